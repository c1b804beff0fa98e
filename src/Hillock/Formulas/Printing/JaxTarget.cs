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

    private protected override IReadOnlyList<string> OwnWords => ["jax", "jnp"];

    private protected override IEnumerable<string> Code(ExportRequest request)
    {
        var name = Identifiers.Avoid(request.Name, Reserved);
        var names = new Identifiers(request.Parameters, Reserved.Append(name));
        var code = new CodePrinter(Jax, names).Print(AutodiffForm.Of(request.Simple));
        var learned = request.Parameters.Where(p => p.Learnable).ToList();
        var given = string.Concat(learned.Select(p => $", {names[p.Name]}"));
        return
        [
            .. Import("jax.nn", code),
            "import jax.numpy as jnp",
            .. Import("jax.scipy.special", code),
            "",
            "",
            .. learned.Count == 0 ? [] : Start(name, learned, names),
            $"def {name}(x{given}{Defaults(request.Parameters.Where(p => !p.Learnable), names)}):",
            "    x = jnp.asarray(x)",
            .. Indent(4, code.Body()),
        ];
    }

    private static string[] Import(string module, CodeBlock code) =>
        code.Body().Any(line => line.Contains(module + ".", StringComparison.Ordinal)) ? [$"import {module}"] : [];

    private static string[] Start(string name, List<Parameter> learned, Identifiers names) =>
    [
        "# What training starts from: call " + $"{name}(x, **parameters).",
        $"{name.ToUpperInvariant()}_PARAMETERS = {{{string.Join(", ", learned.Select(p => $"\"{names[p.Name]}\": {Number(p.Value)}"))}}}",
        "",
        "",
    ];
}
