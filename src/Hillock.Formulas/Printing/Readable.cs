namespace Hillock.Formulas.Printing;

/// <summary>A formula as a reader expects it: without what is there only for the sake of the arithmetic.</summary>
/// <remarks>A choice goes where one side of it is the function everywhere, as the series beside <c>sin(u) / u</c> near 0; so does a bound that changes
/// nothing, as in <c>exp(-exp(-max(x, -20)))</c>.</remarks>
public static class Readable
{
    private const int MostRounds = 24;
    private const int FewestTerms = 4;
    private const int LongNumber = 12;
    private const double Agreement = 1e-9;
    private const double Rounding = 1e-14;

    private static readonly double[] Samples =
    [
        0, .. Enumerable.Range(-400, 801).Select(k => k / 16.3),
        .. Enumerable.Range(-60, 141).SelectMany(k => new[] { Math.Pow(10, k / 5.0), -Math.Pow(10, k / 5.0) }),
    ];

    /// <summary>The same function in the form that people write.</summary>
    public static Formula Of(Formula formula)
    {
        for (var round = 0; round < MostRounds && Plainer(formula) is { } plainer; round++) formula = plainer;
        return new Rewriting(o =>
            o.Operator == Operators.Power && o[1].Is(2) && o[0].Is(Operators.Hypot, out var legs) ? Squared(legs[0]) + Squared(legs[1]) : o).Of(formula);
    }

    // The square of a length.
    private static Formula Squared(Formula leg) => leg.Is(1) ? leg : Functions.Pow(leg, 2);

    /// <summary>Whether it holds a series, which only arithmetic needs: numbers with all their digits, several of them.</summary>
    public static bool HasSeries(Formula formula) => Nodes.Of(formula).OfType<Constant>().Count(c => Numbers.Print(c.Value).Length > LongNumber) >= FewestTerms;

    /// <summary>The derivative of the readable form.</summary>
    public static Formula Derivative(Formula formula) => Of(formula).Derivative();

    private static Formula? Plainer(Formula formula)
    {
        (double[] AsGiven, double[] Moved)? values = null;
        foreach (var node in Nodes.Of(formula).OfType<Operation>())
        {
            foreach (var part in Parts(node))
            {
                var plainer = new Rewriting(o => ReferenceEquals(o, node) ? part : o).Of(formula);
                var (asGiven, moved) = values ??= (ValuesOf(formula), ValuesOf(Moved(formula)));
                if (Agree(plainer, asGiven) && (formula.Parameters.Count == 0 || Agree(Moved(plainer), moved))) return plainer;
            }
        }

        return null;
    }

    private static double[] ValuesOf(Formula formula) => [.. Samples.Select(x => formula.Evaluate(x))];

    // What holds for the defaults only, such as a slope of 1, is no reason.
    private static Formula Moved(Formula formula) => formula.Replace(leaf => leaf is Parameter p ? (Formula)((p.Value * 1.25) + (1.0 / 64)) : leaf);

    private static IEnumerable<Formula> Parts(Operation o)
    {
        if (!o.DependsOnX) return [];
        if (o.Operator == Operators.Where) return o[1].Size <= o[2].Size ? [o[1], o[2]] : [o[2], o[1]];
        if (o.Operator != Operators.Max && o.Operator != Operators.Min) return [];
        return o[0] is Constant ? [o[1]] : o[1] is Constant ? [o[0]] : [];
    }

    private static bool Agree(Formula plainer, double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var got = plainer.Evaluate(Samples[i]);
            if (!got.Equals(values[i]) && !(Math.Abs(got - values[i]) <= (Agreement * (1 + Math.Abs(values[i])))
                + (Rounding * Math.Abs(Samples[i])))) return false;
        }

        return true;
    }
}
