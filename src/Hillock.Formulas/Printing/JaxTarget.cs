using Hillock.Formulas.Rows;
using static Hillock.Formulas.Printing.Binding;

namespace Hillock.Formulas.Printing;

/// <summary>A pure function over <c>jax.numpy</c>; JAX differentiates it.</summary>
internal sealed class JaxTarget : PythonTarget
{
    private static readonly Notation Jax = new()
    {
        Forms = Forms(
            new Dictionary<Operator, string>
            {
                [Operators.Abs] = "jnp.abs",
                [Operators.Sign] = "jnp.sign",
                [Operators.Exp] = "jnp.exp",
                [Operators.Expm1] = "jnp.expm1",
                [Operators.Log] = "jnp.log",
                [Operators.Log1p] = "jnp.log1p",
                [Operators.Sqrt] = "jnp.sqrt",
                [Operators.Sin] = "jnp.sin",
                [Operators.Cos] = "jnp.cos",
                [Operators.Tanh] = "jnp.tanh",
                [Operators.Atan] = "jnp.arctan",
                [Operators.Asinh] = "jnp.arcsinh",
                [Operators.Erf] = "jax.scipy.special.erf",
                [Operators.NormalCdf] = "jax.scipy.special.ndtr",
                [Operators.Sigmoid] = "jax.nn.sigmoid",
                [Operators.Softplus] = "jax.nn.softplus",
                [Operators.LogSigmoid] = "jax.nn.log_sigmoid",
                [Idioms.Relu] = "jax.nn.relu",
            },
            new Dictionary<Operator, Form>
            {
                [Operators.Where] = Form.Call("jnp.where", 3) with { TakesTruth = true },
                [Operators.Hypot] = Form.Call("jnp.hypot", 2),
                [Idioms.IsNaN] = Form.Call("jnp.isnan") with { IsTruth = true },
            }),
        Number = Number,
        TruthToNumber = new("jnp.where({0}, 1.0, 0.0)", Atom, Any),
        NumberToTruth = new("{0} != 0", Comparison, Sum) { IsTruth = true },
    };

    public override string Id => "jax";

    public override IReadOnlyList<string> Aliases => ["flax"];

    public override string Summary => "a pure function of x and the learned parameters, over jax.numpy";

    private protected override IReadOnlyList<string> OwnWords => ["jax", "jnp", "key"];

    private protected override IEnumerable<string> Code(ExportRequest request)
    {
        var name = Identifiers.Avoid(request.Name, Reserved);
        var names = request.Identifiers(Reserved.Append(name));
        var learned = request.Parameters.Where(p => p.Learnable).ToList();
        var given = string.Concat(learned.Select(p => $", {names[p.Name]}"));
        var key = request.Training is null ? "" : ", key=None";
        string[] body =
        [
            "x = jnp.asarray(x)",
            .. request.Gate is { } gate ? [$"{request.Variable}, {names[gate.Name]} = jnp.split(x, 2, axis=-1)"] : Array.Empty<string>(),
            .. Training(request, names),
            .. Print(request.Simple, names),
        ];
        return
        [
            .. Import("jax.nn", body),
            "import jax.numpy as jnp",
            .. Import("jax.random", body),
            .. Import("jax.scipy.special", body),
            "",
            "",
            .. learned.Count == 0 ? [] : Start(name, learned, names),
            $"def {name}(x{given}{Defaults(request.Parameters.Where(p => !p.Learnable), names)}{key}):",
            .. Indent(4, body),
        ];
    }

    private static readonly RowVocabulary Rows = new(RowWords("jnp", new Dictionary<string, string>
    {
        ["relu"] = "jax.nn.relu({0})",
        ["finite"] = "jnp.clip({0}, jnp.finfo({0}.dtype).min, jnp.finfo({0}.dtype).max)",
        ["below"] = "jnp.where(jnp.isinf({1}) & ({0} == {1}), 0.0, {0} - {1})",
        ["greatest"] = "jnp.take_along_axis({0}, jnp.argmax({0}, axis=-1, keepdims=True), axis=-1)",
        ["defined"] = "jnp.where(jnp.any(jnp.isnan({1}), axis=-1, keepdims=True), jnp.nan, {0})",
        ["stop"] = "jax.lax.stop_gradient({0})",
        ["sum"] = "jnp.sum({0}, axis=-1, keepdims=True)",
        ["mean"] = "jnp.mean({0}, axis=-1, keepdims=True)",
        ["max"] = "jnp.max({0}, axis=-1, keepdims=True)",
        ["min"] = "jnp.min({0}, axis=-1, keepdims=True)",
        ["argmax"] = "jnp.argmax({0}, axis=-1, keepdims=True)",
        ["sort"] = "-jnp.sort(-({0}), axis=-1)",
        ["cumsum"] = "jnp.cumsum({0}, axis=-1)",
        ["ranks"] = "jnp.arange(1, {0}.shape[-1] + 1, dtype={0}.dtype)",
        ["positions"] = "jnp.arange({0}.shape[-1])",
        ["number"] = "({0}).astype(x.dtype)",
        ["both"] = "({0}) & ({1})",
        ["groups"] = "{0}.reshape({0}.shape[:-1] + (-1, {1}))",
        ["concat"] = "jnp.concatenate(({0}, {1}), axis=-1)",
        ["random"] = "jax.random.uniform(key, {0}.shape, {0}.dtype)",
    }));

    private protected override IEnumerable<string> RowCode(RowExportRequest request)
    {
        string[] body =
        [
            "x = jnp.asarray(x)",
            .. request.Training.Count == 0 ? [] : Indent(4, request.Training.Select(Rows.Translate)).Prepend("if key is not None:"),
            .. RowLines(Rows, request.Body),
        ];
        return
        [
            .. Import("jax.lax", body),
            .. Import("jax.nn", body),
            "import jax.numpy as jnp",
            .. Import("jax.random", body),
            "",
            "",
            $"def {Identifiers.Avoid(request.Name, Reserved)}(x{RowDefaults(request)}{(request.Training.Count > 0 ? ", key=None" : "")}):",
            .. Indent(4, body),
        ];
    }

    private static IEnumerable<string> Print(Formula formula, Identifiers names) => new CodePrinter(Jax, names).Print(AutodiffForm.Of(formula)).Body();

    // With a key it trains, without one it predicts.
    private static IEnumerable<string> Training(ExportRequest request, Identifiers names) => request.SimpleTraining is not { } training ? [] :
    [
        "if key is not None:",
        $"    {names[request.Noise!.Name]} = jax.random.{(request.NoiseIsNormal ? "normal" : "uniform")}(key, x.shape, x.dtype)",
        .. Indent(4, Print(training, names)),
    ];

    private static string[] Import(string module, string[] body) =>
        body.Any(line => line.Contains(module + ".", StringComparison.Ordinal)) ? [$"import {module}"] : [];

    private static string[] Start(string name, List<Parameter> learned, Identifiers names) =>
    [
        $"# What training starts from: call {name}(x, **parameters).",
        .. learned.Any(p =>
            p.PerChannel)
            ? [$"# One a channel: make {string.Join(", ", learned.Where(p => p.PerChannel).Select(p => names[p.Name]))} as long as the last axis of x."]
            : Array.Empty<string>(),
        $"{name.ToUpperInvariant()}_PARAMETERS = {{{string.Join(", ", learned.Select(p => $"\"{names[p.Name]}\": {Number(p.Value)}"))}}}",
        "",
        "",
    ];
}
