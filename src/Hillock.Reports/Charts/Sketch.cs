using System.Text;

namespace Hillock.Reports.Charts;

/// <summary>A drawing in SVG that is written from top to bottom; its colours are classes of <see cref="ChartStyle"/>.</summary>
/// <param name="id">Begins the names within it.</param>
/// <param name="width">In pixels.</param>
internal sealed class Sketch(string id, double width)
{
    /// <summary>Pixels that a letter of the size of labels takes, at most nearly always.</summary>
    public const double Letter = 6.7;

    private readonly StringBuilder _text = new();

    /// <summary>Begins the names within it.</summary>
    public string Id => id;

    /// <summary>In pixels.</summary>
    public double Width => width;

    /// <summary>In pixels; known when all is drawn.</summary>
    public double Height { get; set; }

    /// <summary>Whether it is for a phone.</summary>
    public bool IsNarrow => width < 450;

    /// <summary>Attributes of the whole that tell scripts where its data lie.</summary>
    public string Frame { get; set; } = "";

    /// <summary>A number with one digit after the point.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(Math.Clamp(value, -1e5, 1e5), 1);
        return NumberText.Exact(rounded == 0 ? 0 : rounded);
    }

    /// <summary>A text that takes at most so many pixels, shortened where it is longer.</summary>
    public static string Fit(string text, double pixels)
    {
        var most = Math.Max(2, (int)(pixels / Letter));
        text = SafeText.Line(text);
        if (text.Length <= most) return text;
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end].TrimEnd() + "…";
    }

    /// <summary>A path; none where there is nothing to draw.</summary>
    public void Path(string style, string data, string attributes = "")
    {
        if (data.Length > 0) _text.Append($"<path class=\"{style}\" d=\"{data}\"{Space(attributes)}/>\n");
    }

    /// <summary>A straight line.</summary>
    public void Line(string style, double x1, double y1, double x2, double y2) =>
        Path(style, $"M{Number(x1)} {Number(y1)}L{Number(x2)} {Number(y2)}");

    /// <summary>A rectangle.</summary>
    public void Box(string style, double x, double y, double wide, double tall, string attributes = "") => _text.Append(
        $"<rect class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(wide)}\" height=\"{Number(tall)}\"{Space(attributes)}/>\n");

    /// <summary>A label; the style says where its anchor is (<c>e</c>: its end, <c>c</c>: its middle).</summary>
    public void Label(string style, double x, double y, string text) =>
        _text.Append($"<text class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\">{SafeText.Markup(text)}</text>\n");

    /// <summary>Begins a group.</summary>
    public void Open(string attributes) => _text.Append($"<g{Space(attributes)}>\n");

    /// <summary>Ends it.</summary>
    public void Close() => _text.Append("</g>\n");

    /// <summary>Lets what refers to it be seen within a rectangle only.</summary>
    public string Clip(double x, double y, double wide, double tall)
    {
        _text.Append($"<clipPath id=\"{id}-clip\">");
        _text.Append($"<rect x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(wide)}\" height=\"{Number(tall)}\"/></clipPath>\n");
        return $"clip-path=\"url(#{id}-clip)\"";
    }

    /// <summary>The whole as an SVG element.</summary>
    /// <param name="title">Its name.</param>
    /// <param name="reading">What it shows.</param>
    /// <param name="attributes">Of the element, such as its class.</param>
    /// <param name="style">A style sheet of its own; none where the page has it.</param>
    public string Svg(string title, string reading, string attributes, string style = "") => new StringBuilder()
        .Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Number(width)} {Number(Height)}\" role=\"img\" ")
        .Append($"aria-labelledby=\"{id}-t {id}-d\"{Space(attributes)}{Space(Frame)}>\n")
        .Append($"<title id=\"{id}-t\">{SafeText.Markup(title)}</title>\n<desc id=\"{id}-d\">{SafeText.Markup(reading)}</desc>\n")
        .Append(style.Length > 0 ? $"<style>{style}</style>\n" : "").Append(_text).Append("</svg>\n").ToString();

    private static string Space(string attributes) => attributes.Length > 0 ? " " + attributes : "";
}
