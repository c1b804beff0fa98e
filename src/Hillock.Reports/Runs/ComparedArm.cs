using System.Text.Json;

namespace Hillock.Reports.Runs;

/// <summary>One arm of a comparison: its row of the results, and the epochs of its trainings where the folder has them.</summary>
/// <param name="Row">As <c>results.json</c> has it, of this version or an earlier one.</param>
/// <param name="Runs">The epochs of each training that counts.</param>
internal sealed record ComparedArm(JsonElement Row, IReadOnlyList<IReadOnlyList<EpochFigures>> Runs)
{
    /// <summary>As the user wrote it.</summary>
    public string Name => NameOf(Row);

    /// <summary>1 for the best; of an arm that is not ranked, NaN.</summary>
    public double Rank => Row.Number("rank");

    /// <summary>Whether it stands first, or cannot be told from what does.</summary>
    public bool IsTied => Row.Flag("tiedWithBest");

    /// <summary>Mean seconds of training steps; NaN where the folder holds no trainings.</summary>
    public double Seconds => Runs.Select(r => r.Select(e => e.Seconds).Where(double.IsFinite).Sum()).Where(s => s > 0).DefaultIfEmpty(double.NaN).Average();

    /// <summary>What it came to against the best, in two or three words.</summary>
    public string Word => Rank == 1 ? "first" : Row.Flag("leftTheRace") ? "left the race" : IsTied ? "tied" : double.IsFinite(Mean("validation"))
        ? "behind" : "no value";

    /// <summary>The arms of a result, in its order. Of the trainings in the folder, which may hold those of earlier settings and other rates, count those whose
    /// seed, best epoch and value are the result's.</summary>
    public static IReadOnlyList<ComparedArm> Of(FolderFiles files, IReadOnlyList<JsonElement> rows)
    {
        var trainings = Trainings(files).ToLookup(NameOf);
        if (trainings.Count == 0) files.Lacks("The folder holds no trainings, so there are no curves and no times.");
        return [.. rows.Select(row =>
        {
            var left = trainings[NameOf(row)].ToList();
            List<IReadOnlyList<EpochFigures>> runs = [];
            foreach (var score in row.Items("seeds"))
            {
                if (left.FindIndex(t => IsOf(t, score)) is not (>= 0 and var index)) continue;
                runs.Add(EpochFigures.Of(left[index].Items("epochs")));
                left.RemoveAt(index);
            }

            return new ComparedArm(row, runs);
        })];
    }

    /// <summary>The finished trainings of a folder.</summary>
    public static IEnumerable<JsonElement> Trainings(FolderFiles files) =>
        files.Names("trainings").Where(n => n.EndsWith(".json", StringComparison.Ordinal)).Select(files.Json).OfType<JsonElement>();

    /// <summary>The name of an arm in a row or a training; earlier versions compared activations alone.</summary>
    public static string NameOf(JsonElement row) => row.Text("arm") is { Length: > 0 } arm ? arm : row.Text("activation");

    /// <summary>The mean of a figure; NaN where there is none.</summary>
    public double Mean(string figure) => Row.Part(figure)?.Number("mean") ?? double.NaN;

    /// <summary>Its standard deviation; NaN where there is none.</summary>
    public double Deviation(string figure) => Row.Part(figure)?.Number("deviation") ?? double.NaN;

    private static bool IsOf(JsonElement training, JsonElement score) => training.Number("seed") == score.Number("seed")
        && training.Number("bestEpoch") == score.Number("bestEpoch") && Same(training.Number("validation"), score.Number("validation"));

    private static bool Same(double a, double b) => a == b || (!double.IsFinite(a) && !double.IsFinite(b));
}
