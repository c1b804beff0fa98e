using static Hillock.Formulas.Printing.Binding;

namespace Hillock.Formulas.Printing;

/// <summary>CUDA C on float: device functions and element-wise kernels, forward and backward.</summary>
internal sealed class CudaTarget : ExportTarget
{
    private static readonly HashSet<string> Reserved =
    [
        "alignas", "alignof", "and", "asm", "auto", "bool", "break", "case", "catch", "char", "class", "const", "constexpr", "continue", "decltype", "default",
        "delete", "do", "double", "else", "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if", "inline", "int", "long",
        "mutable", "namespace", "new", "noexcept", "not", "nullptr", "operator", "or", "private", "protected", "public", "register", "return", "short",
        "signed", "sizeof", "static", "struct", "switch", "template", "this", "throw", "true", "try", "typedef", "typeid", "typename", "union", "unsigned",
        "using", "virtual", "void", "volatile", "while", "xor", "restrict", "INFINITY", "NAN", "isnan", "input", "output", "count", "i", "sum", "upstream",
            "channels", "inner", "channel", "half", "row", "column",
        "main", "exp", "log", "sqrt", "sin", "cos", "tanh", "atan", "erf", "abs", "pow", "fabs", "gamma",
        "acos", "acosh", "asin", "asinh", "atan2", "atanh", "cbrt", "ceil", "copysign", "cosh", "cospi", "div", "erfc", "erfcinv", "erfcx", "erfinv", "exit",
            "exp10", "exp2", "expm1", "fdim",
        "floor", "fma", "fmax", "fmin", "fmod", "frexp", "hypot", "ilogb", "index", "isinf", "labs", "ldexp", "lgamma", "log10", "log1p", "log2", "logb",
            "lrint", "lround", "max", "min", "modf",
        "nan", "nearbyint", "nextafter", "norm", "normcdf", "normcdfinv", "rand", "rcbrt", "remainder", "remquo", "rhypot", "rint", "round", "rsqrt", "scalbn",
            "select", "signal", "signbit",
        "sincos", "sincospi", "sinh", "sinpi", "system", "tan", "tgamma", "time", "trunc", "y0", "y1", "yn", "j0", "j1", "jn",
    ];

    public override string Id => "cuda";

    public override IReadOnlyList<string> Aliases => ["cu"];

    public override string Summary => "CUDA C on float: device functions and element-wise kernels, forward and backward";

    public override string Extension => ".cu";

    private protected override string Comment => "//";

    private protected override IEnumerable<string> Code(ExportRequest request)
    {
        var name = Identifiers.Avoid(request.Name, Reserved);
        var learned = request.Parameters.Where(p => p.Learnable).ToList();
        var names = request.Identifiers(Reserved.Append(name).Concat(learned.SelectMany(p => new[] { $"{p.Name}_gradient", $"{p.Name}_sum" })));
        var value = request.Simple;
        List<string> functions =
        [
            .. Function(name, SoundForm.Evaluated(value, single: true), names, request), "",
            .. Function($"{name}_{(request.Gate is null ? "derivative" : "by_a")}", SoundForm.EvaluatedSlope(value, single: true), names, request), "",
        ];
        if (request.Gate is not null) functions.AddRange(
            [.. Function($"{name}_by_b", SoundForm.EvaluatedSlope(value, request.Inputs[0], single: true), names, request), ""]);
        if (request.SimpleTraining is { } training)
        {
            functions.AddRange(
                [$"// While training: the random number is {(request.NoiseIsNormal ? "standard normal" : "uniform in [0, 1)")}.",
                .. Function($"{name}_training", SoundForm.Evaluated(training, single: true), names, request), ""]);
            functions.AddRange([.. Function($"{name}_training_derivative", SoundForm.EvaluatedSlope(training, single: true), names, request), ""]);
        }

        foreach (var p in learned) functions.AddRange(
            [.. Function($"{name}_by_{p.Name}", SoundForm.EvaluatedSlope(value, p, single: true), names, request), ""]);
        return
        [
            "#include <cmath>",
            "#include <cstddef>",
            "",
            .. CudaHelpers.UsedIn(functions, name),
            .. functions,
            .. request.Gate is null ? CudaKernels.Forward(name, request.Parameters, names) : CudaGateKernels.Forward(name, request.Parameters, names), "",
            .. request.Gate is null ? CudaKernels.Backward(name, request.Parameters, names) : CudaGateKernels.Backward(name, request.Parameters, names),
        ];
    }

