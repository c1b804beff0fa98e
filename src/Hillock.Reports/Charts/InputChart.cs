using System.Text;
using Hillock.Reports.Curves;

namespace Hillock.Reports.Charts;

/// <summary>The curve of an activation over the histogram of what goes into it.</summary>
internal sealed record InputChart : Chart
{
    /// <summary>The curve, in unbroken pieces.</summary>
    public required IReadOnlyList<IReadOnlyList<CurvePoint>> Pieces { get; init; }

    /// <summary>Where the first bin begins.</summary>
    public required double From { get; init; }

    /// <summary>Where the last bin ends.</summary>
    public required double To { get; init; }

    /// <summary>The share of the inputs in each bin; all are equally wide.</summary>
    public required IReadOnlyList<double> Shares { get; init; }

    /// <summary>Share of the inputs below the first bin.</summary>
    public double Below { get; init; }

    /// <summary>Share of the inputs above the last bin.</summary>
    public double Above { get; init; }

    /// <inheritdoc/>
    public override string Reading =>
        $"The curve of the activation over the histogram of its inputs from {ShownNumber.Of(From)} to {ShownNumber.Of(To)}: {Percent(BelowZero)} of the "
        + $"inputs are below 0, half of them lie between {ShownNumber.Of(Quantile(0.25))} "
        + $"and {ShownNumber.Of(Quantile(0.75))}; {Percent(Below)} are farther left and "
        + $"{Percent(Above)} farther right than shown.";

    /// <inheritdoc/>
    public override Grid Table => new(
        Title, [new("inputs from", true), new("to", true), new("share of the inputs (%)", true)],
        [.. Shares.Select((s, i) => (IReadOnlyList<Cell>)[Cell.Of(Edge(i)), Cell.Of(Edge(i + 1)), Cell.Of(100 * s)])]);

    private double BelowZero => Below + Shares.Select((s, i) => s * Math.Clamp((0 - Edge(i)) / (Edge(1) - Edge(0)), 0, 1)).Sum();

    /// <inheritdoc/>
    public override Sketch Draw(string id, double width)
    {
        var sketch = new Sketch(id, width);
        var across = new Scale(From, To);
        var up = Scale.Of(Pieces.SelectMany(p => p).Where(p => p.X >= From && p.X <= To).Select(p => p.Y).Append(0), room: 0.08);
        var left = PlotArea.RoomForNumbers(up);
        var area = new PlotArea(left, 26, width - left - 10, 130, across, up);
        sketch.Label("ink", 0, 14, "line: f(x)    bars: share of the inputs");
        area.Axes(sketch);
        sketch.Label("e", area.Right, area.Bottom + 33, "input x");
        var most = Math.Max(1e-12, Shares.Max());
        var bars = new StringBuilder();
        for (var i = 0; i < Shares.Count; i++)
        {
            var tall = area.Height * 0.92 * Shares[i] / most;
            if (tall >= 0.1) bars.Append($"M{N(area.X(Edge(i)))} {N(area.Bottom)}V{N(area.Bottom - tall)}H{N(area.X(Edge(i + 1)) - 0.6)}V{N(area.Bottom)}z");
        }

        sketch.Path("ba", bars.ToString());
        if (From < 0 && To > 0) sketch.Line("fl", area.X(0), area.Top, area.X(0), area.Bottom);
        if (up.Low < 0) sketch.Line("fl", area.Left, area.Y(0), area.Right, area.Y(0));
        sketch.Open(sketch.Clip(area.Left, area.Top, area.Width, area.Height));
        foreach (var piece in Pieces)
            sketch.Path("th", "M" + string.Join('L', piece.Select(p => $"{N(area.X(p.X))} {N(area.Y(p.Y))}")));
        sketch.Close();
        sketch.Height = area.Bottom + 40;
        return sketch;
    }

    private double Edge(int i) => From + ((To - From) * i / Shares.Count);

    private double Quantile(double share)
    {
        var sum = Below;
        if (sum >= share) return double.NegativeInfinity;
        for (var i = 0; i < Shares.Count; i++)
        {
            if (sum + Shares[i] >= share) return Edge(i) + ((share - sum) / Shares[i] * (Edge(1) - Edge(0)));
            sum += Shares[i];
        }

        return double.PositiveInfinity;
    }

    private static string Percent(double share) => $"{NumberText.Fixed(100 * share, 1)} %";

    private static string N(double value) => Sketch.Number(value);
}
