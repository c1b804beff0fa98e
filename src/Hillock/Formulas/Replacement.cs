namespace Hillock.Formulas;

/// <summary>Rebuilds a formula with other leaves, each shared part once.</summary>
internal sealed class Replacement(Func<Formula, Formula> replaceLeaf)
{
    private readonly Dictionary<Formula, Formula> _done = new(ReferenceEqualityComparer.Instance);

    internal Formula Of(Formula node)
    {
        if (_done.TryGetValue(node, out var known)) return known;
        return _done[node] = node is Operation o ? Rebuild(o) : replaceLeaf(node);
    }

    private Formula Rebuild(Operation node)
    {
        var arguments = node.Arguments.Select(Of).ToArray();
        return arguments.SequenceEqual(node.Arguments, ReferenceEqualityComparer.Instance) ? node : node.Operator.Apply(arguments);
    }
}
