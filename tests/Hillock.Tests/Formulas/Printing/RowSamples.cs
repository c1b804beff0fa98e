using Hillock.Activations;
using Catalogue = Hillock.Activations.Activations;

namespace Hillock.Tests.Formulas.Printing;

/// <summary>Functions of a row, and rows to compare them at: no two inputs alike, none at a kink.</summary>
internal static class RowSamples
{
    public static IReadOnlyList<RowActivation> Entries { get; } = [.. Catalogue.All.OfType<RowActivation>().Where(a => a.Info.RowCode.Length > 0)];

    public static double[][] Rows { get; } =
    [
        [0.3125, -1.25, 2.0625, 0.75, -0.375, 1.1875], [3, -2, 0.5, 2.75, 0.125, -7], [40, 39, -40, 12, 38.5, 0.25], [-0.5, 0.5], [0.0625, 0.25, -0.125, 0.1875],
    ];

    /// <summary>As many as there are outputs, none alike.</summary>
    public static double[] Upstream(int outputs) => [.. Enumerable.Range(0, outputs).Select(i => 1.5 - (0.75 * i) + (0.25 * i * i))];
}
