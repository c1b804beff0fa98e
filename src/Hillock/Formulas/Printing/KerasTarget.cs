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
        "compute_mask", "compute_output_shape", "compute_output_spec", "symbolic_call", "rematerialized_call", "config",
    ];

    private protected override IEnumerable<string> Code(ExportRequest request)
    {
        var names = new Identifiers(request.Parameters, Reserved.Concat(request.Parameters.Select(p => $"{p.Name}_start")));
        var code = new CodePrinter(Keras, names).Print(AutodiffForm.Of(request.Simple));
        return
        [
            "import keras",
            "from keras import ops",
            "",
            "",
            "@keras.saving.register_keras_serializable(package=\"hillock\")",
            $"class {Identifiers.Avoid(Identifiers.Pascal(request.Name), Reserved)}(keras.layers.Layer):",
            .. request.Parameters.Count == 0 ? [] : Indent(4, Constructor(request, names)),
            "    def call(self, inputs):",
            "        x = ops.convert_to_tensor(inputs)",
            .. request.Parameters.Select(p => p.Learnable
                ? $"        {names[p.Name]} = ops.cast(self.{names[p.Name]}, x.dtype)"
                : $"        {names[p.Name]} = self.{names[p.Name]}"),
            .. Indent(8, code.Body()),
            "",
            "    def compute_output_shape(self, input_shape):",
            "        return input_shape",
        ];
    }

    private static IEnumerable<string> Constructor(ExportRequest request, Identifiers names) =>
    [
        $"def __init__(self{Defaults(request.Parameters, names)}, **kwargs):",
        "    super().__init__(**kwargs)",
        .. request.Parameters.Where(p => p.Learnable).SelectMany(p => Weight(names[p.Name])),
        .. request.Parameters.Where(p => !p.Learnable).Select(p => $"    self.{names[p.Name]} = {names[p.Name]}"),
        "",
        "def get_config(self):",
        $"    return {{**super().get_config(), {string.Join(", ", request.Parameters.Select(p => Entry(p, names[p.Name])))}}}",
        "",
    ];

    private static string Entry(Parameter p, string name) => p.Learnable ? $"\"{name}\": self.{name}_start" : $"\"{name}\": self.{name}";

    private static string[] Weight(string name) =>
    [
        $"    self.{name}_start = {name}",
        $"    self.{name} = self.add_weight(",
        $"        name=\"{name}\", shape=(), initializer=keras.initializers.Constant({name}), trainable=True",
        "    )",
    ];
}
