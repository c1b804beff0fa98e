namespace Hillock.Health.Checks;

/// <summary>Compares a derivative with differences of the function: central where it is smooth, one-sided at kinks.</summary>
internal sealed class SlopeComparison(Subject subject, Func<double, double> derivative, string name, SlopeKinds kinds, string advice)
{
    private double _scale;
    private double _worst;

    /// <summary>How many points were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Points that no difference could judge.</summary>
    public int Skipped { get; private set; }

    /// <summary>The largest relative disagreement.</summary>
    public double Worst => _worst;

    /// <summary>What is wrong; the worst x of the smooth part, and each kink with a value of neither side.</summary>
    public IReadOnlyList<Finding> Run()
    {
        _scale = SamplePoints.Usual.Where(x => Math.Abs(x) <= 3).Select(x => Math.Abs(subject.Derivative(x))).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        Finding? worst = null;
        double most = 0;
        var wrong = 0;
        foreach (var x in SamplePoints.Wide)
        {
            var finding = At(x, out var excess);
            if (finding is null) continue;
            wrong++;
            if (excess <= most) continue;
            (worst, most) = (finding, excess);
        }

        var findings = new List<Finding>();
        if (worst is not null) findings.Add(worst with { Message = $"{worst.Message} It disagrees at {wrong:N0} of {Compared:N0} points; this is the worst." });
        findings.AddRange(subject.Breaks.Of(BreakKind.Kink).Select(Kink).OfType<Finding>());
        return findings;
    }

    /// <summary>The finding that nothing was compared.</summary>
    public static Finding Unchecked(SlopeKinds kinds) =>
        new(kinds.Unchecked, "At no place could differences judge the derivative: the values are not finite, or all rounding.",
        "See the findings on values; then check again.")
        { Severity = Severity.Warning };

    private Finding? At(double x, out double excess)
    {
        excess = 0;
        var step = Math.Min(Math.Min(0.05 * Math.Max(1, Math.Abs(x)), 0.25), 0.8 * subject.Breaks.Distance(x));
        if (step < 1e-6 * Math.Max(1, Math.Abs(x)) || !double.IsFinite(subject.Value(x))) return null;
        var (expected, error) = Differences.Central(subject.Value, x, step);

        // A difference cannot see what is below the rounding of the value.
        var noise = 1e-13 * Math.Abs(subject.Value(x)) / step;
        if (!double.IsFinite(expected) || error > 1e-3 * (Math.Abs(expected) + _scale))
        {
            Skipped++;
            return null;
        }

        Compared++;
        var got = derivative(x);

        // Far out that is overflow, which has a check of its own.
        if (!double.IsFinite(got) && Math.Abs(x) > 30) return null;
        var off = Math.Abs(got - expected);
        var size = Math.Abs(expected) + Math.Abs(got) + (1e-3 * _scale);
        if (double.IsFinite(off) && size > 0) _worst = Math.Max(_worst, Math.Max(0, off - (10 * (error + noise))) / size);
        if (off <= (50 * error) + (100 * noise) + (1e-6 * size)) return null;

        // Differences of something that swings within a step can agree by chance, but not for two steps.
        var (again, _) = Differences.Central(subject.Value, x, step / 7.3);
        if (Math.Abs(again - expected) > 0.1 * off) return null;
        excess = double.IsFinite(off) ? off / size : 10;
        return new(excess > 1e-3 ? kinds.Wrong : kinds.Inaccurate,
            $"{name} is {NumberWords.Number(got)} at x = {NumberWords.Number(x)}; differences of the function give {NumberWords.Number(expected)}.", advice)
        { X = x, Expected = expected, Got = got };
    }

    private Finding? Kink(BreakPoint kink)
    {
        var got = derivative(kink.X);
        var (low, high) = (Math.Min(kink.Left, kink.Right), Math.Max(kink.Left, kink.Right));
        var slack = 1e-4 * (1 + Math.Abs(low) + Math.Abs(high));
        if (got >= low - slack && got <= high + slack) return null;
        return new(kinds.Kink,
            $"{name} is {NumberWords.Number(got)} at the kink x = {NumberWords.Number(kink.X)}; the slopes beside it are {NumberWords.Number(kink.Left)} "
                + $"and {NumberWords.Number(kink.Right)}.",
            "Use the slope of one side there; PyTorch takes the flat side.")
        { X = kink.X, Expected = kink.Left, Got = got };
    }
}
