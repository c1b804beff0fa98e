using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Hillock.Reports.Drawing;

/// <summary>Makes a drawn SVG small, legible in light and dark, and readable to screen readers.</summary>
/// <remarks>Numbers are rounded to a tenth of a pixel, letters become whole words in the reader's own font, dashes an attribute,
/// and <see cref="Theme.Auto"/> adds a style sheet that gives each part its dark colour when the reader's system is dark.</remarks>
internal static partial class SvgPolish
{
    private const string FontStack = "Inter,system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

    private const int Word = 6;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The polished text, ending in a line end.</summary>
    public static string Of(string drawn, Theme theme, string description, PictureLayout layout)
    {
        var root = XDocument.Parse(drawn).Root!;
        var palette = Palette.Of(theme);
        Redrawn(root);
        foreach (var element in root.Descendants().ToList())
        {
            Colors(element);
            if (element.Name == Svg + "text") Text(element);
            foreach (var attribute in element.Attributes().ToList()) Shorten(attribute);
            Dash(element, palette);
        }

        Unclipped(root);
        Clips(root);
        Unseen(root);
        Head(root, theme, description, layout);
        return Layout(root);
    }

    private static void Head(XElement root, Theme theme, string description, PictureLayout layout)
    {
        root.ReplaceAttributes(
            new XAttribute("class", "hillock"), new XAttribute("width", layout.Width), new XAttribute("height", layout.Height),
            new XAttribute("viewBox", $"0 0 {Round(layout.Columns)} {Round(layout.Rows)}"), new XAttribute("role", "img"),
                new XAttribute("font-family", FontStack));
        if (theme == Theme.Auto) root.AddFirst(new XElement(Svg + "style", DarkStyle(root)));
        root.AddFirst(new XElement(Svg + "title", description));
    }

    private static string DarkStyle(XElement root)
    {
        var dark = Palette.Light.All.Zip(Palette.Dark.All).ToDictionary(pair => pair.First, pair => pair.Second);
        var rules = root.Descendants().Attributes().Where(a => dark.ContainsKey(a.Value)).Select(a => (Name: a.Name.LocalName, a.Value)).Distinct()
            .Select(part => $".hillock [{part.Name}=\"{part.Value}\"]{{{part.Name}:{dark[part.Value]}}}");
        return $"@media (prefers-color-scheme:dark){{{string.Concat(rules)}}}";
    }

    private static void Colors(XElement element)
    {
        foreach (var name in new[] { "fill", "stroke" })
        {
            if (element.Attribute(name) is not { } color || color.Value == "none") continue;
            if (color.Value == "white") color.Value = "#FFFFFF";
            else if (color.Value == "black") color.Value = "#000000";
            else color.Value = color.Value.ToUpperInvariant();
        }
    }

    private static void Text(XElement element)
    {
        var text = element.Value.Trim();
        var size = float.Parse(element.Attribute("font-size")!.Value, CultureInfo.InvariantCulture);
        element.Value = text;
        var (left, width) = (double.Parse(FirstOf(element, "x"), CultureInfo.InvariantCulture), PlotFont.Measure(text, size));
        element.SetAttributeValue("y", FirstOf(element, "y"));
        element.SetAttributeValue("font-family", null);

        // The reader's font is not the one measured with: words keep their width, numbers their middle.
        if (text.Length >= Word) element.SetAttributeValue("textLength", Round(width));
        if (text.Length >= Word) element.SetAttributeValue("lengthAdjust", "spacingAndGlyphs");
        else element.SetAttributeValue("text-anchor", "middle");
        element.SetAttributeValue("x", Round(text.Length >= Word ? left : left + (width / 2)));
    }

    private static string FirstOf(XElement element, string name) => element.Attribute(name)?.Value.Split(',')[0].Trim() ?? "0";

    private static void Shorten(XAttribute attribute)
    {
        if (attribute.Name.LocalName == "stroke-miterlimit" && attribute.Value == "4") attribute.Remove();
        else if (attribute.Name.LocalName is "d" or "transform" or "x" or "y" or "cx" or "cy" or "rx" or "ry" or "r" or "width" or "height" or "stroke-width"
            or "font-size")
            attribute.Value = Number().Replace(attribute.Value, m => Round(double.Parse(m.Value, CultureInfo.InvariantCulture)));
        else if (attribute.Name.LocalName.EndsWith("-opacity", StringComparison.Ordinal))
            attribute.Value = Math.Round(double.Parse(attribute.Value, CultureInfo.InvariantCulture), 2).ToString(CultureInfo.InvariantCulture);
    }

