namespace Hillock.Health;

/// <summary>Looks for one thing that may be wrong with a subject, or a few that are close; each is a row of the table of findings beside it.</summary>
/// <remarks>A rule is one class. It is found by reflection.</remarks>
/// <typeparam name="T">What it looks at.</typeparam>
internal abstract class FindingRule<T>
{
    private static readonly Lazy<FindingRule<T>[]> Rules = new(() =>
        [.. typeof(FindingRule<T>).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, ContainsGenericParameters: false } && t.IsSubclassOf(typeof(FindingRule<T>)))
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => (FindingRule<T>)Activator.CreateInstance(t)!)]);

    /// <summary>What it finds.</summary>
    public abstract IEnumerable<Finding> Check(T subject);

    /// <summary>What all rules find, in the order of the table.</summary>
    public static IReadOnlyList<Finding> Run(T subject) => [.. Rules.Value.SelectMany(r => r.Check(subject)).OrderBy(f => f.Kind.Order)];
}
