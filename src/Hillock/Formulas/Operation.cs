namespace Hillock.Formulas;

/// <summary>An operator applied to its operands.</summary>
public sealed class Operation : Formula
{
    private readonly Formula[] _arguments;

    internal Operation(Operator op, Formula[] arguments)
        : base(Hash(op, arguments), 1 + arguments.Max(a => a.Depth), 1 + arguments.Sum(a => a.Size))
    {
        Operator = op;
        _arguments = arguments;
    }

    /// <summary>What is applied.</summary>
    public Operator Operator { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Formula> Arguments => _arguments;

    private static int Hash(Operator op, Formula[] arguments)
    {
        var hash = new HashCode();
        hash.Add(op.Name);
        foreach (var argument in arguments) hash.Add(argument);
        return hash.ToHashCode();
    }

    private protected override bool SameAs(Formula other) =>
        other is Operation o && o.Operator == Operator && o._arguments.AsSpan().SequenceEqual(_arguments);
}
