namespace Hillock.Formulas;

/// <summary>An operator applied to its operands.</summary>
public sealed class Operation : Formula
{
    private readonly Formula[] _arguments;

    internal Operation(Operator op, Formula[] arguments)
        : base(Hash(op, arguments), DepthOver(arguments), SizeOver(arguments), Array.Exists(arguments, a => a.DependsOnX))
    {
        Operator = op;
        _arguments = arguments;
    }

    /// <summary>What is applied.</summary>
    public Operator Operator { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Formula> Arguments => _arguments;

    /// <summary>One argument, counted from 0.</summary>
    public Formula this[int index] => _arguments[index];

    private static int DepthOver(Formula[] arguments)
    {
        var depth = 0;
        foreach (var argument in arguments) depth = Math.Max(depth, argument.Depth);
        return depth < MaxDepth
            ? depth + 1
            : throw new HillockException($"A formula nests deeper than {MaxDepth} levels; split it or write it flatter.");
    }

    private static long SizeOver(Formula[] arguments)
    {
        // Shared parts count for each use, so the size can pass any integer: it stops at a quarter of the largest.
        var size = 1L;
        foreach (var argument in arguments) size = Math.Min(size + argument.Size, long.MaxValue / 4);
        return size;
    }

    private static int Hash(Operator op, Formula[] arguments)
    {
        var hash = new HashCode();
        hash.Add(op.Name);
        foreach (var argument in arguments) hash.Add(argument.GetHashCode());
        return hash.ToHashCode();
    }

    private protected override bool SameAlone(Formula other) => other is Operation o && o.Operator == Operator;
}
