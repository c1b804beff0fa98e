namespace Hillock.Formulas;

/// <summary>One primitive function: everything the formula layer knows of it stands in its row of <see cref="Operators"/>.</summary>
public sealed class Operator
{
    internal Operator(
        string name,
        int arity,
        Func<double, double, double, double> evaluate,
        DerivativeRule differentiate,
        Func<Interval, Interval, Interval, Interval> range,
        Precedence precedence = Precedence.Call)
    {
        Name = name;
        Arity = arity;
        Evaluate = evaluate;
        Differentiate = differentiate;
        Range = range;
        Precedence = precedence;
    }

    /// <summary>The name in formula text, such as <c>tanh</c> or <c>+</c>.</summary>
    public string Name { get; }

    /// <summary>Number of operands: 1, 2 or 3.</summary>
    public int Arity { get; }

    /// <summary>Whether it is written between (or, for the minus sign, before) its operands instead of as a function.</summary>
    public bool IsInfix => Precedence != Precedence.Call;

    /// <summary>Whether it compares, giving 1 or 0.</summary>
    public bool IsComparison => Precedence == Precedence.Comparison;

    /// <summary>The value in float64; operands past <see cref="Arity"/> are ignored. NaN in gives NaN out, except that
    /// comparisons with NaN are false.</summary>
    public Func<double, double, double, double> Evaluate { get; }

    /// <summary>The derivative, given the node and the derivatives of its operands, not all of them 0.</summary>
    internal DerivativeRule Differentiate { get; }

    /// <summary>Bounds of the value, given those of the operands; operands past <see cref="Arity"/> are ignored.</summary>
    internal Func<Interval, Interval, Interval, Interval> Range { get; }

    internal Precedence Precedence { get; }

    /// <summary>The operator applied to <paramref name="arguments"/>.</summary>
    public Formula Apply(params Formula[] arguments) => arguments.Length == Arity
        ? new Operation(this, arguments)
        : throw new ArgumentException($"{Name} takes {Arity} operands, got {arguments.Length}.", nameof(arguments));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
