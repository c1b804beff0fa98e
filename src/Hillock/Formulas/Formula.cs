namespace Hillock.Formulas;

/// <summary>An immutable real function of <c>x</c> and named parameters, as an expression tree.</summary>
/// <remarks>Everything Hillock knows of an activation (derivative, kernels, facts, text) is derived from this tree.
/// Equality is structural.</remarks>
public abstract class Formula : IEquatable<Formula>
{
    private readonly int _hash;

    private protected Formula(int hash, int depth, long size)
    {
        _hash = hash;
        Depth = depth;
        Size = size;
    }

    /// <summary>Longest path from the root to a leaf; 1 for a leaf.</summary>
    public int Depth { get; }

    /// <summary>Number of nodes, shared ones counted once for each use.</summary>
    public long Size { get; }

    /// <summary>The operands, left to right; empty for a leaf.</summary>
    public virtual IReadOnlyList<Formula> Arguments => [];

    /// <summary>The variable <c>x</c>.</summary>
    public static Formula X => Variable.Instance;

    /// <summary>A number as a formula.</summary>
    public static implicit operator Formula(double value) => new Constant(value);

    /// <summary><c>a + b</c>.</summary>
    public static Formula operator +(Formula a, Formula b) => Operators.Add.Apply(a, b);

    /// <summary><c>a - b</c>.</summary>
    public static Formula operator -(Formula a, Formula b) => Operators.Subtract.Apply(a, b);

    /// <summary><c>a * b</c>.</summary>
    public static Formula operator *(Formula a, Formula b) => Operators.Multiply.Apply(a, b);

    /// <summary><c>a / b</c>.</summary>
    public static Formula operator /(Formula a, Formula b) => Operators.Divide.Apply(a, b);

    /// <summary><c>-a</c>.</summary>
    public static Formula operator -(Formula a) => Operators.Negate.Apply(a);

    /// <summary>1 where <c>a &lt; b</c>, else 0.</summary>
    public static Formula operator <(Formula a, Formula b) => Operators.Less.Apply(a, b);

    /// <summary>1 where <c>a &gt; b</c>, else 0.</summary>
    public static Formula operator >(Formula a, Formula b) => Operators.Greater.Apply(a, b);

    /// <summary>1 where <c>a &lt;= b</c>, else 0.</summary>
    public static Formula operator <=(Formula a, Formula b) => Operators.LessOrEqual.Apply(a, b);

    /// <summary>1 where <c>a &gt;= b</c>, else 0.</summary>
    public static Formula operator >=(Formula a, Formula b) => Operators.GreaterOrEqual.Apply(a, b);

    /// <inheritdoc/>
    public bool Equals(Formula? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && SameAs(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Formula);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private protected abstract bool SameAs(Formula other);
}
