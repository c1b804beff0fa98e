namespace Hillock.Formulas.Printing;

/// <summary>What a framework makes of exported code: every step in float32, then back through the steps by its own rules, 0 times infinity as it
/// comes.</summary>
internal static class FrameworkGradient
{
    internal static (float Value, float Slope) Of(Formula formula, float x)
    {
        var nodes = Nodes.Of(formula);
        var places = new Dictionary<Formula, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < nodes.Count; i++) places[nodes[i]] = i;
        float[] values = new float[nodes.Count], gradients = new float[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
            values[i] = nodes[i] switch { Constant c => (float)c.Value, Parameter p => (float)p.Value, Operation o => Value(o), _ => x };
        var reached = new bool[nodes.Count];
        (gradients[^1], reached[^1]) = (1, true);
        var slope = 0f;
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            if (reached[i] && nodes[i] is Operation o) Back(o, values[i], gradients[i]);
            if (nodes[i] is Variable) slope += gradients[i];
        }

        return (values[^1], slope);

        float At(Operation o, int k) => k < o.Arguments.Count ? values[places[o.Arguments[k]]] : 0;
        float Value(Operation o) => (float)o.Operator.Evaluate(At(o, 0), At(o, 1), At(o, 2));
        void Add(Operation o, int k, float g)
        {
            gradients[places[o.Arguments[k]]] += g;
            reached[places[o.Arguments[k]]] = true;
        }

        void Back(Operation o, float y, float g)
        {
            var (op, a, b) = (o.Operator, At(o, 0), At(o, 1));
            if (op.IsComparison || op == Operators.Sign || op == Idioms.IsNaN) return;
            if (op == Operators.Where) (_, _) = (Pass(1, a != 0 ? g : 0), Pass(2, a != 0 ? 0 : g));
            else if (op == Operators.Add) (_, _) = (Pass(0, g), Pass(1, g));
            else if (op == Operators.Subtract) (_, _) = (Pass(0, g), Pass(1, -g));
            else if (op == Operators.Multiply) (_, _) = (Pass(0, g * b), Pass(1, g * a));
            else if (op == Operators.Divide) (_, _) = (Pass(0, g / b), Pass(1, -g * (a / b / b)));
            else if (op == Operators.Hypot) (_, _) = (Pass(0, g * (a / y)), Pass(1, g * (b / y)));
            else if (op == Operators.Power) Pass(0, b == 0 ? 0 : g * (b * MathF.Pow(a, b - 1)));
            else if (op == Operators.Max) (_, _) = (Pass(0, a > b ? g : 0), Pass(1, a > b ? 0 : g));
            else if (op == Operators.Min) (_, _) = (Pass(0, a < b ? g : 0), Pass(1, a < b ? 0 : g));
            else if (op == Operators.Clamp) Pass(0, y == a ? g : 0);
            else Pass(0, Unary(op, a, y, g));

            bool Pass(int k, float gradient)
            {
                Add(o, k, gradient);
                return true;
            }
        }
    }

    private static float Unary(Operator op, float a, float y, float g)
    {
        if (op == Operators.Negate) return -g;
        if (op == Operators.Abs) return g * Math.Sign(a);
        if (op == Operators.Exp) return g * y;
        if (op == Operators.Expm1) return g * (y + 1);
        if (op == Operators.Log) return g / a;
        if (op == Operators.Log1p) return g / (a + 1);
        if (op == Operators.Sqrt) return g / (2 * y);
        if (op == Operators.Sin) return g * MathF.Cos(a);
        if (op == Operators.Cos) return g * -MathF.Sin(a);
        if (op == Operators.Tanh) return g * (1 - (y * y));
        if (op == Operators.Atan) return g / ((a * a) + 1);
        if (op == Operators.Asinh) return g / MathF.Sqrt((a * a) + 1);
        if (op == Operators.Erf) return g * (2 / MathF.Sqrt(MathF.PI) * MathF.Exp(-(a * a)));
        if (op == Operators.NormalCdf) return g * (MathF.Exp(a * a * -0.5f) / MathF.Sqrt(2 * MathF.PI));
        if (op == Operators.Sigmoid) return g * ((1 - y) * y);
        if (op == Operators.Softplus) return a > 20 ? g : g * (MathF.Exp(a) / (MathF.Exp(a) + 1));
        if (op == Operators.LogSigmoid) return g * (a < 0 ? 1 - (MathF.Exp(a) / (1 + MathF.Exp(a))) : MathF.Exp(-a) / (1 + MathF.Exp(-a)));
        throw new NotSupportedException(op.Name);
    }
}
