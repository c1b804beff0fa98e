namespace Hillock.Formulas;

/// <summary>Walks over the distinct nodes of a formula.</summary>
internal static class Nodes
{
    /// <summary>Every node object once, operands before what they are in, left to right.</summary>
    internal static List<Formula> Of(Formula root)
    {
        var order = new List<Formula>();
        Visit(root, order, new HashSet<Formula>(ReferenceEqualityComparer.Instance));
        return order;
    }

    private static void Visit(Formula node, List<Formula> order, HashSet<Formula> seen)
    {
        if (!seen.Add(node)) return;
        foreach (var argument in node.Arguments) Visit(argument, order, seen);
        order.Add(node);
    }
}
