using System.Xml.Linq;
using Hillock.Health.Forecasts;

namespace Hillock.Reports.Tests;

public sealed class ForecastPlotTests
{
    [Fact]
    public void Line_and_dots_are_drawn_for_light_and_dark()
    {
        using var model = new Stack("tanh") { Depth = 4, Width = 32 }.Build();
        var (report, measured) = (Forecast.Of(model), ForecastMeasure.OfNormalRows(model));
        var svg = new ForecastPlot(report, measured, new ForecastPlotOptions { Title = "tanh" }).ToSvg();
        var root = XDocument.Parse(svg).Root!;
        Assert.Contains("Forecast of tanh", svg, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme:dark", svg, StringComparison.Ordinal);
        string[] words = [.. root.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];
        Assert.Single(words, "forecast");
        Assert.Single(words, "measured");
        Assert.Contains("layer, from the input", words);
        Assert.NotEmpty(new ForecastPlot(report).ToPng());
        Assert.DoesNotContain("measured", new ForecastPlot(report, options: new() { Theme = Theme.Dark }).ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_measurement_of_another_network_is_refused()
    {
        var report = Forecast.Of(new Stack("relu") { Depth = 2, Width = 8 });
        Assert.Contains("one network", Assert.Throws<HillockException>(() => new ForecastPlot(report, [new("dense_1", 1, 0, 0)])).Message,
            StringComparison.Ordinal);
    }
}
