namespace Hillock.Formulas.Printing;

/// <summary>LaTeX for a page: value and derivative, aligned.</summary>
internal sealed class LatexTarget : ExportTarget
{
    public override string Id => "latex";

    public override IReadOnlyList<string> Aliases => ["tex"];

    public override string Summary => "LaTeX of value and derivative, for amsmath";

    public override string Extension => ".tex";

    private protected override string Comment => "%";

    private protected override IEnumerable<string> Code(ExportRequest request) =>
    [
        @"\begin{aligned}",
        .. Latex.Equations("f(x)", request.Formula).Select(line => "    " + line + @" \\"),
        .. Latex.Equations("f'(x)", request.Formula.Derivative()).SkipLast(1).Select(line => "    " + line + @" \\"),
        "    " + Latex.Equations("f'(x)", request.Formula.Derivative())[^1],
        @"\end{aligned}",
    ];
}
