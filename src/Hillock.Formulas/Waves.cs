namespace Hillock.Formulas;

/// <summary>What a formula with sines and cosines may reach where samples are too thin to follow them.</summary>
/// <remarks>A look at samples shows what the waves reach only where none of them turns far between two of them, or over a whole period. Elsewhere
/// parts without waves are taken from the samples, and interval arithmetic bounds the rest: never too tight, sometimes too wide.</remarks>
public sealed class Waves
{
    private const double Turn = 0.6;
    private const int MostSteps = 30_000_000;
    private const int LargestRatio = 48;

    private readonly List<Formula> _nodes;
    private readonly int[][] _operands;
    private readonly bool[] _isWavy;
    private readonly int[] _turning;
    private readonly NodeValues _values;
    private readonly Interval[] _bounds;
    private readonly double _period;
    private readonly double[] _low, _high;

    private Waves(Formula formula)
    {
        _nodes = Nodes.Of(formula);
        _values = new NodeValues(_nodes);
        _operands = [.. _nodes.Select(n => n.Arguments.Select(_values.PlaceOf).ToArray())];
        _isWavy = new bool[_nodes.Count];
        for (var i = 0; i < _nodes.Count; i++) _isWavy[i] = WaveTerms.IsWave(_nodes[i]) || _operands[i].Any(o => _isWavy[o]);
        _turning = [.. Enumerable.Range(0, _nodes.Count).Where(i => WaveTerms.IsWave(_nodes[i])).Select(i => _operands[i][0]).Distinct()];
        _bounds = new Interval[_nodes.Count];
        (_low, _high) = (new double[_nodes.Count], new double[_nodes.Count]);
        _period = Period();
    }

    /// <summary>Bounds of what <paramref name="part"/> takes between places too far apart for its waves; null where there are none.</summary>
    /// <param name="part">A formula that makes no choice.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="places">Where it was looked at, ascending.</param>
    public static Interval? Between(Formula part, double from, double to, IEnumerable<double> places)
    {
        if (!Nodes.Of(part).Any(WaveTerms.IsWave)) return null;
        double[] ends = [from, .. places.Where(x => x > from && x < to), to];
        var waves = new Waves(WaveTerms.Apart(part));
        return (long)ends.Length * waves._nodes.Count > MostSteps ? part.Bounds(new Interval(from, to)) : waves.Sweep(ends);
    }

    /// <summary>What the sines and cosines of <paramref name="formula"/> are of, each once.</summary>
    internal static Formula[] Operands(Formula formula) => [.. Nodes.Of(formula).Where(WaveTerms.IsWave).Select(n => n.Arguments[0]).Distinct()];

    private Interval? Sweep(double[] ends)
    {
        var (reach, run) = ((Interval?)null, 0.0);
        Look(ends[0], _low);
        for (var i = 1; i < ends.Length; i++)
        {
            Look(ends[i], _high);
            Bound(new Interval(ends[i - 1], ends[i]));
            var isDense = _turning.All(t => _bounds[t].High - _bounds[t].Low <= Turn);
            run = isDense ? run + (ends[i] - ends[i - 1]) : 0;
            if (double.IsFinite(_period) && run >= _period) return null;
            if (!isDense) reach = reach?.Join(_bounds[^1]) ?? _bounds[^1];
            Array.Copy(_high, _low, _low.Length);
        }

        return reach;
    }

    private void Look(double x, double[] values)
    {
        if (double.IsFinite(x)) _values.Run(x);
        for (var i = 0; i < values.Length; i++)
            if (!_isWavy[i]) values[i] = double.IsFinite(x) ? _values[i] : _nodes[i].Evaluate(x);
    }

    private void Bound(Interval x)
    {
        for (var i = 0; i < _bounds.Length; i++)
        {
            if (_isWavy[i] || double.IsNaN(_low[i]) || double.IsNaN(_high[i])) _bounds[i] = Calculated(i, x);
            else _bounds[i] = new(Math.Min(_low[i], _high[i]), Math.Max(_low[i], _high[i]));
        }
    }

    private Interval Calculated(int i, Interval x)
    {
        if (_nodes[i] is not Operation { Operator: var op }) return x;
        return op.Range(Operand(0), Operand(1), Operand(2));

        Interval Operand(int k) => k < _operands[i].Length ? _bounds[_operands[i][k]] : default;
    }

    // Of a formula in which x stands in waves of lines only, whose slopes are to each other as small whole numbers; else infinite.
    private double Period()
    {
        var lines = new Affine(_nodes);
        var slopes = new List<double>();
        for (var i = 0; i < _nodes.Count; i++)
        {
            if (!_nodes[i].DependsOnX || lines.Of(_nodes[i]) is not null) continue;
            foreach (var operand in _operands[i].Where(o => lines.Of(_nodes[o]) is { Slope: not 0 }))
            {
                if (!WaveTerms.IsWave(_nodes[i])) return double.PositiveInfinity;
                slopes.Add(Math.Abs(lines.Of(_nodes[operand])!.Value.Slope));
            }
        }

        if (slopes.Count == 0) return double.PositiveInfinity;
        for (var whole = 1; whole <= LargestRatio; whole++)
            if (slopes.All(s => IsWhole(s * whole / slopes[0])))
                return 2 * Math.PI * whole / slopes[0];
        return double.PositiveInfinity;
    }

    private static bool IsWhole(double ratio) => Math.Abs(ratio - Math.Round(ratio)) <= 1e-12 * ratio && Math.Round(ratio) >= 1;
}
