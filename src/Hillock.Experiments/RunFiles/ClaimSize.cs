using System.Globalization;
using System.Text.RegularExpressions;

namespace Hillock.Experiments.RunFiles;

/// <summary>How much a claim says: a direction, or a size.</summary>
/// <param name="Text">In words.</param>
/// <param name="Unit">In what it is counted.</param>
/// <param name="Range">What is allowed, in that unit; where a margin counts, without it.</param>
/// <param name="UsesMargin">Whether the margin of the run widens the range on the side where it ends at 0.</param>
internal sealed partial record ClaimSize(string Text, ClaimUnit Unit, ClaimRange Range, bool UsesMargin = false)
{
    private const string Forms = "better, worse, no worse, equal, or a size such as '10 to 15 points', 'at least 20 % fewer', 'at most 0.5 points worse' or "
        + "'up to 20 % fewer'";

    private static readonly string[] More = ["more", "higher", "larger", "greater"];
    private static readonly string[] Less = ["fewer", "less", "lower", "smaller"];
    private static readonly string[] Later = ["slower", "longer", "later"];
    private static readonly string[] Sooner = ["faster", "shorter", "sooner"];

    /// <summary>What the range is with the margin of a run.</summary>
    public ClaimRange Allowed(double? margin) => !UsesMargin || margin is not { } m ? Range
        : new ClaimRange(Range.Low == 0 ? -m : Range.Low, Range.High == 0 ? m : Range.High);

    /// <exception cref="HillockException">It is no size of this measure.</exception>
    public static ClaimSize Read(string text, ClaimMeasure measure)
    {
        var words = Blanks().Replace(text.Trim().ToLowerInvariant(), " ");
        return Plain(words, measure) ?? Figure(words, measure);
    }

    private static ClaimSize? Plain(string words, ClaimMeasure measure)
    {
        var unit = measure is ClaimMeasure.Accuracy or ClaimMeasure.DeadUnits ? ClaimUnit.Points : ClaimUnit.Percent;
        var ahead = new ClaimRange(0, double.PositiveInfinity, OpenLow: true);
        var notBehind = new ClaimRange(0, double.PositiveInfinity);
        var good = measure == ClaimMeasure.Accuracy;
        return words switch
        {
            "better" => new(words, unit, good ? ahead : ahead.Mirror()),
            "worse" => new(words, unit, good ? ahead.Mirror() : ahead),
            "no worse" => new(words, unit, good ? notBehind : notBehind.Mirror(), UsesMargin: true),
            "equal" => new(words, unit, new ClaimRange(0, 0), UsesMargin: true),
            _ => null,
        };
    }

    private static ClaimSize Figure(string words, ClaimMeasure measure)
    {
        var match = Size().Match(words);
        if (!match.Success) throw Wrong(words, $"it must be {Forms}");
        var unit = match.Groups["unit"].Value.StartsWith("point", StringComparison.Ordinal) ? ClaimUnit.Points : ClaimUnit.Percent;
        if (unit == ClaimUnit.Points && measure is not (ClaimMeasure.Accuracy or ClaimMeasure.DeadUnits))
            throw Wrong(words, $"{ClaimText.Word(measure)} are counted in %, such as 'at least 20 % fewer'");
        if (unit == ClaimUnit.Percent && measure == ClaimMeasure.DeadUnits)
            throw Wrong(words, "dead units are a share of the units and counted in points, such as 'at least 20 points fewer'");
        var first = Number(match.Groups["a"].Value);
        var range = (match.Groups["bound"].Value, match.Groups["b"]) switch
        {
            ("", { Success: true } b) when Number(b.Value) >= first => new ClaimRange(first, Number(b.Value)),
            ("", { Success: true }) => throw Wrong(words, "the smaller figure comes first"),
            ("at least", { Success: false }) => new ClaimRange(first, double.PositiveInfinity),
            ("at most", { Success: false }) => new ClaimRange(double.NegativeInfinity, first),
            ("up to", { Success: false }) => new ClaimRange(0, first, OpenLow: true),
            ("", _) => throw Wrong(words, "no measurement is one figure exactly; say at least, at most or up to, or give a range such as '10 to 15 points'"),
            _ => throw Wrong(words, "a range needs no 'at least', 'at most' or 'up to'; give one of the two"),
        };
        return new ClaimSize(words, unit, IsMore(match.Groups["way"].Value, measure) ? range : range.Mirror());
    }

    private static bool IsMore(string way, ClaimMeasure measure)
    {
        var good = measure == ClaimMeasure.Accuracy;
        var timed = measure is ClaimMeasure.Epochs or ClaimMeasure.StepTime;
        if ((Later.Contains(way) || Sooner.Contains(way)) && !timed)
            throw Wrong(way, $"{ClaimText.Word(measure)} is no time; say more, fewer, better or worse, or make the claim about epochs or step time");
        return way switch
        {
            "" or "better" => good,
            "worse" => !good,
            _ => More.Contains(way) || Later.Contains(way),
        };
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static HillockException Wrong(string text, string expected) => new($"claimed says '{text}', but {expected}.");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\A((?<bound>at least|at most|up to) )?(?<a>\d{1,9}(\.\d{1,9})?)( ?(to|-|–) ?(?<b>\d{1,9}(\.\d{1,9})?))? ?(?<unit>%|per ?cent|points?)"
        + @"( (?<way>better|worse|more|higher|larger|greater|fewer|less|lower|smaller|slower|longer|later|faster|shorter|sooner))?\z")]
    private static partial Regex Size();
}
