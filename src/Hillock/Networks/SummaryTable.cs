using System.Globalization;
using System.Text.RegularExpressions;
using Hillock.Engine;

namespace Hillock.Networks;

/// <summary>The table that <see cref="Network.Summary"/> gives.</summary>
internal static partial class SummaryTable
{
    private static readonly string[] Header = ["Layer", "Output shape", "Parameters", "Multiply-adds", "Activation", "Details"];

    // The details go first, what a network is built of last.
    private static readonly (int Column, int Least)[] Giving = [(5, 16), (4, 12), (5, 0), (3, 0), (4, 6), (0, 8), (1, 8)];

    /// <summary>The table, no wider than <paramref name="width"/> where it can be, and the totals.</summary>
    public static string Of(Network model, int width)
    {
        string[][] rows = [["input", model.Inputs.ToString(), "0", "0", "", ""], .. model.Layers.Select(l => Row(model, l))];
        var text = TextTable.Of(Header, rows, [2, 3], width, Giving);
        text.Append(CultureInfo.InvariantCulture, $"Parameters: {model.ParameterCount:N0} ({Size(model.ParameterCount * sizeof(float))})\n");
        var state = model.Parameters.Where(p => p.Kind == ParameterKind.State).Sum(p => p.Count);
        if (state > 0) text.Append(CultureInfo.InvariantCulture, $"Not trained: {state:N0} ({Size(state * sizeof(float))})\n");
        text.Append(CultureInfo.InvariantCulture, $"Multiply-adds a sample: {model.MultiplyAdds:N0}\n");
        var values = model.Graph.Nodes.Sum(n => (long)n.Output.Size);
        return text.Append(CultureInfo.InvariantCulture,
            $"Values a sample: {values:N0} ({Size(values * sizeof(float))}), in training with derivatives and gradients up to "
            + $"{Size(3 * values * sizeof(float))}\n").ToString();
    }

    private static string[] Row(Network model, NamedLayer named)
    {
        var layer = named.Layer;
        return
        [
            named.Name,
            named.Outputs.ToString(),
            Number(model.Parameters.Where(p => p.Name[..p.Name.LastIndexOf('.')] == named.Name && p.Kind != ParameterKind.State).Sum(p => p.Count)),
            Number(layer.MultiplyAdds(named.InputShapes)),
            layer.OutputActivation?.Text ?? "",
            LongNumber().Replace(
                layer.Details(model.Graph.Following(layer)), m =>
                    double.Parse(m.Value, CultureInfo.InvariantCulture).ToString("G5", CultureInfo.InvariantCulture)),
        ];
    }

    [GeneratedRegex(@"\d+\.\d{6,}")]
    private static partial Regex LongNumber();

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes switch
    {
        < 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:F1} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:F1} MiB"),
    };
}
