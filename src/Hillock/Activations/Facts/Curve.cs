using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>One piece of a formula with its derivatives, sampled where the formula has something to show.</summary>
internal sealed class Curve
{
    private const int FewestSteps = 64;
    private const int PerDecade = 4;
    private const int Smallest = -12;
    private const int Largest = 12;

    private readonly Dictionary<Formula, Interval?> _unseen = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<Formula> _bend;
    private readonly Lazy<double[]> _ys, _slopes, _bends;

    internal Curve(FormulaPiece piece, Features features)
    {
        Piece = piece;
        Features = features;
        Slope = piece.Formula.Derivative();
        Xs = Places(piece.From, piece.To);
        _ys = new(() => Sample(piece.Formula));
        _slopes = new(() => Sample(Slope));
        _bend = new(() => Slope.Derivative());
        _bends = new(() => Sample(Bend));
    }

    internal FormulaPiece Piece { get; }

    internal Features Features { get; }

    internal double From => Piece.From;

    internal double To => Piece.To;

    internal Formula Value => Piece.Formula;

    /// <summary>The first derivative.</summary>
    internal Formula Slope { get; }

    /// <summary>The second derivative.</summary>
    internal Formula Bend => _bend.Value;

    /// <summary>Places strictly inside, ascending.</summary>
    internal double[] Xs { get; }

    internal double[] Ys => _ys.Value;

    internal double[] Slopes => _slopes.Value;

    internal double[] Bends => _bends.Value;

    /// <summary>Bounds of a part of it that hold for certain.</summary>
    internal Interval Bounds(Formula part) => part.Bounds(new Interval(From, To));

    /// <summary>Bounds of what a part of it may reach by its waves where the samples do not show it; null where they do.</summary>
    internal Interval? Unseen(Formula part)
    {
        if (!_unseen.TryGetValue(part, out var known)) _unseen[part] = known = Waves.Between(part, From, To, Xs);
        return known;
    }

    private double[] Sample(Formula formula)
    {
        var values = new double[Xs.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = formula.Program.Run(Xs[i], null, out var overflowed);

            // Of a part that has overflowed nothing is learnt.
            values[i] = overflowed ? double.NaN : value;
        }

        return values;
    }

    private double[] Places(double from, double to)
    {
        var grid = Features.Grid;
        var xs = new List<double>(grid.Length + 256);
        foreach (var x in grid) Add(x);
        if (double.IsFinite(to - from))
            for (var i = 1; i < FewestSteps; i++) Add(from + ((to - from) * i / FewestSteps));
        Towards(from, 1);
        Towards(to, -1);
        return [.. xs.Distinct().Order()];

        void Towards(double end, int inwards)
        {
            if (!double.IsFinite(end)) return;
            var width = Features.WidthAt(end);
            for (var k = Smallest * PerDecade; k <= Largest * PerDecade; k++) Add(end + (inwards * width * Math.Pow(10, (double)k / PerDecade)));
        }

        void Add(double x)
        {
            if (x > from && x < to) xs.Add(x);
        }
    }
}
