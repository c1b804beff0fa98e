namespace Hillock.Formulas;

/// <summary>Rewrites a formula bottom-up until no rule applies; each shared part once.</summary>
internal sealed class Simplifier
{
    // Every rule shortens the formula or moves it towards one order, so this bound is never met; it is here so that a
    // mistake in a rule shows as a test that fails, not as one that hangs.
    private const int MostSteps = 200;

    private readonly Dictionary<Formula, Formula> _done = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Formula, Formula> _equal = [];

    internal Formula Simplify(Formula formula)
    {
        // Operands first, so that no call goes deep.
        foreach (var node in Nodes.Of(formula)) Part(node);
        return Part(formula);
    }

    private Formula Part(Formula node)
    {
        if (node is not Operation o) return node;
        if (_done.TryGetValue(node, out var known)) return known;
        var arguments = new Formula[o.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = Part(o[i]);
        Formula current = Unchanged(o, arguments) ? o : o.Operator.Apply(arguments);
        for (var step = 0; step < MostSteps && current is Operation operation; step++)
        {
            var next = Rewrite(operation);
            if (next is null) break;
            current = Inside(next);
        }

        // Equal parts become one object, so that what shares them stays small.
        if (!_equal.TryAdd(current, current)) current = _equal[current];
        return _done[node] = _done[current] = current;
    }

    // What a rule puts together is new below its root too; parts met before are found in the table.
    private Formula Inside(Formula node)
    {
        if (node is not Operation o) return node;
        var arguments = new Formula[o.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = Part(o[i]);
        return Unchanged(o, arguments) ? o : o.Operator.Apply(arguments);
    }

    private static bool Unchanged(Operation o, Formula[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
            if (!ReferenceEquals(arguments[i], o[i]))
                return false;
        return true;
    }

    private static Formula? Rewrite(Operation o) =>
        Fold(o) ?? (o.Operator.Precedence switch
        {
            Precedence.Sum => SumRules.Rewrite(o),
            Precedence.Sign => SumRules.RewriteSign(o),
            Precedence.Product => ProductRules.Rewrite(o),
            Precedence.Power => PowerRules.Rewrite(o),
            Precedence.Comparison => ChoiceRules.RewriteComparison(o),
            _ => ChoiceRules.Rewrite(o) ?? FunctionRules.Rewrite(o),
        });

    private static Constant? Fold(Operation o)
    {
        foreach (var argument in o.Arguments)
            if (argument is not Constant)
                return null;
        double Value(int i) => i < o.Arguments.Count ? ((Constant)o[i]).Value : 0;
        var value = o.Operator.Evaluate(Value(0), Value(1), Value(2));

        // 0/0 and overflow stay as written.
        return double.IsFinite(value) ? new Constant(value) : null;
    }
}
