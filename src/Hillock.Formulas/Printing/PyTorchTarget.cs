using Hillock.Formulas.Rows;
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
        "dump_patches", "call_super_init", "named_parameters", "add_module", "channels",
    ];

    private protected override IEnumerable<string> Code(ExportRequest request)
    {
        var names = request.Identifiers(Reserved);
        string[] forward =
        [
            .. request.Gate is { } gate ? [$"{request.Variable}, {names[gate.Name]} = x.chunk(2, dim=-1)"] : Array.Empty<string>(),
            .. request.Parameters.Any(p => p.PerChannel) ? ["channels = [-1] + [1] * max(0, x.dim() - 2)  # the second axis, as in nn.PReLU"]
                : Array.Empty<string>(),
            .. request.Parameters.Select(p => $"{names[p.Name]} = self.{names[p.Name]}{(p.PerChannel ? ".view(channels)" : "")}"),
            .. Training(request, names),
            .. Print(request.Simple, names),
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

    private static readonly RowVocabulary Rows = new(RowWords("torch", new Dictionary<string, string>
    {
        ["relu"] = "torch.relu({0})",
        ["finite"] = "torch.clamp({0}, torch.finfo({0}.dtype).min, torch.finfo({0}.dtype).max)",
        ["below"] = "torch.where(torch.isinf({1}) & ({0} == {1}), 0.0, {0} - {1})",
        ["greatest"] = "torch.gather({0}, -1, torch.argmax({0}, -1, keepdim=True))",
        ["defined"] = "torch.where(torch.any(torch.isnan({1}), -1, keepdim=True), torch.nan, {0})",
        ["stop"] = "{0}.detach()",
        ["sum"] = "torch.sum({0}, -1, keepdim=True)",
        ["mean"] = "torch.mean({0}, -1, keepdim=True)",
        ["max"] = "torch.amax({0}, -1, keepdim=True)",
        ["min"] = "torch.amin({0}, -1, keepdim=True)",
        ["argmax"] = "torch.argmax({0}, -1, keepdim=True)",
        ["sort"] = "torch.sort({0}, -1, descending=True).values",
        ["cumsum"] = "torch.cumsum({0}, -1)",
        ["ranks"] = "torch.arange(1, {0}.shape[-1] + 1, dtype={0}.dtype, device={0}.device)",
        ["positions"] = "torch.arange({0}.shape[-1], device={0}.device)",
        ["number"] = "({0}).to(x.dtype)",
        ["both"] = "({0}) & ({1})",
        ["groups"] = "{0}.unflatten(-1, (-1, {1}))",
        ["concat"] = "torch.cat(({0}, {1}), -1)",
        ["random"] = "torch.rand_like({0})",
    }));

    private protected override IEnumerable<string> RowCode(RowExportRequest request) =>
    [
        "import torch",
        "from torch import nn",
        "",
        "",
        $"class {Identifiers.Avoid(Identifiers.Pascal(request.Name), Reserved)}(nn.Module):",
        .. request.Parameters.Count == 0 ? Array.Empty<string>() :
        [
            $"    def __init__(self{RowDefaults(request)}):",
            "        super().__init__()",
            .. request.Parameters.Select(p => $"        self.{p.Name} = {p.Name}"),
            "",
        ],
        "    def forward(self, x):",
        .. request.Parameters.Select(p => $"        {p.Name} = self.{p.Name}"),
        .. request.Training.Count == 0 ? [] : Indent(8, ["if self.training:", .. Indent(4, request.Training.Select(Rows.Translate))]),
        .. Indent(8, RowLines(Rows, request.Body)),
    ];

    private static IEnumerable<string> Print(Formula formula, Identifiers names) => new CodePrinter(Torch, names).Print(AutodiffForm.Of(formula)).Body();

    private static IEnumerable<string> Training(ExportRequest request, Identifiers names) => request.SimpleTraining is not { } training ? [] :
    [
        "if self.training:",
        $"    {names[request.Noise!.Name]} = torch.rand{(request.NoiseIsNormal ? "n" : "")}_like(x)",
        .. Indent(4, Print(training, names)),
    ];

    private static IEnumerable<string> Constructor(ExportRequest request, Identifiers names) =>
    [
        $"def __init__(self{(HasChannels(request) ? ", channels=1" : "")}{Defaults(request.Parameters, names)}):",
        "    super().__init__()",
        .. request.Parameters.Select(p => $"    self.{names[p.Name]} = {Stored(p, names[p.Name])}"),
        "",
        "def extra_repr(self):",
        $"    return f\"{string.Join(", ", request.Parameters.Select(p => Shown(p, names[p.Name])))}\"",
        "",
    ];

    private static string Stored(Parameter p, string name) => p switch
    {
        { PerChannel: true } => $"nn.Parameter(torch.full((channels,), float({name})))",
        { Learnable: true } => $"nn.Parameter(torch.tensor(float({name})))",
        _ => name,
    };

    private static string Shown(Parameter p, string name) =>
        p.PerChannel ? $"{name}={{self.{name}.numel()}} channels" : $"{name}={{float(self.{name}):g}}";
}
