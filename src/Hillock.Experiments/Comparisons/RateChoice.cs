using System.Text.RegularExpressions;
using Hillock.Data;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Comparisons;

/// <summary>From what a run says of rates to the grid that its arms choose from.</summary>
internal static partial class RateChoice
{
    private const double MostSeconds = 120;
    private const int FirstTries = 4;

    private static readonly int[] Three = [-1, 0, 1];

    /// <exception cref="HillockException">Rates are given twice.</exception>
    public static RateGrid Of(RunSpec spec, IReadOnlyList<Factor> factors, IReadOnlyList<Arm> arms, DataSet data, BlockDesign design)
    {
        var given = spec.Fit.Rate is not null || HasRate().IsMatch(spec.Fit.Optimizer)
            || factors.Any(f => f.Option == "rate" || (f.Option == "optimizer" && f.Values.Any(v => HasRate().IsMatch(v))));
        if (spec.Design.Rates is { } asked && asked is not ["own"])
        {
            if (given) throw new HillockException(
                "rates lets each arm choose its learning rate, but one is given too (rate, or in the optimizer, or varied); give one of the two.");
            return asked is ["auto"] ? RateGrid.Auto(design.Blocks.Count)
                : new RateGrid([0], false, [.. asked.Select(t => ValueText.Number("rates", t, v => v > 0, "a rate above 0"))], design.Blocks.Count);
        }

        // A number of epochs is a recipe of one's own; where none is given, the rate is looked for as the end is.
        if (given || spec.Fit.Epochs is not null || spec.Design is { Quick: true } or { Rates: ["own"] } or { Budget: not null } || arms.Count < 2
            || design.Blocks.Count < 2) return RateGrid.Own;
        return Usual(arms, data, design);
    }

    // As many of the blocks as take two core-minutes in all, else no choice. Slow rates beyond the edge cost most, so they are looked at only where all blocks
    // are cheap.
    private static RateGrid Usual(IReadOnlyList<Arm> arms, DataSet data, BlockDesign design)
    {
        var seconds = arms.Sum(a => Pace.Seconds(a, data));
        foreach (var blocks in new[] { design.Blocks.Count, 5, 3, 1 }.Where(b => b <= design.Blocks.Count))
            if (seconds * (design.Blocks.Count + (FirstTries * blocks)) <= MostSeconds) return new RateGrid(Three, blocks == design.Blocks.Count, null, blocks);
        return RateGrid.Own;
    }

    [GeneratedRegex(@"\b(rate|lr|learning_rate)\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex HasRate();
}
