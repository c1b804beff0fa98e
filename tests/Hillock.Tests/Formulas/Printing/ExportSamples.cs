using Hillock.Formulas;
using Hillock.Formulas.Printing;

namespace Hillock.Tests.Formulas.Printing;

/// <summary>The formulas that every export is tried on, written out so that the catalogue can change.</summary>
internal static class ExportSamples
{
    internal static IReadOnlyList<(string Name, Formula Formula)> All { get; } =
    [
        ("relu", Formula.Parse("max(0, x)")),
        ("relu6", Formula.Parse("clamp(x, 0, 6)")),
        ("leaky_relu", Formula.Parse("where(x > 0, x, alpha * x); alpha = 0.01")),
        ("prelu", Formula.Parse("max(0, x) + alpha * min(0, x); learn alpha = 0.25")),
        ("elu", Formula.Parse("where(x > 0, x, alpha * expm1(x)); alpha = 1.5")),
        ("celu", Formula.Parse("max(0, x) + min(0, alpha * expm1(x / alpha)); alpha = 2")),
        ("sigmoid", Formula.Parse("sigmoid(x)")),
        ("softsign", Formula.Parse("x / (1 + abs(x))")),
        ("swish", Formula.Parse("x * sigmoid(beta * x); beta = 1")),
        ("gelu", Formula.Parse("0.5 * x * (1 + erf(x * sqrt(0.5)))")),
        ("gelu_tanh", Formula.Parse("0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))")),
        ("softplus", Formula.Parse("log(1 + exp(lambda * x)) / lambda; learn lambda = 1.25")),
        ("mish", Formula.Parse("x * tanh(softplus(x))")),
        ("hard_swish", Formula.Parse("x * clamp(x / 6 + 0.5, 0, 1)")),
        ("soft_shrink", Formula.Parse("sign(x) * max(abs(x) - threshold, 0); threshold = 0.5")),
        ("step", Formula.Parse("(x > 0) + 0.5 * (x == 0)")),
        ("srelu", Formula.Parse("where(x > right, x, where(x < left, left + 0.1 * (x - left), x)); learn left = -1; learn right = 2")),
        ("root", Formula.Parse("where(x > 0, sqrt(x), where(x < -2, log(-x), 0.1 * x))")),
        ("isru", Formula.Parse("x / sqrt(1 + exp(log_scale) * x^2); log_scale = 0.5")),
        ("snake", Formula.Parse("x + sin(a_1 * x)^2 / a_1; learn a_1 = 2")),
        ("exact_gelu", Formula.Parse("x * normal_cdf(x)")),
        ("squareplus", Formula.Parse("(x + hypot(x, b)) / 2; b = 2")),
        ("larger", Formula.Parse("max(0.25 * x, x) + min(-x, 0.5 * x) + log_sigmoid(x) + atan(x) + cos(x) + log1p(x^2)")),
    ];

    internal static double[] Points { get; } =
        [-90, -20.5, -7.25, -3, -1.5, -1, -0.5, -0.01, -1e-6, 0, 1e-6, 0.01, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 5.875, 6, 7, 33, 88.5];

    internal static string Print(string target, string name, Formula formula) =>
        ExportTarget.Find(target).Print(new ExportRequest(formula, name));
}
