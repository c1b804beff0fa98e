namespace Hillock.Formulas.Printing;

/// <summary>A formula as a list of distinct parts, operands first; equal parts are one, however often they occur.</summary>
internal sealed class ValueGraph
{
    private readonly List<Node> _nodes = [];

    internal ValueGraph(Formula formula)
    {
        var leaves = new Dictionary<Formula, int>();
        var operations = new Dictionary<(Operator, int, int, int), int>();
        var places = new Dictionary<Formula, int>(ReferenceEqualityComparer.Instance);
        foreach (var part in Hillock.Formulas.Nodes.Of(formula))
        {
            int place;
            if (part is Operation o)
            {
                var operands = o.Arguments.Select(a => places[a]).ToArray();
                var key = (o.Operator, operands[0], operands.ElementAtOrDefault(1), operands.ElementAtOrDefault(2));
                if (!operations.TryGetValue(key, out place))
                {
                    operations[key] = place = Add(part, operands);
                    foreach (var operand in operands) _nodes[operand].Uses++;
                }
            }
            else if (!leaves.TryGetValue(part, out place)) leaves[part] = place = Add(part, []);

            places[part] = place;
        }
    }

    /// <summary>The parts; the last is the whole.</summary>
    internal IReadOnlyList<Node> Nodes => _nodes;

    private int Add(Formula part, int[] operands)
    {
        _nodes.Add(new Node(part, operands));
        return _nodes.Count - 1;
    }

    internal sealed class Node(Formula part, int[] operands)
    {
        internal Formula Part { get; } = part;

        internal IReadOnlyList<int> Operands { get; } = operands;

        internal int Uses { get; set; }
    }
}
