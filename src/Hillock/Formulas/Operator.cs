namespace Hillock.Formulas;

/// <summary>One primitive function: everything the formula layer knows of it stands in its row of <see cref="Operators"/>.</summary>
public sealed class Operator
{
    /// <summary>The name in formula text, such as <c>tanh</c> or <c>+</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Number of operands.</summary>
    public required int Arity { get; init; }

    /// <summary>The value in float64, correctly handling NaN (in, out) and infinities (the limit where there is one).</summary>
    public required Func<double[], double> Evaluate { get; init; }

    /// <summary>The operator applied to <paramref name="arguments"/>.</summary>
    public Formula Apply(params Formula[] arguments) => arguments.Length == Arity
        ? new Operation(this, arguments)
        : throw new ArgumentException($"{Name} takes {Arity} operands, got {arguments.Length}.", nameof(arguments));
}
