namespace Hillock.Formulas;

/// <summary>Walks over the distinct nodes of a formula.</summary>
public static class Nodes
{
    /// <summary>Every node object once, operands before what they are in, left to right.</summary>
    public static List<Formula> Of(Formula root)
    {
        // With a stack of its own: a deep formula must not need a deep thread.
        var order = new List<Formula>();
        var seen = new HashSet<Formula>(ReferenceEqualityComparer.Instance) { root };
        var open = new Stack<(Formula Node, int Next)>();
        open.Push((root, 0));
        while (open.TryPop(out var place))
        {
            var (node, next) = place;
            if (next == node.Arguments.Count)
            {
                order.Add(node);
                continue;
            }

            open.Push((node, next + 1));
            if (seen.Add(node.Arguments[next])) open.Push((node.Arguments[next], 0));
        }

        return order;
    }
}
