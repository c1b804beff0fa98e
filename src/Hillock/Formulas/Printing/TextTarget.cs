namespace Hillock.Formulas.Printing;

/// <summary>Formula text, which Hillock reads back.</summary>
internal sealed class TextTarget : ExportTarget
{
    public override string Id => "text";

    public override string Summary => "formula text that Hillock reads back, value and derivative";

    public override string Extension => ".txt";

    private protected override string Comment => "#";

    private protected override IEnumerable<string> Code(ExportRequest request) =>
        [$"f(x) = {request.Formula}", $"f'(x) = {request.Formula.Derivative()}"];
}
