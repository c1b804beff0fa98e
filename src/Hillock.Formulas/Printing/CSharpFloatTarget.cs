namespace Hillock.Formulas.Printing;

/// <summary>C# on float.</summary>
internal sealed class CSharpFloatTarget : CSharpClassTarget
{
    public override string Id => "csharp-float";

    public override string Summary => "the same on float";

    private protected override string Real => "float";

    private protected override string Library => "MathF";

    private protected override string Number(double value) => float.IsInfinity((float)value)
        ? (value < 0 ? "float.NegativeInfinity" : "float.PositiveInfinity")
        : Decimals.Print((float)value) + "f";
}
