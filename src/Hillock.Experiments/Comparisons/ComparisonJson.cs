using System.Text.Json;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>The stable JSON of a comparison; what is not a finite number is null.</summary>
public static class ComparisonJson
{
    /// <summary>The result as indented JSON.</summary>
    public static string Write(ComparisonResult result) => JsonText.Document(json => Write(json, result));

    private static void Write(Utf8JsonWriter json, ComparisonResult result)
    {
        DataHead.Write(json, result.Data, result.Task, result.TargetColumn, result.TargetIsGuess);
        json.WriteString("network", result.Network);
        json.WriteString("metric", result.Metric);
        json.WriteBoolean("higherIsBetter", result.HigherIsBetter);
        json.Measure("target", result.Target);
        json.WriteString("design", result.Design);
        Array(json, "factors", result.Factors, Factor);
        Array(json, "seeds", result.Seeds, (j, seed) => j.WriteNumberValue(seed));
        json.WriteNumber("trainings", result.Planned);
        json.WriteNumber("finished", result.Finished);
        json.WriteNumber("spared", result.Spared);
        json.WriteBoolean("outOfTime", result.OutOfTime);
        json.WriteString("baseline", result.Baseline);
        if (result.Claim is { } claim) ClaimJson.Write(json, claim);
        else json.WriteNull("claim");
        Array(json, "results", result.Rows, (j, row) => Row(j, row, Place(result)));
        if (result.Effects is { } effects) Effects(json, effects);
        else json.WriteNull("effects");
        json.WriteString("verdict", result.Verdict);
        Array(json, "leftOut", result.LeftOut, (j, text) => j.WriteStringValue(text));
        DataHead.Warnings(json, result.Warnings);
        json.WriteString("folder", result.Folder);
        json.WriteString("command", result.Command);
    }

    // Which of an arm's values is its activation; -1 where none is.
    private static int Place(ComparisonResult result) => result.Factors.ToList().FindIndex(f => f.Option == "activations");

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }

    private static void Factor(Utf8JsonWriter json, Factor factor)
    {
        json.WriteStartObject();
        json.WriteString("option", factor.Option);
        Array(json, "values", factor.Values, (j, value) => j.WriteStringValue(value));
        json.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter json, ComparisonRow row, int activation)
    {
        json.WriteStartObject();
        json.WriteString("arm", row.Arm);
        if (activation >= 0) json.WriteString("activation", row.Levels.Count > activation ? row.Levels[activation] : row.Arm);
        Array(json, "levels", row.Levels, (j, level) => j.WriteStringValue(level));
        json.WriteNumber("rank", row.Rank);
        json.WriteBoolean("tiedWithBest", row.TiedWithBest);
        Pair(json, "validation", row.Validation);
        Pair(json, "test", row.Test);
        Pair(json, "validationError", row.ValidationError);
        Pair(json, "testError", row.TestError);
        json.Measure("median", row.Median);
        json.Measure("interquartileMean", row.InterquartileMean);
        json.Measure("behind", row.Behind);
        json.Measure("pValue", row.ToBest?.P);
        Pair(json, "toBest", row.ToBest);
        Pair(json, "toBaseline", row.ToBaseline);
        json.Measure("rate", row.Rate);
        Array(json, "rates", row.Rates, Rate);
        json.Measure("epochs", row.Epochs);
        json.Measure("epochsToTarget", row.EpochsToTarget);
        json.Measure("secondsToTarget", row.SecondsToTarget);
        json.WriteNumber("reachedTarget", row.ReachedTarget);
        json.Measure("microsecondsPerStep", row.MicrosecondsPerStep);
        json.Measure("deadShare", row.DeadShare);
        json.Measure("gradientRatio", row.GradientRatio);
        json.WriteNumber("diverged", row.Diverged);
        json.WriteNumber("stillImproving", row.StillImproving);
        json.WriteBoolean("leftTheRace", row.Dropped);
        json.WriteNumber("finished", row.Finished);
        Array(json, "seeds", row.Seeds, Score);
        json.WriteEndObject();
    }

    private static void Score(Utf8JsonWriter json, SeedScore score)
    {
        json.WriteStartObject();
        json.WriteNumber("seed", score.Seed);
        json.WriteString("split", score.Split);
        json.Measure("validation", score.Validation);
        json.Measure("test", score.Test);
        json.WriteNumber("bestEpoch", score.BestEpoch);
        json.WriteNumber("epochs", score.Epochs);
        json.WriteBoolean("stillImproving", score.StillImproving);
        json.WriteBoolean("diverged", score.Diverged);
        json.WriteEndObject();
    }

    private static void Rate(Utf8JsonWriter json, RateScore rate)
    {
        json.WriteStartObject();
        json.Measure("rate", rate.Rate);
        Pair(json, "validation", rate.Validation);
        json.WriteNumber("finished", rate.Finished);
        json.WriteNumber("diverged", rate.Diverged);
        json.WriteBoolean("chosen", rate.Chosen);
        json.WriteEndObject();
    }

    private static void Pair(Utf8JsonWriter json, string name, PairResult? pair)
    {
        if (pair is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("than", pair.Than);
        json.WriteNumber("units", pair.Units);
        json.Measure("difference", pair.Difference);
        json.Measure("low", pair.Low);
        json.Measure("high", pair.High);
        json.Measure("pValue", pair.P);
        json.Measure("adjustedPValue", pair.AdjustedP);
        json.Measure("wilcoxonPValue", pair.WilcoxonP);
        json.WriteBoolean("apart", pair.Apart);
        json.WriteString("limit", pair.Limit);
        if (pair.UnitsNeeded is { } needed) json.WriteNumber("unitsNeeded", needed);
        else json.WriteNull("unitsNeeded");
        json.Measure("probabilityBetter", pair.ProbabilityBetter);
        json.WriteNumber("wins", pair.Wins);
        json.WriteNumber("ties", pair.Ties);
        json.WriteNumber("losses", pair.Losses);
        json.WriteString("margin", pair.Within);
        json.WriteEndObject();
    }

    private static void Effects(Utf8JsonWriter json, FactorEffects effects)
    {
        json.WriteStartObject("effects");
        Array(json, "main", effects.Main, (j, e) =>
        {
            j.WriteStartObject();
            j.WriteString("factor", e.Factor);
            j.WriteString("level", e.Level);
            j.Measure("mean", e.Mean);
            j.Measure("gain", e.Gain);
            j.Measure("low", e.Low);
            j.Measure("high", e.High);
            j.Measure("adjustedPValue", e.P);
            j.WriteEndObject();
        });
        Array(json, "interactions", effects.Interactions, (j, e) =>
        {
            j.WriteStartObject();
            j.WriteString("factor", e.Factor);
            j.WriteString("level", e.Level);
            j.WriteString("other", e.Other);
            j.WriteString("otherLevel", e.OtherLevel);
            j.Measure("gainWith", e.With);
            j.Measure("gainWithout", e.Without);
            j.Measure("difference", e.Difference);
            j.Measure("low", e.Low);
            j.Measure("high", e.High);
            j.Measure("adjustedPValue", e.P);
            j.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Pair(Utf8JsonWriter json, string name, Spread? spread)
    {
        json.WriteStartObject(name);
        json.Measure("mean", spread?.Mean);
        json.Measure("deviation", spread?.Deviation);
        json.WriteEndObject();
    }
}
