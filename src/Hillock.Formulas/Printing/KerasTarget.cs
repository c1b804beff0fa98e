using Hillock.Formulas.Rows;
using static Hillock.Formulas.Printing.Binding;

namespace Hillock.Formulas.Printing;

/// <summary>A Keras 3 layer over <c>keras.ops</c>, which runs on TensorFlow, PyTorch and JAX.</summary>
internal sealed class KerasTarget : PythonTarget
{
    private static readonly Notation Keras = new()
    {
        Forms = Forms(
            new Dictionary<Operator, string>
            {
                [Operators.Abs] = "ops.abs",
                [Operators.Sign] = "ops.sign",
                [Operators.Exp] = "ops.exp",
                [Operators.Expm1] = "ops.expm1",
                [Operators.Log] = "ops.log",
                [Operators.Log1p] = "ops.log1p",
                [Operators.Sqrt] = "ops.sqrt",
                [Operators.Sin] = "ops.sin",
                [Operators.Cos] = "ops.cos",
                [Operators.Tanh] = "ops.tanh",
                [Operators.Atan] = "ops.arctan",
                [Operators.Asinh] = "ops.arcsinh",
                [Operators.Erf] = "ops.erf",
                [Operators.Sigmoid] = "ops.sigmoid",
                [Operators.Softplus] = "ops.softplus",
                [Operators.LogSigmoid] = "ops.log_sigmoid",
                [Idioms.Relu] = "ops.relu",
            },
            new Dictionary<Operator, Form>
            {
                [Operators.Where] = Form.Call("ops.where", 3) with { TakesTruth = true },
                [Operators.NormalCdf] = new("0.5 * (1.0 + ops.erf(0.7071067811865476 * {0}))", Product, Sign) { NeedsArray = true },
                [Operators.Hypot] = new("ops.sqrt({0} ** 2 + {1} ** 2)", Atom, Atom, Atom) { NeedsArray = true },
                [Idioms.IsNaN] = Form.Call("ops.isnan") with { IsTruth = true },
            }),
        Number = Number,
        TruthToNumber = new("ops.cast({0}, x.dtype)", Atom, Any),
        NumberToTruth = new("ops.not_equal({0}, 0)", Atom, Any) { IsTruth = true },
        ToArray = new("ops.cast({0}, x.dtype)", Atom, Any),
    };

    public override string Id => "keras";

    public override string Summary => "a Keras 3 layer over keras.ops, with add_weight for what is learned";

    private protected override IReadOnlyList<string> OwnWords =>
    [
        "keras", "ops", "name", "dtype", "trainable", "weights", "losses", "metrics", "input", "output", "call", "build", "add_weight", "inputs", "built",
        "path", "variables", "dtype_policy", "compute_dtype", "variable_dtype", "input_dtype", "input_spec", "autocast", "get_config", "from_config",
        "get_weights", "set_weights", "trainable_variables", "trainable_weights", "non_trainable_variables", "non_trainable_weights", "quantize",
        "supports_masking", "stateless_call", "count_params", "add_loss", "metrics_variables", "activity_regularizer", "save_own_variables", "summary",
        "seed", "seed_generator", "shape", "compute_mask", "compute_output_shape", "compute_output_spec", "symbolic_call", "rematerialized_call", "config",
    ];

