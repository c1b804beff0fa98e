using static Hillock.Formulas.Printing.Binding;

namespace Hillock.Formulas.Printing;

/// <summary>Formulas as LaTeX mathematics, for amsmath, MathJax and KaTeX.</summary>
public static class Latex
{
    // Beyond this parts that are used again get a name, or the text would not end.
    private const long LongestInline = 400;

    private static readonly Notation Inline = new()
    {
        Forms = Forms(),
        Number = LatexNumbers.Print,
        TruthToNumber = new(@"\left[{0}\right]", Atom, Any),
        NumberToTruth = new(@"{0} \ne 0", Comparison, Sum) { IsTruth = true },
        Parenthesize = Fence,
        LocalName = number => $"t_{{{number}}}",
        Declare = (name, isTruth, code) => isTruth ? $@"{name} &\colon {code}" : $"{name} &= {code}",
        LongestPart = int.MaxValue,
        NamesSharedParts = false,
    };

    private static readonly Notation Named = Inline with { NamesSharedParts = true, LongestPart = 300 };

    /// <summary>The formula, such as <c>x \, \sigma(\beta x)</c>; a very large one is shortened to dots.</summary>
    public static string Print(Formula formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        formula = Readable.Of(formula);
        return formula.Size > LongestInline ? @"\ldots" : Block(formula, Inline).Result;
    }

    /// <summary>Equations for an <c>aligned</c> environment; of a large formula the parts first.</summary>
    internal static IReadOnlyList<string> Equations(string left, Formula formula)
    {
        formula = Readable.Of(formula);
        var block = Block(formula, formula.Size > LongestInline ? Named : Inline);
        return [.. block.Lines, $"{left} &= {block.Result}"];
    }

    /// <summary>The derivative as <see cref="Print"/> shows it: of the formula without the series that stand for parts of it near a point.</summary>
    public static string PrintDerivative(Formula formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return Print(Readable.Derivative(formula));
    }

    private static CodeBlock Block(Formula formula, Notation notation) =>
        new CodePrinter(notation, new Identifiers(formula.Parameters, [], LatexNames.Spell)).Print(formula);

    private static string Fence(string text) =>
        text.Contains(@"\frac", StringComparison.Ordinal) || text.Contains(@"\begin", StringComparison.Ordinal)
            || text.Contains(@"\left", StringComparison.Ordinal)
        || text.Contains('^', StringComparison.Ordinal)
            ? $@"\left({text}\right)"
            : $"({text})";

    private static string Squared(string leg) => leg == "1" ? leg : $"{leg}^2";

    private static Form Function(string name) => new(name + "{0}", Power, Fenced);

    private static Form List(string name, int arity) =>
        new(name, Power, new Binding[arity]) { Join = operands => name + Fence(string.Join(", ", operands)) };

    private static Form Compare(string symbol) => Form.Infix(symbol, Comparison, Sum, Sum) with { IsTruth = true };

