namespace Hillock.Formulas.Printing;

/// <summary>C# on double.</summary>
internal sealed class CSharpTarget : CSharpClassTarget
{
    public override string Id => "csharp";

    public override IReadOnlyList<string> Aliases => ["c#", "cs"];

    public override string Summary => "a C# class that stands alone: value, derivative and parameter gradients, on double";

    private protected override string Real => "double";

    private protected override string Library => "Math";

    private protected override string Number(double value) => double.IsInfinity(value)
        ? (value < 0 ? "double.NegativeInfinity" : "double.PositiveInfinity")
        : Decimals.Print(value);
}