    private protected override IEnumerable<string> Code(ExportRequest request)
    {
        var names = request.Identifiers(Reserved.Concat(request.Parameters.Select(p => $"{p.Name}_start")));
        var isRandom = request.SimpleTraining is not null;
        return
        [
            "import keras",
            "from keras import ops",
            "",
            "",
            "@keras.saving.register_keras_serializable(package=\"hillock\")",
            $"class {Identifiers.Avoid(Identifiers.Pascal(request.Name), Reserved)}(keras.layers.Layer):",
            .. request.Parameters.Count == 0 && !isRandom ? [] : Indent(4, Constructor(request, names)),
            .. HasChannels(request) ? Indent(4, Build(request, names)) : [],
            $"    def call(self, inputs{(isRandom ? ", training=False" : "")}):",
            "        x = ops.convert_to_tensor(inputs)",
            .. request.Gate is { } gate ? [$"        {request.Variable}, {names[gate.Name]} = ops.split(x, 2, axis=-1)"] : Array.Empty<string>(),
            .. request.Parameters.Select(p => p.Learnable
                ? $"        {names[p.Name]} = ops.cast(self.{names[p.Name]}, x.dtype)"
                : $"        {names[p.Name]} = self.{names[p.Name]}"),
            .. Indent(8, Training(request, names)),
            .. Indent(8, Print(request.Simple, names)),
            "",
            "    def compute_output_shape(self, input_shape):",
            $"        return {(request.Gate is null ? "input_shape" : "(*input_shape[:-1], input_shape[-1] // 2)")}",
        ];
    }

    private static readonly RowVocabulary Rows = new(RowWords("ops", new Dictionary<string, string>
    {
        ["relu"] = "ops.relu({0})",
        ["finite"] = "ops.where(ops.isinf({0}), 3.4028235e38 * ops.sign({0}), {0})",
        ["below"] = "ops.where(ops.logical_and(ops.isinf({1}), {0} == {1}), 0.0, {0} - {1})",
        ["greatest"] = "ops.take_along_axis({0}, ops.argmax({0}, axis=-1, keepdims=True), axis=-1)",
        ["defined"] = "ops.where(ops.any(ops.isnan({1}), axis=-1, keepdims=True), float(\"nan\"), {0})",
        ["stop"] = "ops.stop_gradient({0})",
        ["sum"] = "ops.sum({0}, axis=-1, keepdims=True)",
        ["mean"] = "ops.mean({0}, axis=-1, keepdims=True)",
        ["max"] = "ops.max({0}, axis=-1, keepdims=True)",
        ["min"] = "ops.min({0}, axis=-1, keepdims=True)",
        ["argmax"] = "ops.argmax({0}, axis=-1, keepdims=True)",
        ["sort"] = "-ops.sort(-({0}), axis=-1)",
        ["cumsum"] = "ops.cumsum({0}, axis=-1)",
        ["ranks"] = "ops.arange(1, {0}.shape[-1] + 1, dtype={0}.dtype)",
        ["positions"] = "ops.arange({0}.shape[-1])",
        ["number"] = "ops.cast({0}, x.dtype)",
        ["both"] = "ops.logical_and({0}, {1})",
        ["groups"] = "ops.reshape({0}, (*ops.shape({0})[:-1], -1, {1}))",
        ["concat"] = "ops.concatenate([{0}, {1}], axis=-1)",
        ["random"] = "keras.random.uniform(ops.shape({0}), dtype={0}.dtype, seed=self.seed_generator)",
    }));

    private protected override IEnumerable<string> RowCode(RowExportRequest request)
    {
        var isRandom = request.Training.Count > 0;
        return
        [
            "import keras",
            "from keras import ops",
            "",
            "",
            "@keras.saving.register_keras_serializable(package=\"hillock\")",
            $"class {Identifiers.Avoid(Identifiers.Pascal(request.Name), Reserved)}(keras.layers.Layer):",
            .. request.Parameters.Count == 0 && !isRandom ? [] : Indent(4, RowConstructor(request)),
            $"    def call(self, inputs{(isRandom ? ", training=False" : "")}):",
            "        x = ops.convert_to_tensor(inputs)",
            .. request.Parameters.Select(p => $"        {p.Name} = self.{p.Name}"),
            .. isRandom ? Indent(8, ["if training:", .. Indent(4, request.Training.Select(Rows.Translate))]) : [],
            .. Indent(8, RowLines(Rows, request.Body)),
            "",
            "    def compute_output_shape(self, input_shape):",
            $"        return {(request.Outputs == "n" ? "input_shape" : $"(*input_shape[:-1], {OutputCount(request)})")}",
        ];
    }

    private static string OutputCount(RowExportRequest request)
    {
        var count = request.Outputs.Replace("n", "input_shape[-1]", StringComparison.Ordinal);
        foreach (var p in request.Parameters) count = count.Replace(p.Name, $"self.{p.Name}", StringComparison.Ordinal);
        return count;
    }

    private static IEnumerable<string> RowConstructor(RowExportRequest request) =>
    [
        $"def __init__(self{RowDefaults(request)}{(request.Training.Count > 0 ? ", seed=None" : "")}, **kwargs):",
        "    super().__init__(**kwargs)",
        .. request.Training.Count > 0 ? ["    self.seed_generator = keras.random.SeedGenerator(seed)"] : Array.Empty<string>(),
        .. request.Parameters.Select(p => $"    self.{p.Name} = {p.Name}"),
        "",
        .. request.Parameters.Count == 0 ? Array.Empty<string>() :
        [
            "def get_config(self):",
            $"    return {{**super().get_config(), {string.Join(", ", request.Parameters.Select(p => $"\"{p.Name}\": self.{p.Name}"))}}}",
            "",
        ],
    ];

    private static IEnumerable<string> Print(Formula formula, Identifiers names) => new CodePrinter(Keras, names).Print(AutodiffForm.Of(formula)).Body();

    private static IEnumerable<string> Training(ExportRequest request, Identifiers names) => request.SimpleTraining is not { } training ? [] :
    [
        "if training:",
        $"    {names[request.Noise!.Name]} = keras.random.{(request.NoiseIsNormal ? "normal" : "uniform")}(ops.shape(x), dtype=x.dtype, "
            + "seed=self.seed_generator)",
        .. Indent(4, Print(training, names)),
    ];

    private static IEnumerable<string> Constructor(ExportRequest request, Identifiers names) =>
    [
        $"def __init__(self{Defaults(request.Parameters, names)}{(request.Training is null ? "" : ", seed=None")}, **kwargs):",
        "    super().__init__(**kwargs)",
        .. request.Training is null ? Array.Empty<string>() : ["    self.seed_generator = keras.random.SeedGenerator(seed)"],
        .. request.Parameters.Where(p => p.Learnable).Select(p => $"    self.{names[p.Name]}_start = {names[p.Name]}"),
        .. request.Parameters.Where(p => p.Learnable && !p.PerChannel).SelectMany(p => Indent(4, Weight(names[p.Name], "()"))),
        .. request.Parameters.Where(p => !p.Learnable).Select(p => $"    self.{names[p.Name]} = {names[p.Name]}"),
        "",
        .. request.Parameters.Count == 0 ? [] : new[]
        {
            "def get_config(self):",
            $"    return {{**super().get_config(), {string.Join(", ", request.Parameters.Select(p => Entry(p, names[p.Name])))}}}",
            "",
        },
    ];

    private static IEnumerable<string> Build(ExportRequest request, Identifiers names) =>
    [
        "def build(self, input_shape):",
        .. request.Parameters.Where(p => p.PerChannel).SelectMany(p => Indent(4, Weight(names[p.Name], "(input_shape[-1],)"))),
        "",
    ];

    private static string Entry(Parameter p, string name) => p.Learnable ? $"\"{name}\": self.{name}_start" : $"\"{name}\": self.{name}";

    private static string[] Weight(string name, string shape) =>
    [
        $"self.{name} = self.add_weight(",
        $"    name=\"{name}\", shape={shape}, initializer=keras.initializers.Constant(self.{name}_start), trainable=True",
        ")",
    ];
}
