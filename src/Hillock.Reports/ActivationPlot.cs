using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Reports.Curves;
using Hillock.Reports.Drawing;

namespace Hillock.Reports;

/// <summary>A picture of activations: value and derivative, kinks and jumps marked, asymptotes dashed, typical inputs shaded.</summary>
/// <remarks>One activation: both curves in one panel. Several: values above, derivatives below.</remarks>
public sealed class ActivationPlot
{
    /// <summary>Most activations one picture can hold.</summary>
    public const int Most = 8;

    private const int MostPlaces = 200;

    private readonly IReadOnlyList<ElementwiseActivation> _activations;
    private readonly ActivationPlotOptions _options;
    private readonly Picture _picture;

    /// <summary>Prepares the picture.</summary>
    /// <exception cref="HillockException">There is nothing to draw, too much, or the range or size makes no picture.</exception>
    public ActivationPlot(IEnumerable<Activation> activations, ActivationPlotOptions? options = null)
    {
        _options = options ?? new();
        _options.Validate();
        _activations = [.. activations.Distinct().Select(Elementwise)];
        if (_activations.Count == 0) throw new HillockException("There is nothing to plot; name an activation such as relu, or give a formula such as x * sigmoid(x).");
        if (_activations.Count > Most)
            throw new HillockException($"{_activations.Count} activations in one picture cannot be told apart; give at most {Most}.");
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

    private static ElementwiseActivation Elementwise(Activation activation) => activation as ElementwiseActivation
        ?? throw new HillockException($"{activation.Text} works on a whole row, so it has no curve over x; plot an element-wise activation such as sigmoid.");

    private List<Panel> Panels()
    {
        var palette = Palette.Of(_options.Theme);
        var title = !_options.Title ? "" : _activations.Count == 1 ? FormulaTitle.Of(_activations[0]) : "";
        if (_activations.Count == 1)
        {
            var lines = new List<PanelLine> { Value(0, "value f(x)", palette.Value(0)) };
            if (_options.Derivative) lines.Add(Derivative(0, "derivative f′(x)", palette.LoneDerivative));
            return [new(title, "", lines, HasLegend: true, HasXLabel: true)];
        }

        var values = _activations.Select((a, i) => Value(i, FormulaTitle.Short(a), palette.Value(i))).ToList();
        var panels = new List<Panel> { new(title, "value", values, !_options.Derivative, !_options.Derivative) };
        if (_options.Derivative)
            panels.Add(new("", "derivative", [.. _activations.Select((a, i) => Derivative(i, FormulaTitle.Short(a), palette.Derivative(i)))], true, true));
        return panels;
    }

    private PanelLine Value(int index, string label, string color)
    {
        var formula = _activations[index].Formula;
        return new(label, color, false, Sample(formula, formula), [.. Asymptote.Of(formula)]);
    }

    private PanelLine Derivative(int index, string label, string color) =>
        new(label, color, true, Sample(_activations[index].Derivative, _activations[index].Formula), []);

    private Curve Sample(Formula drawn, Formula formula)
    {
        var kinks = formula.Kinks();
        return Curve.Of(drawn, kinks.Count <= MostPlaces ? kinks : [], _options.Low, _options.High);
    }

    private string Description() =>
        $"{string.Join(", ", _activations.Select(a => a.Text))} for x from {_options.Low} to {_options.High}"
        + (_options.Derivative ? ", with derivative" : "");
}
