namespace Hillock.Formulas;

/// <summary>Rebuilds a formula with other leaves, each shared part once.</summary>
internal sealed class Replacement(Func<Formula, Formula> replaceLeaf)
{
    private readonly Dictionary<Formula, Formula> _done = new(ReferenceEqualityComparer.Instance);

    internal Formula Of(Formula formula)
    {
        foreach (var node in Nodes.Of(formula))
            if (!_done.ContainsKey(node))
                _done[node] = node is Operation o ? Rebuild(o) : replaceLeaf(node);
        return _done[formula];
    }

    private Formula Rebuild(Operation node)
    {
        var arguments = node.Arguments.Select(a => _done[a]).ToArray();
        return arguments.SequenceEqual(node.Arguments, ReferenceEqualityComparer.Instance) ? node : node.Operator.Apply(arguments);
    }
}
