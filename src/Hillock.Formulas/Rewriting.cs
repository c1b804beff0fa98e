namespace Hillock.Formulas;

/// <summary>Rewrites every operation of a formula, operands first; each shared part once.</summary>
internal sealed class Rewriting(Func<Operation, Formula> rewrite)
{
    private readonly Dictionary<Formula, Formula> _done = new(ReferenceEqualityComparer.Instance);

    internal Formula Of(Formula formula)
    {
        foreach (var part in Nodes.Of(formula))
            _done[part] = part is Operation o ? rewrite(Rebuilt(o)) : part;
        return _done[formula];
    }

    private Operation Rebuilt(Operation o)
    {
        var operands = o.Arguments.Select(a => _done[a]).ToArray();
        return operands.SequenceEqual(o.Arguments, ReferenceEqualityComparer.Instance) ? o : (Operation)o.Operator.Apply(operands);
    }
}
