namespace Hillock.Formulas.Printing;

/// <summary>Formula text, which Hillock reads back.</summary>
internal sealed class TextTarget : ExportTarget
{
    public override string Id => "text";

    public override string Summary => "formula text that Hillock reads back, value and derivative";

    public override string Extension => ".txt";

    private protected override string Comment => "#";

    private protected override IEnumerable<string> RowCode(RowExportRequest request) => [$"y_i = {request.Definition}"];

    private protected override IEnumerable<string> Code(ExportRequest request) => request.Gate is { } gate
        ? [$"f(a, b) = {Text(request, request.Formula)}", $"df/da = {Text(request, request.Formula.Derivative())}",
            $"df/db = {Text(request, request.Formula.DerivativeBy(gate))}"]
        :
        [
            .. request.Training is null ? Array.Empty<string>() : [$"training(x) = {Text(request, request.Training)}"],
            $"f(x) = {request.Formula}", $"f'(x) = {request.Formula.Derivative()}",
        ];

    // What stands for an input has no declaration.
    private static string Text(ExportRequest request, Formula formula)
    {
        var inputs = request.Inputs.Select(p => p.Name).Append(request.Variable).Select(name => $"{name} = 0").ToHashSet();
        var text = formula.Replace(leaf => leaf is Variable && request.Variable != "x" ? new Parameter(request.Variable, 0) : leaf).ToString();
        return string.Join("; ", text.Split("; ").Where(part => !inputs.Contains(part)));
    }
}
