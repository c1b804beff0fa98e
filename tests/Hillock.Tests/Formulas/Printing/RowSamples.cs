using Hillock.Activations;

namespace Hillock.Tests.Formulas.Printing;

/// <summary>Functions of a row, and rows to compare them at: no two inputs alike, none at a kink.</summary>
internal static class RowSamples
{
    public static IReadOnlyList<RowActivation> Entries { get; } = [.. Catalogue.All.OfType<RowActivation>().Where(a => a.Info.RowCode.Length > 0)];

    public static double[][] Rows { get; } =
    [
        [0.3125, -1.25, 2.0625, 0.75, -0.375, 1.1875], [3, -2, 0.5, 2.75, 0.125, -7], [40, 39, -40, 12, 38.5, 0.25], [-0.5, 0.5], [0.0625, 0.25, -0.125, 0.1875],
    ];

    /// <summary>Rows with ties, zeros, infinities and magnitudes whose squares overflow in float32.</summary>
    public static double[][] Hard { get; } =
    [
        [2000, 1999.5, 1999, 0], [3e7, 29999998, 0, 0], [0, 0, 0, 0], [5, 3, 3, 3], [1e30, -1e30, 2e30, 1], [1e-30, -2e-30, 0, 3e-30],
        [double.PositiveInfinity, 1, double.PositiveInfinity, 2], [double.NegativeInfinity, 1, 2, double.NegativeInfinity],
        [double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity],
    ];

    /// <summary>As many as there are outputs, none alike.</summary>
    public static double[] Upstream(int outputs) => [.. Enumerable.Range(0, outputs).Select(i => 1.5 - (0.75 * i) + (0.25 * i * i))];
}
