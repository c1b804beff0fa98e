using System.Globalization;

namespace Hillock.Training;

/// <summary>How the signal goes through a network, layer by layer; <see cref="ToString"/> is a table.</summary>
/// <param name="Rows">Rows looked at.</param>
/// <param name="Input">The network's input.</param>
/// <param name="Layers">Each use of a layer, in the order of computation.</param>
public sealed record SignalReport(int Rows, LayerSignal Input, IReadOnlyList<LayerSignal> Layers)
{
    /// <summary>The mean loss of the rows, or null where none was given.</summary>
    public double? Loss { get; init; }

    /// <summary>The table of all layers.</summary>
    public override string ToString()
    {
        string[] header = ["Layer", "Output shape", "Mean", "Variance", "Over rows", .. Loss is null ? [] : (string[])["Gradient"]];
        var text = TextTable.Of(header, [.. Layers.Prepend(Input).Select(Cells)], 2, 3, 4, 5);
        text.Append(CultureInfo.InvariantCulture, $"Over {Rows:N0} rows and all units");
        if (Loss is { } loss) text.Append(CultureInfo.InvariantCulture, $"; loss {loss:0.0000}, gradients are root mean squares of a row's");
        return text.Append(".\n").ToString();
    }

    private static string Number(double value) => NumberText.Ranged(value, 1e-3, 1e5, "0.0000", "0.00e+0");

    private string[] Cells(LayerSignal layer)
    {
        string[] cells = [layer.Name, layer.Outputs.ToString(), Number(layer.Mean), Number(layer.Variance), Number(layer.RowVariance)];
        return Loss is null ? cells : [.. cells, layer.Gradient is { } gradient ? Number(gradient) : ""];
    }
}