    private static Dictionary<Operator, Form> Forms() => new()
    {
        [Operators.Add] = Form.Infix("+", Sum, Sum, Sum),
        [Operators.Subtract] = Form.Infix("-", Sum, Sum, Product),
        [Operators.Multiply] = new("{0} {1}", Product, Product, Power) { Join = LatexNumbers.Times },
        [Operators.Divide] = new(@"\frac{{0}}{{1}}", Product, Any, Any),
        [Operators.Power] = new("{0}^{{1}}", Power, Atom, Any) { Join = Raise },
        [Operators.Negate] = new("-{0}", Sign, Product),
        [Operators.Abs] = new(@"\left|{0}\right|", Atom, Any),
        [Operators.Sign] = Function(@"\operatorname{sgn}"),
        [Operators.Min] = List(@"\min", 2),
        [Operators.Max] = List(@"\max", 2),
        [Operators.Clamp] = List(@"\operatorname{clamp}", 3),
        [Operators.Where] = new(@"\begin{cases} {1} & \text{if } {0} \\ {2} & \text{otherwise} \end{cases}", Atom, Any, Any, Any)
        {
            TakesTruth = true,
            Join =
            Cases
        },
        [Operators.Less] = Compare("<"),
        [Operators.LessOrEqual] = Compare(@"\le"),
        [Operators.Greater] = Compare(">"),
        [Operators.GreaterOrEqual] = Compare(@"\ge"),
        [Operators.Equal] = Compare("="),
        [Operators.NotEqual] = Compare(@"\ne"),
        [Operators.Exp] = new("e^{{0}}", Power, Any),
        [Operators.Expm1] = new("e^{{0}} - 1", Sum, Any),
        [Operators.Log] = Function(@"\log"),
        [Operators.Log1p] = new(@"\log\left(1 + {0}\right)", Power, Sum),
        [Operators.Sqrt] = new(@"\sqrt{{0}}", Atom, Any),
        [Operators.Sin] = Function(@"\sin"),
        [Operators.Cos] = Function(@"\cos"),
        [Operators.Tanh] = Function(@"\tanh"),
        [Operators.Atan] = Function(@"\arctan"),
        [Operators.Asinh] = Function(@"\operatorname{arsinh}"),
        [Operators.Erf] = Function(@"\operatorname{erf}"),
        [Operators.NormalCdf] = Function(@"\Phi"),
        [Operators.Hypot] = new("hypot", Atom, Atom, Atom) { Join = legs => $@"\sqrt{{{Squared(legs[0])} + {Squared(legs[1])}}}" },
        [Operators.Sigmoid] = Function(@"\sigma"),
        [Operators.Softplus] = Function(@"\operatorname{softplus}"),
        [Operators.LogSigmoid] = new(@"\log \sigma{0}", Power, Fenced),
    };

    // sin(x)^2 with the exponent behind the name, as everyone writes it.
    private static string Raise(IReadOnlyList<string> operands)
    {
        var (bare, power) = (operands[0], operands[1]);
        var inner = bare.StartsWith('(') ? bare[1..^1] : bare.StartsWith(@"\left(", StringComparison.Ordinal) ? bare[6..^7] : "";
        foreach (var name in new[] { @"\sin", @"\cos", @"\tanh" })
            if (char.IsAsciiDigit(power[0]) && inner.StartsWith(name, StringComparison.Ordinal) && IsOneFence(inner[name.Length..]))
                return $"{name}^{{{power}}}{inner[name.Length..]}";
        return $"{bare}^{{{power}}}";
    }

    private static bool IsOneFence(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0 && text[i] == ')') return i == text.Length - 1;
        }

        return false;
    }

    // where(a, b, where(c, d, e)) is one brace of three lines.
    private static string Cases(IReadOnlyList<string> operands)
    {
        const string open = @"\begin{cases} ";
        const string close = @" \end{cases}";
        var (condition, value, rest) = (operands[0], operands[1], operands[2]);

        // where(a, where(b, c, d), d) is c where a and b hold.
        var otherwise = $@" \\ {rest} & \text{{otherwise}}{close}";
        if (Rows(value) == 1 && value.EndsWith(otherwise, StringComparison.Ordinal))
            return $@"{value[..^otherwise.Length]} \text{{ and }} {condition}{otherwise}";
        var last = Rows(rest) > 0 ? rest[open.Length..^close.Length] : $@"{rest} & \text{{otherwise}}";
        return $@"{open}{value} & \text{{if }} {condition} \\ {last}{close}";

        // How many conditions a brace has; 0 for what is not one brace.
        static int Rows(string text) =>
            text.StartsWith(open, StringComparison.Ordinal) && text.IndexOf(close, StringComparison.Ordinal) == text.Length - close.Length
            && text.IndexOf(open, 1, StringComparison.Ordinal) < 0
                ? text.Split(@"\text{if }").Length - 1
                : 0;
    }
}
