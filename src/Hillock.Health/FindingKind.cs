using System.Reflection;

namespace Hillock.Health;

/// <summary>A row of the table of what can be found: its name, where its cause lies, and how much it matters.</summary>
/// <remarks>A row stands beside the code that looks for it, and is found by reflection. A code may be seen at two stages, each with a row.</remarks>
public sealed record FindingKind
{
    private static readonly Lazy<IReadOnlyList<FindingKind>> Table = new(() =>
        [.. typeof(FindingKind).Assembly.GetTypes()
            .Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => f.FieldType == typeof(FindingKind))
            .Select(f => (FindingKind)f.GetValue(null)!)
            .OrderBy(k => k.Stage).ThenBy(k => k.Order)]);

    internal FindingKind(string code, HealthStage stage, int order, FaultArea area, Severity severity, string meaning) =>
        (Code, Stage, Order, Area, Severity, Meaning) = (code, stage, order, area, severity, meaning);

    /// <summary>All rows, by stage and order.</summary>
    public static IReadOnlyList<FindingKind> All => Table.Value;

    /// <summary>Stable name, such as <c>signal.vanishing</c>.</summary>
    public string Code { get; }

    /// <summary>Where it is seen.</summary>
    public HealthStage Stage { get; }

    /// <summary>Its place among what is seen at the stage: of one severity and area, the lower is to be mended first.</summary>
    public int Order { get; }

    /// <summary>Where its cause lies, unless a finding says otherwise.</summary>
    public FaultArea Area { get; }

    /// <summary>How much it matters, unless a finding says otherwise.</summary>
    public Severity Severity { get; }

    /// <summary>What it stands for, in a few words.</summary>
    public string Meaning { get; }

    /// <summary>Whether it is a choice that may do harm: it is the cause where the forecast computes that harm.</summary>
    public bool MayHarm { get; internal init; }

    /// <summary>What comes before the dot of the code.</summary>
    public string Family => Code[..Code.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The first row of a code.</summary>
    /// <exception cref="HillockException">There is none.</exception>
    public static FindingKind Find(string code) => All.FirstOrDefault(k => k.Code == code)
        ?? throw new HillockException($"There is no finding '{code}'.{Suggestions.Ask(code, All.Select(k => k.Code).Distinct())}");

    /// <inheritdoc/>
    public override string ToString() => Code;
}
