namespace Hillock.Health.Fixes;

/// <summary>Proposes one fix, or a few of one name, for what was found.</summary>
/// <remarks>A rule is one class. It is found by reflection in the assembly of what it mends.</remarks>
/// <typeparam name="T">What it mends.</typeparam>
public abstract class FixRule<T>
{
    private static readonly Lazy<IReadOnlyList<FixRule<T>>> Rules = new(() =>
        [.. typeof(T).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, ContainsGenericParameters: false } && t.IsSubclassOf(typeof(FixRule<T>)))
            .Select(t => (FixRule<T>)Activator.CreateInstance(t, nonPublic: true)!)
            .OrderBy(r => r.Order)]);

    /// <summary>All rules, in order.</summary>
    public static IReadOnlyList<FixRule<T>> All => Rules.Value;

    /// <summary>Name of its fixes, such as <c>batch-norm</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Its place: of two fixes of one size, the lower is tried first.</summary>
    public abstract int Order { get; }

    /// <summary>The findings it answers to: codes, or beginnings of codes with <c>*</c> behind.</summary>
    public abstract IReadOnlyList<string> Answers { get; }

    /// <summary>The fixes; none where it has nothing to change.</summary>
    public abstract IEnumerable<Fix> For(T subject);

    /// <summary>Whether it answers to a finding.</summary>
    public bool AnswersTo(FindingKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Answers.Any(a => Matches(a, kind.Code));
    }

    /// <summary>Whether a code is one that an entry of <see cref="Answers"/> stands for.</summary>
    public static bool Matches(string answer, string code)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(code);
        return answer.EndsWith('*') ? code.StartsWith(answer[..^1], StringComparison.Ordinal) : code == answer;
    }
}
