using Hillock.Formulas;

namespace Hillock.Health.Checks;

/// <summary>A formula computed exactly as it is written, each step rounded to float32 or left in float64: what a plain
/// implementation elsewhere would give.</summary>
internal sealed class RoundedProgram
{
    private readonly List<Formula> _nodes;
    private readonly int[][] _operands;
    private readonly double[] _values;
    private readonly bool _single;

    public RoundedProgram(Formula formula, bool single)
    {
        _nodes = Nodes.Of(formula);
        var place = new Dictionary<Formula, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < _nodes.Count; i++) place[_nodes[i]] = i;
        _operands = [.. _nodes.Select(n => n.Arguments.Select(a => place[a]).ToArray())];
        _values = new double[_nodes.Count];
        _single = single;
    }

    /// <summary>The value at <paramref name="x"/>.</summary>
    public double Run(double x)
    {
        for (var i = 0; i < _nodes.Count; i++)
        {
            var value = _nodes[i] switch
            {
                Constant c => c.Value,
                Parameter p => p.Value,
                Operation o => o.Operator.Evaluate(Operand(i, 0), Operand(i, 1), Operand(i, 2)),
                _ => x,
            };
            _values[i] = _single ? (float)value : value;
        }

        return _values[^1];
    }

    /// <summary>The first part that is not finite at <paramref name="x"/>, such as <c>exp(x)</c>; null if there is none.</summary>
    public Formula? FirstOverflow(double x)
    {
        Run(x);
        for (var i = 0; i < _nodes.Count; i++)
            if (_nodes[i] is Operation && !double.IsFinite(_values[i])) return _nodes[i];
        return null;
    }

    /// <summary>The sum or difference that loses most digits at <paramref name="x"/>, and how many decimal ones.</summary>
    public (Formula Node, double Digits)? WorstCancellation(double x)
    {
        Run(x);
        (Formula, double)? worst = null;
        double most = 2;
        for (var i = 0; i < _nodes.Count; i++)
        {
            if (_nodes[i] is not Operation o || (o.Operator != Operators.Add && o.Operator != Operators.Subtract)) continue;
            var large = Math.Max(Math.Abs(Operand(i, 0)), Math.Abs(Operand(i, 1)));
            var digits = Math.Min(16, Math.Log10(large / Math.Abs(_values[i])));
            if (digits > most) (worst, most) = ((o, digits), digits);
        }

        return worst;
    }

    private double Operand(int node, int i) => i < _operands[node].Length ? _values[_operands[node][i]] : 0;
}
