using System.Globalization;
using System.Text;

namespace Hillock.Health.Monitoring;

/// <summary>What a monitor saw as tables that a notebook reads.</summary>
internal static class MonitorTables
{
    private static readonly string[] Columns =
    [
        "step", "epoch", "loss", "rate", "gradient_norm", "layer", "activation", "mean", "deviation", "gradient", "dead_share", "saturated_share",
        "weight", "weight_gradient", "update_ratio",
    ];

    /// <summary>A line for each layer at each look; empty cells where nothing was measured.</summary>
    public static string Layers(MonitorReport report)
    {
        var text = new StringBuilder(string.Join(',', [.. Columns, "bin_below", .. MagnitudeBins.Edges.Select(e => $"bin_from_{Number(e)}")])).Append('\n');
        foreach (var frame in report.Frames)
        {
            for (var i = 0; i < frame.Layers.Count; i++)
            {
                var (layer, seen) = (report.Layers[i], frame.Layers[i]);
                double[] figures =
                    [seen.Mean, seen.Deviation, seen.Gradient, seen.DeadShare, seen.SaturatedShare, seen.Weight, seen.WeightGradient, seen.UpdateRatio,
                    .. seen.Histogram.Select(b => (double)b)];
                text.Append(CultureInfo.InvariantCulture,
                    $"{frame.Step},{frame.Epoch},{Number(frame.Loss)},{Number(frame.Rate)},{Number(frame.GradientNorm)},{layer.Name},"
                        + $"{Cell(layer.Activation?.Text ?? "")},");
                text.AppendJoin(',', figures.Select(Number)).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>A line for each unit, as it was at the end.</summary>
    public static string Units(MonitorReport report)
    {
        var text = new StringBuilder("layer,unit,state,mean,deviation\n");
        foreach (var layer in report.Layers)
        {
            for (var j = 0; j < layer.Units; j++)
            {
                var state = layer.States.Count > 0 ? layer.States[j].ToString().ToLowerInvariant() : "";
                text.Append(CultureInfo.InvariantCulture, $"{layer.Name},{j},{state},{Number(layer.UnitMeans[j])},{Number(layer.UnitDeviations[j])}\n");
            }
        }

        return text.ToString();
    }

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Cell(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
