namespace Hillock.Formulas.Printing;

/// <summary>C# for the functions that <see cref="Math"/> lacks; a file gets those it uses. They are those of <see cref="Special"/>.</summary>
internal static class CSharpHelpers
{
    private static readonly (string Name, string[] Needs, string Code)[] Helpers =
    [
        ("Sign", [], "private static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;"),
        ("Sigmoid", [], """
            private static double Sigmoid(double x)
            {
                if (x >= 0) return 1 / (1 + Math.Exp(-x));
                double e = Math.Exp(x);
                return e / (1 + e);
            }
            """),
        ("LogSigmoid", ["Softplus"], "private static double LogSigmoid(double x) => -Softplus(-x);"),
        ("Softplus", ["Log1p"], "private static double Softplus(double x) => double.IsNaN(x) ? x : Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));"),
        ("Expm1", [], """
            private static double Expm1(double x)
            {
                double u = Math.Exp(x);
                if (!(Math.Abs(x) < 0.7)) return u - 1;
                return u == 1 ? x : (u - 1) * (x / Math.Log(u));
            }
            """),
        ("Log1p", [], """
            private static double Log1p(double x)
            {
                double u = 1 + x;
                if (!(Math.Abs(x) < 0.7)) return Math.Log(u);
                return u == 1 ? x : Math.Log(u) * (x / (u - 1));
            }
            """),
        ("NormalCdf", ["Erf", "Erfc", "Ratio"], """
            private static double NormalCdf(double x)
            {
                double y = Math.Abs(x) * Math.Sqrt(0.5);
                if (y <= 0.46875) return 0.5 + 0.5 * Erf(x * Math.Sqrt(0.5));
                double tail = y > 40 ? 0 : 0.5 * Erfc(y);
                return x < 0 ? tail : 1 - tail;
            }
            """),
        ("Erf", ["Erfc", "Ratio"], """
            // W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969).
            private static double Erf(double x)
            {
                double y = Math.Abs(x);
                if (double.IsNaN(x)) return x;
                if (y > 0.46875) return y > 6 ? Math.Sign(x) : Math.Sign(x) * (1 - Erfc(y));
                return x * Ratio(
                    y * y,
                    new double[] { 1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3 },
                    new double[] { 1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3 });
            }
            """),
        ("Erfc", ["Ratio"], """
            // 1 - erf(y) for y above 0.46875.
            private static double Erfc(double y)
            {
                double s = 1 / (y * y);
                double tail = y <= 4
                    ? Ratio(
                        y,
                        new double[]
                        {
                            2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2,
                            8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
                        },
                        new double[]
                        {
                            1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
                            3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
                        })
                    : (1 / Math.Sqrt(Math.PI) - s * Ratio(
                        s,
                        new double[]
                        {
                            1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
                            1.60837851487422766e-2, 6.58749161529837803e-4,
                        },
                        new double[]
                        {
                            1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1, 6.05183413124413191e-2,
                            2.33520497626869185e-3,
                        })) / y;
                double cut = Math.Truncate(y * 16) / 16;
                double rest = (y - cut) * (y + cut);
                return Math.Exp(-cut * cut) * Math.Exp(-rest) * tail;
            }
            """),
        ("Ratio", [], """
            private static double Ratio(double x, ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator)
            {
                double a = 0, b = 0;
                foreach (double c in numerator) a = a * x + c;
                foreach (double c in denominator) b = b * x + c;
                return a / b;
            }
            """),
    ];

    internal static IEnumerable<string> Names => Helpers.Select(h => h.Name);

    /// <summary>The helpers that the lines call, an empty line before each.</summary>
    internal static List<string> UsedIn(IReadOnlyList<string> code, string real)
    {
        var lines = new List<string>();
        var used = new HashSet<string>();
        foreach (var (name, needs, text) in Helpers)
        {
            var direct = code.Any(line => Calls(line, name));
            if (!direct && !used.Contains(name)) continue;
            used.UnionWith(needs);
            lines.AddRange(["", .. text.Split('\n').Select(line => line.TrimEnd('\r'))]);
            if (direct && real != "double") lines.AddRange(["", $"private static {real} {name}({real} x) => ({real}){name}((double)x);"]);
        }

        return lines;
    }

    private static bool Calls(string line, string name)
    {
        for (var at = line.IndexOf(name + "(", StringComparison.Ordinal); at >= 0; at = line.IndexOf(name + "(", at + 1, StringComparison.Ordinal))
            if (at == 0 || !(char.IsAsciiLetterOrDigit(line[at - 1]) || line[at - 1] is '.' or '_'))
                return true;
        return false;
    }
}
