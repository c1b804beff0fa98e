using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.AcrossData;

/// <summary>What the same comparison found on several data sets.</summary>
public sealed record AcrossResult
{
    /// <summary>One for each data set, in their order; those that are done.</summary>
    public required IReadOnlyList<ComparisonResult> Results { get; init; }

    /// <summary>The arms, the lowest mean rank first.</summary>
    public required IReadOnlyList<AcrossRow> Rows { get; init; }

    /// <summary>p of Friedman's test with Iman and Davenport's correction, that all arms are alike; null below two data sets or two arms.</summary>
    public double? FriedmanP { get; init; }

    /// <summary>Difference of mean ranks that Nemenyi's test shows at 5 %; null below two data sets or two arms.</summary>
    public double? CriticalDifference { get; init; }

    /// <summary>Groups of arms that cannot be told apart, the lowest ranks first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups { get; init; } = [];

    /// <summary>What came out, in plain sentences.</summary>
    public required string Verdict { get; init; }

    /// <summary>Data sets that were planned.</summary>
    public required int Planned { get; init; }

    /// <summary>Folder of the run; a folder a data set lies in it.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The one line that repeats the run.</summary>
    public string Command { get; init; } = "";

    /// <summary>Whether some trainings are missing, because the run was stopped.</summary>
    public bool Interrupted => Results.Count < Planned || Results.Any(r => r.Interrupted);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
