using System.Text;

namespace Hillock.Formulas.Printing;

/// <summary>Formula text with as few parentheses as parse back to the same tree.</summary>
public static class FormulaPrinter
{
    private const long MostNodes = 20_000;

    /// <summary>Whether <see cref="Print"/> writes the formula out.</summary>
    public static bool IsWhole(Formula formula) => formula.Size <= MostNodes;

    internal static string Print(Formula formula)
    {
        // Shared parts are written out: beyond this nobody reads the text, and it could fill the memory.
        if (!IsWhole(formula)) return $"(a formula of {formula.Size} terms)";
        return DeepWork.Run(formula.Depth, () => Written(formula));
    }

    private static string Written(Formula formula)
    {
        var text = new StringBuilder();
        Write(formula, text);
        foreach (var p in formula.Parameters)
            text.Append("; ").Append(p.Learnable ? "learn " : "").Append(p.Name).Append(" = ").Append(Numbers.Print(p.Value))
                .Append(p.PerChannel ? " per channel" : "");
        return text.ToString();
    }

    private static void Write(Formula formula, StringBuilder text)
    {
        switch (formula)
        {
            case Constant c: text.Append(Numbers.Print(c.Value)); break;
            case Parameter p: text.Append(p.Name); break;
            case Operation o when o.Operator == Operators.Negate: WriteSign(o, text); break;
            case Operation o when o.Operator.IsInfix: WriteInfix(o, text); break;
            case Operation o: WriteCall(o, text); break;
            default: text.Append('x'); break;
        }
    }

    // -2 is a number, -(2) the minus sign applied to one.
    private static void WriteSign(Operation o, StringBuilder text)
    {
        text.Append('-');
        var bare = o[0] is Constant c && !double.IsNegative(c.Value) && c.Value is not (Math.PI or Math.E);
        WriteOperand(o[0], Precedence.Sign, text, parentheses: bare);
    }

    private static void WriteInfix(Operation o, StringBuilder text)
    {
        var own = o.Operator.Precedence;
        var (left, right) = own switch
        {
            Precedence.Power => (Precedence.Atom, Precedence.Sign),
            Precedence.Comparison => (Precedence.Sum, Precedence.Sum),
            _ => (own, own + 1),
        };
        WriteOperand(o[0], left, text, parentheses: own == Precedence.Power && IsNegative(o[0]));
        text.Append(own == Precedence.Power ? o.Operator.Name : $" {o.Operator.Name} ");
        WriteOperand(o[1], right, text);
    }

    private static void WriteCall(Operation o, StringBuilder text)
    {
        text.Append(o.Operator.Name).Append('(');
        for (var i = 0; i < o.Arguments.Count; i++)
        {
            if (i > 0) text.Append(", ");
            Write(o[i], text);
        }

        text.Append(')');
    }

    private static void WriteOperand(Formula operand, Precedence atLeast, StringBuilder text, bool parentheses = false)
    {
        if (parentheses || Binding(operand) < atLeast)
        {
            text.Append('(');
            Write(operand, text);
            text.Append(')');
        }
        else Write(operand, text);
    }

    private static bool IsNegative(Formula f) => f is Constant c && double.IsNegative(c.Value);

    private static Precedence Binding(Formula f) =>
        f is Operation { Operator: { IsInfix: true } op } ? op.Precedence : Precedence.Atom;
}
