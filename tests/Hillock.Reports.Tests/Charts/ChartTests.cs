using System.Xml.Linq;
using Hillock.Reports.Charts;

namespace Hillock.Reports.Tests.Charts;

public sealed class ChartTests
{
    private static readonly RankChart Demsar = new()
    {
        Name = "ranks",
        Title = "Ranks",
        Methods = [("C4.5+m+cf", 1.964), ("C4.5+m", 2.0), ("C4.5+cf", 2.893), ("C4.5", 3.143)],
        CriticalDifference = 1.25,
    };

    [Fact]
    public void A_critical_difference_joins_what_cannot_be_told_apart()
    {
        Assert.Equal([(0, 3)], Demsar.Groups);
        Assert.Equal([(0, 2), (2, 3)], (Demsar with { CriticalDifference = 1.0 }).Groups);
        Assert.Empty((Demsar with { CriticalDifference = 0.01 }).Groups);
        Assert.Contains("C4.5+m+cf, C4.5+m, C4.5+cf; C4.5+cf, C4.5", (Demsar with { CriticalDifference = 1.0 }).Reading, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 5, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(3, 97, 5, new double[] { 20, 40, 60, 80 })]
    public void Ticks_are_round(double low, double high, int most, double[] ticks) => Assert.Equal(ticks, new Scale(low, high).Ticks(most));

    [Fact]
    public void Ticks_of_a_logarithm_are_powers_of_ten_or_their_halves()
    {
        Assert.Equal([0.001, 0.01, 0.1, 1], new Scale(0.0005, 2, true).Ticks(5), (a, b) => Math.Abs(a / b - 1) < 1e-9);
        Assert.Equal([0.02, 0.05, 0.1, 0.2], new Scale(0.015, 0.3, true).Ticks(5), (a, b) => Math.Abs(a / b - 1) < 1e-9);
        Assert.Equal([1.0, 2, 3], new Scale(0.9, 3.1) { IsWhole = true }.Ticks(7));
    }

    [Fact]
    public void Thinning_keeps_ends_extremes_the_mark_and_gaps()
    {
        var points = Enumerable.Range(1, 5000).Select(i => new LinePoint(i, i == 2500 ? 99 : i is > 3000 and < 3010 ? double.NaN : Math.Sin(i))).ToList();
        var thin = new LineSeries("x", points) { Marked = 1234 }.Thin(50);
        Assert.InRange(thin.Points.Count, 50, 350);
        Assert.Equal(points[0], thin.Points[0]);
        Assert.Equal(points[^1], thin.Points[^1]);
        Assert.Contains(thin.Points, p => p.Y == 99);
        Assert.Contains(thin.Points, p => p.X == 1234);
        Assert.Contains(thin.Points, p => double.IsNaN(p.Y));
    }

    [Fact]
    public void Charts_draw_what_is_odd()
    {
        Chart[] odd =
        [
            Lines([new LinePoint(1, 5)]), Lines([new LinePoint(1, 0), new LinePoint(2, 0)]), Lines([new LinePoint(1, 1e300), new LinePoint(2, -1e300)]),
            Lines([new LinePoint(1, 1e-300), new LinePoint(2, double.NaN), new LinePoint(3, double.PositiveInfinity)]), Demsar,
            Intervals(new(new string('n', 300), 1, double.NaN, double.NaN, "w"), new("", double.NaN, 0, 1, "")),
            Points(new("a", 0, 1), new("b", 1, 1), new("c", 1, 1)),
            new FlowChart { Name = "f", Title = "Flow", XLabel = "x", First = "a", Last = "b", Rows = [("one", 0, double.NaN), ("two", 1e-30, 1e30)] },
        ];
        foreach (var chart in odd)
        {
            foreach (var width in new[] { Chart.Narrow, Chart.Wide })
            {
                var svg = chart.Draw("c", width).Svg(chart.Title, chart.Reading, "");
                XDocument.Parse(svg);
                Assert.DoesNotContain("NaN", svg[(svg.IndexOf("</desc>", StringComparison.Ordinal) + 7)..], StringComparison.Ordinal);
                Assert.DoesNotContain("∞", svg[(svg.IndexOf("</desc>", StringComparison.Ordinal) + 7)..], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Eight_lines_differ_without_colour() => Assert.Equal(
        ChartStyle.Distinct, Enumerable.Range(0, ChartStyle.Distinct).Select(i => Marker.Path(i, 0, 0)).Distinct().Count());

    [Theory]
    [InlineData(Theme.Light)]
    [InlineData(Theme.Dark)]
    public void Lines_stand_out_from_the_ground(Theme theme)
    {
        var colors = ChartStyle.Colors(theme).Split(';', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split(':'))
            .ToDictionary(c => c[0], c => Luminance(c[1]));
        foreach (var name in colors.Keys.Where(k => k.StartsWith("--k", StringComparison.Ordinal)))
            Assert.True(Contrast(colors[name], colors["--ground"]) >= 3, $"{name} has {Contrast(colors[name], colors["--ground"]):0.00}");
        Assert.True(Contrast(colors["--faint"], colors["--ground"]) >= 4.5);
    }

    [Theory]
    [InlineData("=cmd()", "'=cmd()")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("  @x", "'  @x")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("plain", "plain")]
    [InlineData("two\nlines", "two␊lines")]
    public void Cells_of_a_table_are_never_formulas(string text, string cell) => Assert.Equal(cell, SafeText.Csv(text));

    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("<b>`x`", "&lt;b&gt;\\`x\\`")]
    [InlineData("- item", "\\- item")]
    [InlineData("@name #1 ![x](y)", "\\@name \\#1 \\!\\[x\\](y)")]
    public void Markdown_shows_marks(string text, string shown) => Assert.Equal(shown, SafeText.Markdown(text));

    [Theory]
    [InlineData("a\0b", "a␀b")]
    [InlineData("\u202Ex", "\uFFFDx")]
    [InlineData("😀", "😀")]
    public void Controls_are_shown(string text, string shown) => Assert.Equal(shown, SafeText.Line(text));

    [Fact]
    public void Halves_of_a_pair_are_shown() => Assert.Equal("\uFFFDx\uFFFD\uFFFD", SafeText.Line("\uD800x\uDC00\uFFFE"));

    private static IntervalChart Intervals(params IntervalRow[] rows) => new() { Name = "i", Title = "Intervals", XLabel = "x", Rows = rows };

    private static ScatterChart Points(params ScatterPoint[] points) =>
        new() { Name = "s", Title = "Points", XLabel = "x", YLabel = "y", LogX = true, Points = points };

    private static LineChart Lines(IReadOnlyList<LinePoint> points) =>
        new() { Name = "l", Title = "Lines", XLabel = "x", YLabel = "y", Series = [new("a", points)] };

    private static double Contrast(double a, double b) => (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

    private static double Luminance(string hex)
    {
        double[] parts = [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(hex.Substring(1 + (2 * i), 2), 16) / 255.0)
            .Select(c => c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
