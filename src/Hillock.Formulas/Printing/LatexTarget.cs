namespace Hillock.Formulas.Printing;

/// <summary>LaTeX for a page: value and derivative, aligned.</summary>
internal sealed class LatexTarget : ExportTarget
{
    public override string Id => "latex";

    public override IReadOnlyList<string> Aliases => ["tex"];

    public override string Summary => "LaTeX of value and derivative, for amsmath";

    public override string Extension => ".tex";

    private protected override string Comment => "%";

    private protected override IEnumerable<string> RowCode(RowExportRequest request) => [@"\begin{aligned}", $"    y_i &= {request.Latex}", @"\end{aligned}"];

    private protected override IEnumerable<string> Code(ExportRequest request)
    {
        var lines = Equations(request).ToList();
        return [@"\begin{aligned}", .. lines.SkipLast(1).Select(line => $@"    {line} \\"), "    " + lines[^1], @"\end{aligned}"];
    }

    private static IEnumerable<string> Equations(ExportRequest request)
    {
        if (request.Gate is { } gate)
        {
            return
            [
                .. Of("f(a, b)", request.Formula), .. Of(@"\frac{\partial f}{\partial a}", request.Formula.Derivative()),
                .. Of(@"\frac{\partial f}{\partial b}", request.Formula.DerivativeBy(gate)),
            ];
        }

        IEnumerable<string> training = request.Training is null ? [] : Latex.Equations(@"f_{\text{training}}(x)", request.Training);
        return [.. training, .. Latex.Equations("f(x)", request.Formula), .. Latex.Equations("f'(x)", Readable.Derivative(request.Formula))];

        IEnumerable<string> Of(string left, Formula f) =>
            Latex.Equations(left, f.Replace(leaf => leaf is Variable ? new Parameter(request.Variable, 0) : leaf));
    }
}
