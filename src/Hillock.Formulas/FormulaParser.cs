using System.Globalization;
using System.Runtime.CompilerServices;

namespace Hillock.Formulas;

/// <summary>Reads formula text by operator precedence (Pratt 1973).</summary>
/// <remarks>Loosest first: comparisons (which do not chain), <c>+ -</c>, <c>* /</c>, the minus sign, <c>^</c> (from the right).</remarks>
internal sealed class FormulaParser(string text, IFunctionSource? functions)
{
    private const int MostNesting = 200;
    private const int MostDepth = 500;
    private const int MostCharacters = 20_000;

    private readonly FormulaCalls _calls = new(text, functions);
    private readonly Dictionary<string, Parameter> _parameters = [];
    private readonly Dictionary<string, Token> _unused = [];
    private List<Token> _tokens = [];
    private int _next;
    private int _nesting;

    private Token Current => _tokens[_next];

    internal Formula Parse()
    {
        if (text.Length > MostCharacters)
            throw new HillockException(
                $"The formula has {text.Length.ToString("N0", CultureInfo.InvariantCulture)} characters; the most that is read is "
                + $"{MostCharacters.ToString("N0", CultureInfo.InvariantCulture)}. Build a longer one in C#, from parts.", MostCharacters);
        _tokens = new Tokenizer(text).Read();
        if (_tokens.Count == 1)
            throw new HillockException("The formula is empty; expected something like x * sigmoid(x).", 0);
        var semicolon = _tokens.FindIndex(t => t.Is(";"));
        if (semicolon >= 0)
        {
            _next = semicolon + 1;
            ReadParameters();
            _tokens.RemoveRange(semicolon, _tokens.Count - 1 - semicolon);
            _next = 0;
        }

        var formula = Expression(Precedence.Comparison);
        if (Current.Kind != TokenKind.End) throw Trailing();
        foreach (var idle in _unused.Values)
            throw Error(idle, $"Parameter {idle.Text} is declared but the formula does not use it; remove it or use it.");
        return formula;
    }

    private void ReadParameters()
    {
        while (Current.Kind != TokenKind.End)
        {
            var learn = Current is { Kind: TokenKind.Name, Text: "learn" } && _tokens[_next + 1].Kind == TokenKind.Name;
            if (learn) _next++;
            ReadParameter(learn);
            if (Current.Kind != TokenKind.End && !Current.Is(";") && !Current.Is(","))
                throw Error(Current, $"Unexpected '{Current.Text}' after a parameter; expected ';' and the next one.");
            if (Current.Kind != TokenKind.End) _next++;
        }
    }

    private void ReadParameter(bool learnable)
    {
        var name = Current;
        if (name.Kind != TokenKind.Name) throw Error(name, "Expected the name of a parameter, as in 'beta = 1' or 'learn beta = 1'.");
        if (Names.IsReserved(name.Text)) throw Error(name, $"'{name.Text}' cannot name a parameter: it already means something in formulas.");
        _next++;
        if (!Current.Is("=")) throw Error(Current, $"Expected '=' and the value of parameter {name.Text}.");
        _next++;
        var negative = Current.Is("-");
        if (negative) _next++;
        var number = Current.Kind == TokenKind.Number ? Current.Value
            : Current.Kind == TokenKind.Name && Names.Constants.TryGetValue(Current.Text, out var constant) && double.IsFinite(constant) ? constant
            : throw Error(Current, $"Expected a number as the value of parameter {name.Text}.");
        var value = negative ? -number : number;
        _next++;
        var perChannel = PerChannel(name, learnable);
        if (!_parameters.TryAdd(name.Text, new Parameter(name.Text, value, learnable, perChannel)))
            throw Error(name, $"Parameter {name.Text} is declared twice.");
        _unused.Add(name.Text, name);
    }

    // As in 'learn a = 0.25 per channel'.
    private bool PerChannel(Token name, bool learnable)
    {
        if (Current.Kind != TokenKind.Name) return false;
        var words = Current.Text is "per" && _tokens[_next + 1] is { Kind: TokenKind.Name, Text: "channel" } ? 2 : Current.Text is "per_channel" ? 1 : 0;
        if (words == 0) return false;
        if (!learnable) throw Error(Current, $"Parameter {name.Text} is fixed; only a learned one can be one a channel: 'learn {name.Text} = 1 per channel'.");
        _next += words;
        return true;
    }

