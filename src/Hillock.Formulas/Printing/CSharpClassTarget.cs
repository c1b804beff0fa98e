using static Hillock.Formulas.Printing.Binding;

namespace Hillock.Formulas.Printing;

/// <summary>A static C# class that needs nothing but the framework.</summary>
internal abstract class CSharpClassTarget : ExportTarget
{
    private static readonly HashSet<string> Reserved =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate",
        "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in",
        "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private",
        "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this",
        "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while", "field", "record",
        "Math", "MathF", "Array", "Gradient", "System", "ReadOnlySpan", "Value", "Derivative", "Training", "TrainingDerivative", .. CSharpHelpers.Names,
    ];

    private Notation? _notation;

    public override string Extension => ".cs";

    private protected override string Comment => "//";

    private protected abstract string Real { get; }

    private protected abstract string Library { get; }

    private bool IsSingle => Real == "float";

    private Notation Notation => _notation ??= new()
    {
        Forms = Forms(),
        Number = Number,
        TruthToNumber = new($"{{0}} ? {Number(1)} : {Number(0)}", Choice, Comparison),
        NumberToTruth = new($"{{0}} != {Number(0)}", Comparison, Sum) { IsTruth = true },
        Declare = (name, isTruth, code) => $"{(isTruth ? "bool" : Real)} {name} = {code};",
    };

    private protected abstract string Number(double value);

    private protected override IEnumerable<string> Code(ExportRequest request)
    {
        var names = request.Identifiers(Reserved, Identifiers.Camel);
        var value = request.Simple;
        List<string> members =
            [.. Method("Value", request.Gate is null ? "The value at x." : "The value for a pair of "
            + "halves.", SoundForm.Evaluated(value, IsSingle), names, request)];
        members.AddRange(
            ["", .. Method(request.Gate is null ? "Derivative" : "DerivativeByA", "The derivative in "
            + $"{request.Variable}.", SoundForm.EvaluatedSlope(value, IsSingle), names, request)]);
        var methods = new HashSet<string> { "DerivativeByA" };
        if (request.Gate is not null)
            members.AddRange(
                ["", .. Method($"DerivativeBy{Identifiers.Pascal(request.Gate.Name)}", "The derivative in "
                + $"{names[request.Gate.Name]}.", SoundForm.EvaluatedSlope(value, request.Inputs[0], IsSingle), names, request)]);
        if (request.SimpleTraining is { } training)
        {
            var draw = request.NoiseIsNormal ? "a standard normal number" : "a number uniform in [0, 1)";
            members.AddRange(["", .. Method("Training", $"The value while training, for {draw}.", SoundForm.Evaluated(training, IsSingle), names, request)]);
            members.AddRange(["", .. Method("TrainingDerivative", "Its derivative in x.", SoundForm.EvaluatedSlope(training, IsSingle), names, request)]);
        }

        foreach (var p in request.Parameters.Where(p => p.Learnable))
        {
            var (method, title) = ($"DerivativeBy{Identifiers.Pascal(p.Name)}", $"The derivative in {names[p.Name]}.");
            while (!methods.Add(method)) method += "_";
            members.AddRange(["", .. Method(method, title, SoundForm.EvaluatedSlope(value, p, IsSingle), names, request)]);
        }

        return Class(request.Name, members);
    }

    private protected override IEnumerable<string> RowCode(RowExportRequest request) =>
        Class(request.Name, new CSharpRowClass(request, Loops, Reserved).Members());

    private RowLanguage Loops => new()
    {
        Notation = Notation,
        Real = Real,
        Array = (type, name, _) => [$"{type}[] {name} = new {type}[n];"],
        Sort = (keys, values) => $"Array.Sort({keys}, {values});",
        Ends = ($"{Real}.NegativeInfinity", $"{Real}.PositiveInfinity"),
        IsNaN = value => $"{Real}.IsNaN({value})",
        NaN = $"{Real}.NaN",
    };

    private IEnumerable<string> Class(string name, List<string> members)
    {
        members.AddRange(CSharpHelpers.UsedIn(members, Real));
        return
        [
            "using System;",
            "",
            $"public static class {Identifiers.Avoid(Identifiers.Pascal(name), Reserved)}",
            "{",
            .. members.Select(line => line.Length == 0 ? line : "    " + line),
            "}",
        ];
    }

    private IEnumerable<string> Method(string name, string title, Formula formula, Identifiers names, ExportRequest request)
    {
        var inputs = string.Concat(request.Inputs.Where(_ => request.Gate is not null || name.StartsWith("Training", StringComparison.Ordinal))
            .Select(p => $", {Real} {names[p.Name]}"));
        var parameters = inputs + string.Concat(request.Parameters.Select(p => $", {Real} {names[p.Name]} = {Number(p.Value)}"));
        var code = new CodePrinter(Notation, names).Print(Idioms.KeepNaN(formula));
        return
        [
            $"/// <summary>{title}</summary>",
            $"public static {Real} {name}({Real} {request.Variable}{parameters})",
            "{",
            .. code.Body(";").Select(line => "    " + line),
            "}",
        ];
    }

    private Dictionary<Operator, Form> Forms() => new()
    {
        [Operators.Add] = Form.Infix("+", Sum),
        [Operators.Subtract] = Form.Infix("-", Sum),
        [Operators.Multiply] = Form.Infix("*", Product),
        [Operators.Divide] = Form.Infix("/", Product),
        [Operators.Power] = Form.Call($"{Library}.Pow", 2),
        [Operators.Negate] = Form.Minus(),
        [Operators.Abs] = Form.Call($"{Library}.Abs"),
        [Operators.Sign] = Form.Call("Sign"),
        [Operators.Min] = Form.Call($"{Library}.Min", 2),
        [Operators.Max] = Form.Call($"{Library}.Max", 2),
        [Operators.Clamp] = new($"{Library}.Min({Library}.Max({{0}}, {{1}}), {{2}})", Atom, Any, Any, Any),
        [Operators.Where] = new("{0} ? {1} : {2}", Choice, Comparison, Choice, Choice) { TakesTruth = true },
        [Operators.Less] = Form.Compare("<"),
        [Operators.LessOrEqual] = Form.Compare("<="),
        [Operators.Greater] = Form.Compare(">"),
        [Operators.GreaterOrEqual] = Form.Compare(">="),
        [Operators.Equal] = Form.Compare("=="),
        [Operators.NotEqual] = Form.Compare("!="),
        [Operators.Exp] = Form.Call($"{Library}.Exp"),
        [Operators.Expm1] = Form.Call("Expm1"),
        [Operators.Log] = Form.Call($"{Library}.Log"),
        [Operators.Log1p] = Form.Call("Log1p"),
        [Operators.Sqrt] = Form.Call($"{Library}.Sqrt"),
        [Operators.Sin] = Form.Call($"{Library}.Sin"),
        [Operators.Cos] = Form.Call($"{Library}.Cos"),
        [Operators.Tanh] = Form.Call($"{Library}.Tanh"),
        [Operators.Atan] = Form.Call($"{Library}.Atan"),
        [Operators.Asinh] = Form.Call($"{Library}.Asinh"),
        [Operators.Erf] = Form.Call("Erf"),
        [Operators.NormalCdf] = Form.Call("NormalCdf"),
        [Operators.Hypot] = Form.Call($"{Real}.Hypot", 2),
        [Operators.Sigmoid] = Form.Call("Sigmoid"),
        [Operators.Softplus] = Form.Call("Softplus"),
        [Operators.LogSigmoid] = Form.Call("LogSigmoid"),
        [Idioms.Square] = new("{0} * {0}", Product, Sign),
        [Idioms.Cube] = new("{0} * {0} * {0}", Product, Sign),
        [Idioms.IsNaN] = Form.Call($"{Real}.IsNaN") with { IsTruth = true },
    };
}
