using System.Globalization;
using System.Xml.Linq;
using Hillock.Activations;

namespace Hillock.Reports.Tests;

public sealed class ActivationPlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_smooth_curve_is_two_lines_and_its_asymptotes_are_dashed()
    {
        var svg = Draw("tanh");
        Assert.Single(Strokes(svg, "#0072B2", inLegend: false));
        Assert.Single(Strokes(svg, "#D55E01", inLegend: false));
        Assert.Equal(2, Strokes(svg, "#7C858F", inLegend: false).Count());
        Assert.All(Strokes(svg, "#7C858F", inLegend: false), a => Assert.NotNull(a.Attribute("stroke-dasharray")));
    }

    [Fact]
    public void A_jump_breaks_the_line_and_shows_which_side_has_the_value()
    {
        var svg = Draw("where(x > 1, 2, -1)", derivative: false);
        Assert.Equal(2, Strokes(svg, "#0072B2", inLegend: false).Count());
        Assert.Equal(2, Marks(svg).Count());
    }

    [Fact]
    public void A_kink_is_marked_on_the_value_and_at_both_ends_of_the_slope() => Assert.Equal(3, Marks(Draw("relu")).Count());

    [Fact]
    public void A_rectifier_has_no_asymptote_beside_it() => Assert.Empty(Strokes(Draw("relu"), "#7C858F", inLegend: false));

    [Fact]
    public void An_exploding_function_does_not_flatten_the_rest()
    {
        var height = Labels(Draw("exponential")).Max();
        Assert.InRange(height, 5, 40);
    }

    [Fact]
    public void Straight_lines_need_no_points_between_their_ends() =>
        Assert.All(Strokes(Draw("relu"), "#0072B2", inLegend: false), p => Assert.InRange(p.Attribute("d")!.Value.Count(c => c == 'L'), 1, 3));

    [Fact]
    public void Auto_follows_the_reader_and_fixed_themes_do_not()
    {
        Assert.Contains("prefers-color-scheme:dark", new ActivationPlot([Activation.Parse("relu")]).ToSvg(), StringComparison.Ordinal);
        var dark = new ActivationPlot([Activation.Parse("relu")], new ActivationPlotOptions { Theme = Theme.Dark }).ToSvg();
        Assert.DoesNotContain("prefers-color-scheme", dark, StringComparison.Ordinal);
        Assert.Contains("#0D1117", dark, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_colour_of_an_auto_picture_has_a_dark_one()
    {
        var svg = Draw("elu");
        var style = svg.Element(Svg + "style")!.Value;
        foreach (var color in svg.Descendants().Attributes().Where(a => a.Name.LocalName is "fill" or "stroke" && a.Value != "none").Select(a => a.Value)
            .Distinct())
            Assert.Contains($"\"{color}\"", style, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_picture_is_the_same_text() =>
        Assert.Equal(new ActivationPlot([Activation.Parse("gelu")]).ToSvg(), new ActivationPlot([Activation.Parse("gelu")]).ToSvg());

    [Fact]
    public void A_picture_is_small() => Assert.InRange(new ActivationPlot([Activation.Parse("mish")]).ToSvg().Length, 1000, 12_000);

    [Theory]
    [InlineData(300, 200)]
    [InlineData(1600, 900)]
    public void A_png_has_the_size_asked_for(int width, int height)
    {
        var png = new ActivationPlot([Activation.Parse("silu")], new ActivationPlotOptions { Width = width, Height = height }).ToPng();
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal((width, height), (BigEndian(png, 16), BigEndian(png, 20)));
    }

    [Fact]
    public void Several_share_a_picture_up_to_a_limit()
    {
        Assert.Contains("derivative", new ActivationPlot(["relu", "elu"]).ToSvg(), StringComparison.Ordinal);
        var many = Enumerable.Range(1, ActivationPlot.Most + 1).Select(i => Activation.Parse($"leaky_relu({i * 0.01})"));
        Assert.Throws<HillockException>(() => new ActivationPlot(many));
    }

    [Fact]
    public void Nothing_and_code_are_refused()
    {
        Assert.Contains("nothing to plot", Assert.Throws<HillockException>(() => new ActivationPlot([])).Message, StringComparison.Ordinal);
        Assert.Contains("is code", Assert.Throws<HillockException>(() => new ActivationPlot([Activation.FromCode("mine", x => x, x => 1)])).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, -2)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    public void A_range_that_is_none_is_refused(double low, double high) =>
        Assert.Throws<HillockException>(() => new ActivationPlot(["relu"], new ActivationPlotOptions { Low = low, High = high }));

    [Fact]
    public void No_word_is_cut_where_the_reader_s_font_is_wider() => Assert.All(
        XElement.Parse(new ActivationPlot(["relu", "gelu", "x*tanh(exp(x))"]).ToSvg()).Descendants(Svg + "text"), t =>
            Assert.DoesNotContain(t.Ancestors(), a => a.Attribute("clip-path") is not null));

    private static XElement Draw(string activation, bool derivative = true) =>
        XElement.Parse(new ActivationPlot([Activation.Parse(activation)], new ActivationPlotOptions { Derivative = derivative }).ToSvg());

    // The legend is the last group.
    private static IEnumerable<XElement> Strokes(XElement svg, string color, bool inLegend)
    {
        var legend = svg.Elements(Svg + "g").Last();
        return svg.Descendants(Svg + "path").Where(p =>
            p.Attribute("stroke")?.Value == color && p.Attribute("fill")?.Value == "none" && (p.Parent == legend) == inLegend);
    }

    private static IEnumerable<XElement> Marks(XElement svg) =>
        svg.Descendants().Where(e => e.Name.LocalName is "circle" or "ellipse" && e.Attribute("fill")?.Value is { } fill && fill != "none");

    private static IEnumerable<double> Labels(XElement svg) => svg.Descendants(Svg + "text")
        .Select(t => double.TryParse(t.Value.Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : double.NaN)
        .Where(double.IsFinite);

    private static int BigEndian(byte[] bytes, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}
