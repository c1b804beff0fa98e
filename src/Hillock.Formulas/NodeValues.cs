namespace Hillock.Formulas;

/// <summary>The value of every part of a formula at once.</summary>
internal sealed class NodeValues
{
    private readonly List<Formula> _nodes;
    private readonly int[][] _operands;
    private readonly Dictionary<Formula, int> _places = new(ReferenceEqualityComparer.Instance);
    private readonly double[] _values;

    internal NodeValues(List<Formula> operandsFirst)
    {
        _nodes = operandsFirst;
        for (var i = 0; i < _nodes.Count; i++) _places[_nodes[i]] = i;
        _operands = [.. _nodes.Select(n => n.Arguments.Select(a => _places[a]).ToArray())];
        _values = new double[_nodes.Count];
    }

    /// <summary>The value of one part, after <see cref="Run"/>.</summary>
    internal double this[int place] => _values[place];

    /// <summary>The number of a part.</summary>
    internal int PlaceOf(Formula node) => _places[node];

    /// <summary>Computes all at <paramref name="x"/>.</summary>
    internal void Run(double x)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = _nodes[i] switch
            {
                Constant c => c.Value,
                Parameter p => p.Value,
                Operation o => o.Operator.Evaluate(Operand(i, 0), Operand(i, 1), Operand(i, 2)),
                _ => x,
            };
        }
    }

    private double Operand(int node, int i) => i < _operands[node].Length ? _values[_operands[node][i]] : 0;
}
