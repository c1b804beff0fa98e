using System.Globalization;
using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Reports.Reference;

/// <summary>The page of how far the compiled float32 loops are from the float64 reference.</summary>
internal static class AccuracyPage
{
    private const int Points = 1 << 15;
    private static readonly string[] PrimitiveTexts =
        [.. Operators.All.Where(o => o.Arity == 1).Select(o => o.IsInfix ? "-x" : $"{o.Name}(x)"), "hypot(1, x)", "x^3", "2^x"];

    private static readonly Lazy<string> Page = new(Write);

    /// <summary>The page; measured once in a process, in a second or two.</summary>
    public static string Text() => Page.Value;

    private static string Write() => new MarkdownText("Accuracy")
        .Block($"Each loop that is compiled for networks, value and derivative, beside the float64 reference at {Points.ToString("N0", CultureInfo.InvariantCulture)} inputs: half of them over all bit patterns\n"
            + "of float32 (every exponent of both signs alike, subnormal numbers, ±∞), half within ±20. Where a limit exists at ±∞, the loop gives it.")
        .Block("The unit is that of the last place (ULP) of the result or, where a formula cancels, of the largest number whose rounding reaches the result.\n"
            + "Results below the least normal number (1.2e-38) count as 0. Primitives stay within 2 units, every activation within 4. Vectors of 128, 256 and\n"
            + "512 bits give the same bits, whole vectors and the rest of an array alike, so that one column stands for all.")
        .Block("Beside it the largest error as a part of the true value itself, whatever cancelled on the way. It grows where the function passes through 0, and in\n"
            + "exponentials of a product, whose argument is rounded before.")
        .Heading("Primitives").Table(
            Columns("function"),
            PrimitiveTexts.Select(text => Row(MarkdownText.Code(text), Formula.Parse(text))))
        .Heading("Activations").Block("Learnable parameters are read at run time, as in a network, at their defaults.").Table(
            Columns("activation"),
            Catalogue.All.OfType<ElementwiseActivation>().Select(a => Row($"[{a.Id}](activations/{a.Id}.md)", a.Formula)))
        .Block("[All activations](index.md)").ToString();

    private static IReadOnlyList<string> Columns(string first) =>
        [first, "value, ULP", "at x =", "relative", "at x =", "derivative, ULP", "at x =", "relative", "at x ="];

    private static IReadOnlyList<string> Row(string name, Formula formula)
    {
        var (value, derivative) = KernelError.Measure(formula, SimdWidth.Best, Points);
        return [name, .. Cells(value), .. Cells(derivative)];
    }

    private static IEnumerable<string> Cells(KernelError error) =>
    [
        error.Ulps.ToString("F2", CultureInfo.InvariantCulture), Place(error.Ulps, error.At),
        error.Relative == 0 ? "0" : error.Relative.ToString("0.0e+0", CultureInfo.InvariantCulture), Place(error.Relative, error.RelativeAt),
    ];

    private static string Place(double error, float at) => error == 0 ? "" : at.ToString("G6", CultureInfo.InvariantCulture);
}
