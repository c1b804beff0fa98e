using Hillock.Activations;
using Hillock.Reports.Curves;
using Hillock.Reports.Drawing;

namespace Hillock.Reports;

/// <summary>A picture of activations: value and derivative, kinks and jumps marked, asymptotes dashed, typical inputs shaded.</summary>
/// <remarks>One activation: both curves in one panel. Several: values above, derivatives below.</remarks>
public sealed class ActivationPlot
{
    /// <summary>Most activations one picture can hold.</summary>
    public const int Most = 8;

    private const int AxisRoom = 62;

    private readonly IReadOnlyList<Activation> _activations;
    private readonly IReadOnlyList<PlottedFunction> _slices;
    private readonly ActivationPlotOptions _options;
    private readonly Picture _picture;

    /// <summary>Prepares the picture.</summary>
    /// <exception cref="HillockException">There is nothing to draw, too much, or the range or size makes no picture.</exception>
    public ActivationPlot(IEnumerable<Activation> activations, ActivationPlotOptions? options = null)
    {
        _options = options ?? new();
        _options.Validate();
        _activations = [.. activations.Distinct()];
        if (_activations.Count == 0) throw new HillockException("There is nothing to plot; name an activation such as relu, or give a formula such as x * sigmoid(x).");
        if (_activations.Count > Most)
            throw new HillockException($"{_activations.Count} activations in one picture cannot be told apart; give at most {Most}.");
        _slices = [.. _activations.SelectMany(PlottedFunction.Of)];
        _picture = new(Panels(), _options);
    }

    /// <summary>Whether a file of this name can be written: it ends in .svg or .png.</summary>
    public static bool Knows(string path) => Path.GetExtension(path).ToLowerInvariant() is ".svg" or ".png";

    /// <summary>The picture as SVG text.</summary>
    public string ToSvg() => _picture.Svg(Description());

    /// <summary>The picture as PNG bytes.</summary>
    public byte[] ToPng() => _picture.Png();

    /// <summary>Writes the picture, in the format that the name of the file ends in.</summary>
    /// <exception cref="HillockException">The name ends in neither .svg nor .png, or the place cannot be written.</exception>
    public void Save(string path)
    {
        if (!Knows(path)) throw new HillockException($"'{path}' does not end in .svg or .png, so the kind of picture is unclear; give a name such as plot.svg.");
        if (Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase)) AtomicFile.WriteText(path, ToSvg());
        else AtomicFile.Write(path, stream => stream.Write(ToPng()));
    }

    private List<Panel> Panels() => _slices.Count == 1 ? [Single()] : Several();

    private Panel Single()
    {
        var palette = Palette.Of(_options.Theme);
        var lines = new List<PanelLine> { Value(0, "value f(x)", palette.Value(0), 2.8f) };
        if (_options.Derivative) lines.Add(Derivative(0, "derivative f′(x)", palette.LoneDerivative, 1.9f) with { IsDashed = true });
        var title = _options.Title ? _slices[0].Title : "";
        return new(title, "", lines, new(HasLegend: true, lines[0].Asymptotes.Count > 0, HasXLabel: true, 0));
    }

    private List<Panel> Several()
    {
        var palette = Palette.Of(_options.Theme);
        var values = _slices.Select((s, i) => Value(i, s.Label, palette.Value(i), Width(i))).ToList();
        var asymptotes = values.Any(v => v.Asymptotes.Count > 0);
        var last = !_options.Derivative;
        var panels = new List<Panel> { new("", "value f(x)", values, new(last, asymptotes, last, AxisRoom)) };
        if (last) return panels;
        var slopes = _slices.Select((s, i) => Derivative(i, s.Label, palette.Value(i), Width(i))).ToList();
        panels.Add(new("", "derivative f′(x)", slopes, new(true, asymptotes, true, AxisRoom)));
        return panels;
    }

    // Where curves lie on each other, the later ones are thinner, so that all are seen.
    private float Width(int index) => 2 + (0.9f * Math.Min(4, _slices.Count - 1 - index));

    private PanelLine Value(int index, string label, string color, float width) =>
        new(label, color, width, false, true, Sample(_slices[index].Value, _slices[index]), _slices[index].Asymptotes);

    private PanelLine Derivative(int index, string label, string color, float width) =>
        new(label, color, width, false, false, Sample(_slices[index].Derivative, _slices[index]), []);

    private SampledCurve Sample(Func<double, double> drawn, PlottedFunction slice) => SampledCurve.Of(drawn, slice.Kinks, _options.Low, _options.High);

    private string Description() =>
        $"{string.Join(", ", _activations.Select(a => a.Text))} for x from {_options.Low} to {_options.High}"
        + (_options.Derivative ? ", with derivative" : "");
}