    private protected override IEnumerable<string> RowCode(RowExportRequest request)
    {
        var name = Identifiers.Avoid(request.Name, Reserved);
        var loops = new RowLanguage
        {
            Notation = Cuda(name),
            Real = "float",
            Array = CudaRowKernels.Array,
            Sort = (keys, values) => $"{name}_sort({keys}, {values}, n);",
            Ends = ("-INFINITY", "INFINITY"),
            IsNaN = value => $"isnan({value})",
            NaN = "NAN",
        };
        var lines = new CudaRowKernels(request, name, loops, Reserved).Lines();
        return ["#include <cmath>", "#include <cstddef>", "", .. CudaHelpers.UsedIn(lines, name), .. lines];
    }

    private static IEnumerable<string> Function(string function, Formula formula, Identifiers names, ExportRequest request)
    {
        var random = function.StartsWith($"{Identifiers.Avoid(request.Name, Reserved)}_training", StringComparison.Ordinal);
        var inputs = string.Concat(request.Inputs.Where(_ => request.Gate is not null || random).Select(p => $", float {names[p.Name]}"));
        return
        [
            $"__device__ __forceinline__ float {function}(float {request.Variable}{inputs}{CudaKernels.Declared(request.Parameters, names)}) {{",
            .. new CodePrinter(Cuda(Identifiers.Avoid(request.Name, Reserved)), names).Print(Idioms.KeepNaN(formula)).Body(";").Select(line => "    " + line),
            "}",
        ];
    }

    private static string Number(double value) => float.IsInfinity((float)value)
        ? (value < 0 ? "-INFINITY" : "INFINITY")
        : Decimals.Print((float)value) + "f";

    // Helpers carry the name of the export, so that several exports fit in one file.
    private static Notation Cuda(string name) => new()
    {
        Forms = Forms(name),
        Number = Number,
        TruthToNumber = new("{0} ? 1.0f : 0.0f", Choice, Comparison),
        NumberToTruth = new("{0} != 0.0f", Comparison, Sum) { IsTruth = true },
        Declare = (local, isTruth, code) => $"{(isTruth ? "bool" : "float")} {local} = {code};",
    };

    private static Dictionary<Operator, Form> Forms(string name) => new()
    {
        [Operators.Add] = Form.Infix("+", Sum),
        [Operators.Subtract] = Form.Infix("-", Sum),
        [Operators.Multiply] = Form.Infix("*", Product),
        [Operators.Divide] = Form.Infix("/", Product),
        [Operators.Power] = Form.Call("powf", 2),
        [Operators.Negate] = Form.Minus(),
        [Operators.Abs] = Form.Call("fabsf"),
        [Operators.Sign] = Form.Call($"{name}_sign"),
        [Operators.Min] = Form.Call($"{name}_min", 2),
        [Operators.Max] = Form.Call($"{name}_max", 2),
        [Operators.Clamp] = new($"{name}_min({name}_max({{0}}, {{1}}), {{2}})", Atom, Any, Any, Any),
        [Operators.Where] = new("{0} ? {1} : {2}", Choice, Comparison, Choice, Choice) { TakesTruth = true },
        [Operators.Less] = Form.Compare("<"),
        [Operators.LessOrEqual] = Form.Compare("<="),
        [Operators.Greater] = Form.Compare(">"),
        [Operators.GreaterOrEqual] = Form.Compare(">="),
        [Operators.Equal] = Form.Compare("=="),
        [Operators.NotEqual] = Form.Compare("!="),
        [Operators.Exp] = Form.Call("expf"),
        [Operators.Expm1] = Form.Call("expm1f"),
        [Operators.Log] = Form.Call("logf"),
        [Operators.Log1p] = Form.Call("log1pf"),
        [Operators.Sqrt] = Form.Call("sqrtf"),
        [Operators.Sin] = Form.Call("sinf"),
        [Operators.Cos] = Form.Call("cosf"),
        [Operators.Tanh] = Form.Call("tanhf"),
        [Operators.Atan] = Form.Call("atanf"),
        [Operators.Asinh] = Form.Call("asinhf"),
        [Operators.Erf] = Form.Call("erff"),
        [Operators.NormalCdf] = Form.Call($"{name}_normal_cdf"),
        [Operators.Hypot] = Form.Call("hypotf", 2),
        [Operators.Sigmoid] = Form.Call($"{name}_sigmoid"),
        [Operators.Softplus] = Form.Call($"{name}_softplus"),
        [Operators.LogSigmoid] = Form.Call($"{name}_log_sigmoid"),
        [Idioms.Square] = new("{0} * {0}", Product, Sign),
        [Idioms.Cube] = new("{0} * {0} * {0}", Product, Sign),
        [Idioms.IsNaN] = Form.Call("isnan") with { IsTruth = true },
    };
}
