using System.Globalization;
using System.Text;
using Hillock.Activations;

namespace Hillock.Networks;

/// <summary>Prints a network as a table of plain text.</summary>
internal static class SummaryTable
{
    private static readonly string[] Header = ["Layer", "Output shape", "Parameters", "Activation", "Initializer"];

    /// <summary>The table and the totals.</summary>
    public static string Of(Sequential model)
    {
        string[][] rows = [["input", model.Inputs.ToString(), "0", "", ""], .. model.Layers.Select((_, i) => Row(model, i))];
        var widths = Enumerable.Range(0, Header.Length).Select(c => Math.Max(Header[c].Length, rows.Max(r => r[c].Length))).ToArray();
        var text = new StringBuilder();
        Line(text, Header, widths);
        text.Append('─', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');
        foreach (var row in rows) Line(text, row, widths);
        text.Append('─', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');
        var bytes = model.ParameterCount * sizeof(float);
        return text.Append(CultureInfo.InvariantCulture, $"Parameters: {model.ParameterCount:N0} ({Size(bytes)})\n").ToString();
    }

    private static string[] Row(Sequential model, int index)
    {
        var layer = model.Layers[index];
        return
        [
            layer.Name,
            layer.Outputs.ToString(),
            model.Parameters.Where(p => p.Name.StartsWith(layer.Name + ".", StringComparison.Ordinal))
                .Sum(p => p.Count).ToString("N0", CultureInfo.InvariantCulture),
            layer.Layer switch { Dense d => d.Activation.Text, ActivationLayer a => a.Activation.Text, _ => "" },
            layer.Layer switch { Dense d => Initializer(d, model.Following(index)), Dropout d => $"rate {d.Rate.ToString(CultureInfo.InvariantCulture)}", _ => "" },
        ];
    }

    private static string Initializer(Dense dense, Activation? following)
    {
        var used = dense.InitializerFor(following);
        return ReferenceEquals(used, dense.Initializer) ? used.Text : $"{used.Text} (auto)";
    }

    private static void Line(StringBuilder text, string[] cells, int[] widths)
    {
        for (var c = 0; c < cells.Length; c++)
        {
            if (c > 0) text.Append("  ");
            text.Append(c == 2 ? cells[c].PadLeft(widths[c]) : cells[c].PadRight(widths[c]));
        }

        while (text[^1] == ' ') text.Length--;
        text.Append('\n');
    }

    private static string Size(long bytes) => bytes switch
    {
        < 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:F1} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:F1} MiB"),
    };
}