    private Formula Expression(Precedence atLeast)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Error(
            Current, "The formula nests deeper than the stack of this thread allows; write it flatter, or give the thread more.");
        if (++_nesting > MostNesting) throw Error(Current, $"The formula nests deeper than {MostNesting} levels.");
        var left = Prefix();
        var compared = false;
        while (Infix(Current) is { } op && op.Precedence >= atLeast)
        {
            var symbol = Current;
            _next++;
            if (op.IsComparison && compared)
                throw Error(symbol, "Comparisons do not chain; write a < b as one condition, or use parentheses.");
            var right = Expression(op.Precedence == Precedence.Power ? Precedence.Sign : op.Precedence + 1);
            left = Checked(op.Apply(left, right), symbol);
            compared = op.IsComparison;
        }

        _nesting--;
        return left;
    }

    private Formula Prefix()
    {
        var token = Current;
        if (token.Is("+"))
        {
            _next++;
            return Expression(Precedence.Sign);
        }

        if (!token.Is("-")) return Atom();
        _next++;
        var literal = Current;
        var operand = Expression(Precedence.Sign);

        // -2 is one number; -2^x is -(2^x), and -(2) the sign applied to a number.
        return operand is Constant c && (literal.Kind == TokenKind.Number || literal.Text == "inf") ? new Constant(-c.Value) : Checked(-operand, token);
    }

    private Formula Atom()
    {
        var token = Current;
        _next++;
        if (token.Kind == TokenKind.Number) return token.Value;
        if (token.Kind == TokenKind.Name) return Current.Is("(") ? Call(token) : Leaf(token);
        if (!token.Is("(")) throw Missing(token);
        var inner = Expression(Precedence.Comparison);
        Close(token);
        return inner;
    }

    private Formula Leaf(Token name)
    {
        if (name.Text == "x") return Formula.X;
        if (Names.Constants.TryGetValue(name.Text, out var value)) return value;
        if (_parameters.TryGetValue(name.Text, out var parameter))
        {
            _unused.Remove(name.Text);
            return parameter;
        }

        throw _calls.UnknownLeaf(name, _parameters.Keys);
    }

    private Formula Call(Token name)
    {
        var open = Current;
        _next++;
        var arguments = new List<Formula>();
        if (Current.Is(")")) _next++;
        else
        {
            do arguments.Add(Expression(Precedence.Comparison));
            while (Skip(","));
            Close(open);
        }

        return Checked(_calls.Apply(name, arguments), name);
    }

    private bool Skip(string symbol)
    {
        if (!Current.Is(symbol)) return false;
        _next++;
        return true;
    }

    private void Close(Token open)
    {
        if (Skip(")")) return;
        if (Current.Kind == TokenKind.End) throw Error(open, "This parenthesis is never closed.");
        throw Current.Is(",") ? Error(Current, "Unexpected ',' outside the arguments of a function.") : Trailing();
    }

    private Formula Checked(Formula formula, Token at) =>
        formula.Depth <= MostDepth ? formula : throw Error(at, $"The formula is longer than {MostDepth} steps in a row; group its terms with parentheses.");

    private HillockException Missing(Token token) => token switch
    {
        { Kind: TokenKind.End } => Error(token, "The formula ends where a number, x, a name or '(' is expected."),
        { Text: ")" } =>
            Error(token, _next >= 2 && _tokens[_next - 2].Is("(") ? "There is nothing between the parentheses."
            : "Expected a number, x, a name or '(' before this ')'."),
        _ => Error(token, $"Unexpected '{token.Text}'; expected a number, x, a name or '('."),
    };

    private HillockException Trailing() => Current switch
    {
        { Text: ")" } => Error(Current, "This ')' closes nothing."),
        { Text: "=" } => Error(Current, "Unexpected '='; a comparison is written ==, and a parameter is declared after a semicolon: 'beta * x; beta = 1'."),
        { Kind: TokenKind.Symbol } => Error(Current, $"Unexpected '{Current.Text}'; expected an operator or the end."),
        _ => Error(Current, $"Unexpected '{Current.Text}'; expected an operator such as *."),
    };

    private HillockException Error(Token at, string message) => FormulaErrors.At(text, at.Position, message);

    private static Operator? Infix(Token token) => token.Kind != TokenKind.Symbol ? null : token.Text switch
    {
        "+" => Operators.Add,
        "-" => Operators.Subtract,
        "*" => Operators.Multiply,
        "/" => Operators.Divide,
        "^" => Operators.Power,
        "<" => Operators.Less,
        "<=" => Operators.LessOrEqual,
        ">" => Operators.Greater,
        ">=" => Operators.GreaterOrEqual,
        "==" => Operators.Equal,
        "!=" => Operators.NotEqual,
        _ => null,
    };
}
