using Hillock.Formulas.Printing;

namespace Hillock.Formulas;

/// <summary>An immutable real function of <c>x</c> and named parameters, as an expression tree.</summary>
/// <remarks>Everything Hillock knows of an activation (derivative, kernels, facts, text) is derived from this tree.
/// Equality is structural. Parts may be shared; every algorithm here is linear in the distinct parts.</remarks>
public abstract partial class Formula : IEquatable<Formula>
{
    /// <summary>Deepest nesting a formula can have.</summary>
    public const int MaxDepth = 2000;

    private const long Small = 64;

    private readonly int _hash;
    private FormulaProgram? _program;

    private protected Formula(int hash, int depth, long size, bool dependsOnX = false)
    {
        _hash = hash;
        Depth = depth;
        Size = size;
        DependsOnX = dependsOnX;
    }

    /// <summary>Longest path from the root to a leaf; 1 for a leaf.</summary>
    public int Depth { get; }

    /// <summary>Number of nodes, shared ones counted once for each use.</summary>
    public long Size { get; }

    /// <summary>The operands, left to right; empty for a leaf.</summary>
    public virtual IReadOnlyList<Formula> Arguments => [];

    /// <summary>The variable <c>x</c>.</summary>
    public static Formula X => Variable.Instance;

    /// <summary>The formula as a list of steps on float64 numbers, made once.</summary>
    public FormulaProgram Program => _program ??= new FormulaProgram(this);

    /// <summary>Reads a formula such as <c>x * sigmoid(beta * x); beta = 1</c>.</summary>
    /// <param name="text">Operators <c>+ - * / ^ &lt; &lt;= &gt; &gt;= == !=</c>, the functions of <see cref="Operators"/>, numbers, <c>pi</c>,
    /// <c>e</c>, <c>inf</c>; parameters are declared after a semicolon, <c>learn</c> before those that training changes.</param>
    /// <param name="functions">More functions, by name.</param>
    /// <exception cref="HillockException">The text is no formula; the message shows the place, <see cref="HillockException.Position"/> gives it.</exception>
    public static Formula Parse(string text, IFunctionSource? functions = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FormulaParser(text, functions).Parse();
    }

    /// <summary>Text that parses back to an equal formula.</summary>
    public override string ToString() => FormulaPrinter.Print(this);

    /// <inheritdoc/>
    public bool Equals(Formula? other)
    {
        if (other is null) return false;
        if (ReferenceEquals(this, other)) return true;
        if (_hash != other._hash || Size != other.Size) return false;

        if (Size < Small) return SameSmall(other);

        // With a stack of its own, and each pair of shared parts once.
        var (open, seen) = (new Stack<(Formula, Formula)>(), new SharedPairs());
        open.Push((this, other));
        while (open.TryPop(out var pair))
        {
            var (a, b) = pair;
            if (ReferenceEquals(a, b)) continue;
            if (a._hash != b._hash || a.Size != b.Size || !a.SameAlone(b)) return false;
            if (a.Arguments.Count == 0 || !seen.IsNew(a, b)) continue;
            for (var i = 0; i < a.Arguments.Count; i++) open.Push((a.Arguments[i], b.Arguments[i]));
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Formula);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private bool SameSmall(Formula other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (_hash != other._hash || Size != other.Size || !SameAlone(other)) return false;
        for (var i = 0; i < Arguments.Count; i++)
            if (!Arguments[i].SameSmall(other.Arguments[i]))
                return false;
        return true;
    }

    /// <summary>Whether both are the same but for their operands.</summary>
    private protected abstract bool SameAlone(Formula other);
}
