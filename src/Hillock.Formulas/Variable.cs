namespace Hillock.Formulas;

/// <summary>The input <c>x</c>.</summary>
public sealed class Variable : Formula
{
    private Variable()
        : base(2, 1, 1, dependsOnX: true)
    {
    }

    /// <summary>The only variable there is.</summary>
    public static Variable Instance { get; } = new();

    private protected override bool SameAlone(Formula other) => other is Variable;
}
