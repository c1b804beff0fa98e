using Hillock.Advice;
using Hillock.Data;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Advising;

/// <summary>The advised activation raced against its runners-up on data.</summary>
/// <param name="Held">Whether the advice is best, or cannot be told apart from the best; null where too little was finished to say.</param>
/// <param name="Sentence">What came out of it, with its figures.</param>
/// <param name="Result">The whole comparison.</param>
public sealed record AdviceTrial(bool? Held, string Sentence, ComparisonResult Result)
{
    /// <summary>The recommendation with what was measured beside its evidence.</summary>
    /// <param name="advice">The one that was tried.</param>
    public Recommendation Beside(Recommendation advice)
    {
        ArgumentNullException.ThrowIfNull(advice);
        return advice.WithMeasurement(AdviceTopic.HiddenActivation, Sentence,
            Result.Rows.FirstOrDefault(r => r.Arm == advice.Contenders[0])?.Validation?.Mean);
    }

    /// <summary>Races them, seed by seed.</summary>
    /// <param name="advice">The recommendation for these data.</param>
    /// <param name="spec">The data, and seeds, epochs, threads and folder of the comparison.</param>
    /// <param name="progress">Told of trainings.</param>
    /// <param name="loading">Told of the reading of the data.</param>
    /// <param name="cancel">Stops at the next step; what is finished is kept.</param>
    /// <exception cref="HillockException">A task that cannot be compared, or a specification that cannot be used.</exception>
    public static AdviceTrial Run(
        Recommendation advice, RunSpec spec, IProgress<ComparisonProgress>? progress = null, IProgress<DataProgress>? loading =
            null, CancellationToken cancel = default)
    {
        var race = AdviceRun.Race(advice, spec) ?? throw new HillockException(AdviceRun.WhyNone);
        return Of(advice, Comparison.Run(race, progress, loading, cancel));
    }

    /// <summary>What a comparison of its contenders says of a recommendation.</summary>
    internal static AdviceTrial Of(Recommendation advice, ComparisonResult result)
    {
        var own = result.Rows.First(r => r.Arm == advice.Contenders[0]);
        var best = result.Rows[0];
        if (own.Validation is null || best.Validation is null) return new(
            null, $"Nothing can be said of {own.Arm}: none of its trainings ended with a value.", result);
        if (own.Finished < 2 || best.Finished < 2) return new(null, "One seed cannot rank activations; train with more, such as --seeds 5.", result);
        if (own.Rank == 1) return new(
            true, $"The advice held: {own.Arm} comes first with {Verdict.Percent(own.Validation)} over {own.Finished} seeds{Ties(result, own)}.",
            result);
        var p = own.ToBest?.P is { } value ? FormattableString.Invariant($", p = {value:0.000}") : "";
        var behind =
            $"{100 * (own.Behind ?? 0):0.00} points behind {best.Arm} ({Verdict.Percent(own.Validation)} and {Verdict.Percent(best.Validation)} "
            + $"over {own.Finished} seeds{p})";
        return own.TiedWithBest
            ? new(true, $"The advice held: {own.Arm} is {behind}, a difference that the seeds do not bear out.", result)
            : new(false, $"The advice did not hold here: {own.Arm} is {behind}. Take {best.Arm}.", result);
    }

    private static string Ties(ComparisonResult result, ComparisonRow own)
    {
        var tied = result.Rows.Count(r => r.TiedWithBest && r != own);
        return tied == 0 ? ", apart from all others" : tied == 1 ? ", one other cannot be told apart from it" : $", {tied} others cannot be told apart from it";
    }
}
