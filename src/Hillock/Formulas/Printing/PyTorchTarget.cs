using static Hillock.Formulas.Printing.Binding;

namespace Hillock.Formulas.Printing;

/// <summary>A <c>torch.nn.Module</c>; PyTorch differentiates it.</summary>
internal sealed class PyTorchTarget : PythonTarget
{
    private static readonly Notation Torch = new()
    {
        Forms = Forms(
            new Dictionary<Operator, string>
            {
                [Operators.Abs] = "torch.abs",
                [Operators.Sign] = "torch.sign",
                [Operators.Exp] = "torch.exp",
                [Operators.Expm1] = "torch.expm1",
                [Operators.Log] = "torch.log",
                [Operators.Log1p] = "torch.log1p",
                [Operators.Sqrt] = "torch.sqrt",
                [Operators.Sin] = "torch.sin",
                [Operators.Cos] = "torch.cos",
                [Operators.Tanh] = "torch.tanh",
                [Operators.Atan] = "torch.atan",
                [Operators.Asinh] = "torch.asinh",
                [Operators.Erf] = "torch.erf",
                [Operators.NormalCdf] = "torch.special.ndtr",
                [Operators.Sigmoid] = "torch.sigmoid",
                [Operators.Softplus] = "F.softplus",
                [Operators.LogSigmoid] = "F.logsigmoid",
                [Idioms.Relu] = "torch.relu",
            },
            new Dictionary<Operator, Form>
            {
                [Operators.Where] = Form.Call("torch.where", 3) with { TakesTruth = true },
                [Operators.Hypot] = Form.Call("torch.hypot", 2) with { NeedsArrays = true },
                [Idioms.IsNaN] = Form.Call("torch.isnan") with { IsTruth = true },
            }),
        Number = Number,
        TruthToNumber = new("{0}.to(x.dtype)", Atom, Atom),
        NumberToTruth = new("{0} != 0", Comparison, Sum) { IsTruth = true },
        ToArray = new("x.new_full((), {0})", Atom, Any),
    };

    public override string Id => "pytorch";

    public override IReadOnlyList<string> Aliases => ["torch"];

    public override string Summary => "a torch.nn.Module, with nn.Parameter for what is learned";

    private protected override IReadOnlyList<string> OwnWords =>
    [
        "torch", "nn", "F", "forward", "training", "half", "double", "bfloat16", "cpu", "cuda", "to", "train", "eval", "apply", "parameters", "buffers",
        "modules", "children", "state_dict", "register_parameter", "register_buffer", "requires_grad_", "zero_grad", "share_memory", "extra_repr", "compile",
        "dump_patches", "call_super_init", "named_parameters", "add_module",
    ];

    private protected override IEnumerable<string> Code(ExportRequest request)
    {
        var names = new Identifiers(request.Parameters, Reserved);
        var code = new CodePrinter(Torch, names).Print(AutodiffForm.Of(request.Simple));
        string[] forward =
        [
            .. request.Parameters.Select(p => $"{names[p.Name]} = self.{names[p.Name]}"),
            .. code.Body(),
        ];
        return
        [
            "import torch",
            .. forward.Any(line => line.Contains("F.", StringComparison.Ordinal)) ? ["import torch.nn.functional as F"] : Array.Empty<string>(),
            "from torch import nn",
            "",
            "",
            $"class {Identifiers.Avoid(Identifiers.Pascal(request.Name), Reserved)}(nn.Module):",
            .. request.Parameters.Count == 0 ? [] : Indent(4, Constructor(request, names)),
            "    def forward(self, x):",
            .. Indent(8, forward),
        ];
    }

    private static IEnumerable<string> Constructor(ExportRequest request, Identifiers names) =>
    [
        $"def __init__(self{Defaults(request.Parameters, names)}):",
        "    super().__init__()",
        .. request.Parameters.Select(p => p.Learnable
            ? $"    self.{names[p.Name]} = nn.Parameter(torch.tensor(float({names[p.Name]})))"
            : $"    self.{names[p.Name]} = {names[p.Name]}"),
        "",
        "def extra_repr(self):",
        $"    return f\"{string.Join(", ", request.Parameters.Select(p => $"{names[p.Name]}={{float(self.{names[p.Name]}):g}}"))}\"",
        "",
    ];
}