    private static void Dash(XElement element, Palette palette)
    {
        if (element.Name != Svg + "path" || element.Attribute("stroke")?.Value is not { } color || element.Attribute("fill")?.Value != "none") return;
        if (!palette.Dashed.Contains(color)) return;
        var (on, off) = color == palette.Asymptote ? (7, 5) : (5, 3);
        element.SetAttributeValue("stroke-dasharray", $"{on} {off}");
    }

    /// <summary>Drops what was drawn and then covered: a plot may draw itself twice, its ground first.</summary>
    private static void Redrawn(XElement root)
    {
        root.Elements(Svg + "rect").Where(r => r.Attribute("fill") is null).Remove();
        foreach (var ground in root.Elements(Svg + "rect").GroupBy(r => r.ToString()).Where(g => g.Count() > 1).Select(g => (First: g.First(), Last: g.Last()))
            .ToList())
        {
            ground.First.ElementsAfterSelf().TakeWhile(e => e != ground.Last).Remove();
            ground.First.Remove();
        }
    }

    /// <summary>Drops ticks without length.</summary>
    private static void Unseen(XElement root) =>
        root.Descendants(Svg + "path").Where(p => Point().IsMatch(p.Attribute("d")!.Value)).Remove();

    /// <summary>Lets words stand whole that the reader's font makes wider than they were measured.</summary>
    private static void Unclipped(XElement root)
    {
        foreach (var group in root.Descendants(Svg + "g").Where(g => g.Elements(Svg + "text").Any()).ToList())
        {
            if (group.Attribute("clip-path") is not { } clip) continue;
            var id = clip.Value[5..^1];
            clip.Remove();
            if (!root.Descendants().Attributes("clip-path").Any(a => a.Value[5..^1] == id)) root.Descendants(Svg + "clipPath")
                .Where(c => c.Attribute("id")!.Value == id).Remove();
        }
    }

    /// <summary>One clip for each place instead of one for each curve, under names that no other picture on a page has by chance.</summary>
    private static void Clips(XElement root)
    {
        var names = new Dictionary<string, string>();
        var renamed = new Dictionary<string, string>();
        foreach (var clip in root.Descendants(Svg + "clipPath").ToList())
        {
            var key = string.Concat(clip.Elements().Select(e => e.ToString(SaveOptions.DisableFormatting)));
            var id = clip.Attribute("id")!;
            renamed[id.Value] = names.TryGetValue(key, out var known) ? known : names[key] = $"hillock-area-{names.Count + 1}";
            if (known is not null) clip.Remove();
            else id.Value = renamed[id.Value];
        }

        foreach (var use in root.Descendants().Attributes("clip-path"))
            use.Value = $"url(#{renamed[use.Value[5..^1]]})";
        foreach (var group in root.Elements(Svg + "g").ToList()) Join(group);
    }

    /// <summary>Moves what is drawn under the same clip as the element before into one group with it.</summary>
    private static void Join(XElement group)
    {
        if (group.PreviousNode is not XElement before || before.Name != group.Name) return;
        if (before.Attributes().Count() != 1 || group.Attributes().Count() != 1) return;
        if (before.Attribute("clip-path")?.Value is not { } clip || clip != group.Attribute("clip-path")?.Value) return;
        before.Add(group.Nodes());
        group.Remove();
    }

    private static string Layout(XElement root)
    {
        var text = new StringBuilder(root.ToString(SaveOptions.DisableFormatting));
        return text.Replace("><", ">\n<").Append('\n').ToString();
    }

    private static string Round(double value)
    {
        var rounded = Math.Round(value, 1);
        return (rounded == 0 ? 0 : rounded).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^M(?<place>[^L]+)L\\k<place>$")]
    private static partial Regex Point();

    [GeneratedRegex(@"-?\d+(\.\d+)?(e-?\d+)?")]
    private static partial Regex Number();
}
