using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>One piece of a formula with its derivatives, sampled.</summary>
internal sealed class Curve
{
    private const double Nearby = 50;
    private const int PerUnit = 50;
    private const int FewestSteps = 64;
    private const int PerDecade = 8;
    private const int Smallest = -12;
    private const int Largest = 12;

    internal Curve(FormulaPiece piece)
    {
        Piece = piece;
        Slope = piece.Formula.Derivative();
        Bend = Slope.Derivative();
        Xs = [.. Grid(piece.From, piece.To)];
        Ys = Sample(piece.Formula);
        Slopes = Sample(Slope);
        Bends = Sample(Bend);
    }

    internal FormulaPiece Piece { get; }

    internal double From => Piece.From;

    internal double To => Piece.To;

    internal Formula Value => Piece.Formula;

    /// <summary>The first derivative.</summary>
    internal Formula Slope { get; }

    /// <summary>The second derivative.</summary>
    internal Formula Bend { get; }

    /// <summary>Places strictly inside, ascending: evenly near 0, and in powers of ten towards 0, the ends and infinity.</summary>
    internal double[] Xs { get; }

    internal double[] Ys { get; }

    internal double[] Slopes { get; }

    internal double[] Bends { get; }

    /// <summary>Bounds of a part of it that hold for certain.</summary>
    internal Interval Bounds(Formula part) => part.Bounds(new Interval(From, To));

    private double[] Sample(Formula formula)
    {
        var values = new double[Xs.Length];
        for (var i = 0; i < values.Length; i++) values[i] = formula.Program.Run(Xs[i]);
        return values;
    }

    private static SortedSet<double> Grid(double from, double to)
    {
        var xs = new SortedSet<double>();
        var (near, far) = (Math.Max(from, -Nearby), Math.Min(to, Nearby));
        var steps = Math.Max(FewestSteps, (int)((far - near) * PerUnit));
        for (var i = 0; i <= steps && far > near; i++) Add(near + ((far - near) * i / steps));
        Add(0);
        foreach (var distance in Distances())
        {
            Add(distance);
            Add(-distance);
            if (from != 0 && double.IsFinite(from)) Add(from + distance);
            if (to != 0 && double.IsFinite(to)) Add(to - distance);
        }

        return xs;

        void Add(double x)
        {
            if (x > from && x < to) xs.Add(x);
        }
    }

    private static IEnumerable<double> Distances() =>
        Enumerable.Range(Smallest * PerDecade, ((Largest - Smallest) * PerDecade) + 1).Select(k => Math.Pow(10, (double)k / PerDecade));
}
