namespace Hillock.Formulas;

/// <summary>Symbolic differentiation by one leaf; each shared part is differentiated once.</summary>
internal sealed class Differentiation(Formula variable)
{
    private readonly Dictionary<Formula, Formula> _done = new(ReferenceEqualityComparer.Instance);

    internal Formula Of(Formula formula)
    {
        foreach (var node in Nodes.Of(formula))
        {
            _done[node] = node switch
            {
                Operation o => Rule(o),
                _ => node.Equals(variable) ? Constant.One : Constant.Zero,
            };
        }

        return _done[formula];
    }

    private Formula Rule(Operation node)
    {
        var derivatives = new Formula[node.Arguments.Count];
        var constant = true;
        for (var i = 0; i < derivatives.Length; i++)
        {
            derivatives[i] = _done[node[i]];
            constant &= Algebra.IsZero(derivatives[i]);
        }

        // A part that does not change has derivative 0 exactly: no rule may turn it into 0 times something infinite.
        return constant ? Constant.Zero : node.Operator.Differentiate(node, derivatives);
    }
}
