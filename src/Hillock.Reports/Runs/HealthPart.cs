using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Health.Monitoring;
using Hillock.Reports.Charts;
using Hillock.Reports.Curves;
using Hillock.Reports.Documents;

namespace Hillock.Reports.Runs;

/// <summary>What a monitor saw: strips of each layer's figures, maps of units, gradients, and the inputs of activations beside their curves.</summary>
internal static class HealthPart
{
    private const int MostInputs = 12;

    /// <summary>The sections; none where nobody watched.</summary>
    public static IEnumerable<Section> Of(FolderFiles files)
    {
        var looks = LayerLooks.Read(files.Csv("health.csv"));
        if (looks is null)
        {
            files.Lacks("Nobody watched the layers, so their health is not shown; train with --health true, or give this folder to hillock doctor.");
            yield break;
        }

        yield return new("health", "Layer health", [new TextBlock(
            "Each row is a layer, from the input down; the training goes from left to right."), new ChartBlock(Strips(looks)),
            new ChartBlock([.. Units(files.Csv("units.csv")), Flow(looks)])]);
        if (Inputs(files.Csv("activation-inputs.csv")).ToList() is { Count: > 0 } inputs)
        {
            List<Block> blocks =
            [
                new TextBlock("Where the inputs lie on each activation when training has ended: units whose inputs are all on a flat part learn nothing."),
                new ChartBlock([.. inputs.Take(MostInputs)]),
            ];
            if (inputs.Count > MostInputs) blocks.Add(new TextBlock($"{inputs.Count - MostInputs} layers more are in activation-inputs.csv."));
            yield return new("activations", "Activations and what goes into them", blocks);
        }
        else files.Lacks("The folder has no histograms of what goes into the activations; run it again with this version to have them.");
    }

    private static Chart[] Strips(LayerLooks looks) =>
    [
        Strip(looks, "dead", "Dead units", "dead units (%)", "dead_share", s => 100 * s, new(0, 100)) with
        { Note = "Units whose slope is 0 on every row looked at: no gradient reaches them." },
        Strip(looks, "saturated", "Saturated units", "saturated units (%)", "saturated_share", s => 100 * s, new(0, 100)) with
        { Note = "Units that are nearly flat on more than 95 % of the rows." },
        Strip(looks, "signal", "Spread of the outputs", "deviation of the outputs", "deviation", s => s, null) with
        { Note = "It should neither vanish nor grow from layer to layer." },
        Strip(looks, "updates", "Size of the steps", "log10 of step over weights", "update_ratio", Math.Log10, null) with
        { Note = "How far a step moves the weights; about −3 is usual." },
    ];

    private static HeatChart Strip(LayerLooks looks, string name, string title, string label, string column, Func<double, double> figure, Scale? range)
    {
        var layers = looks.Layers.Where(l => looks.Values(l, column).Any(double.IsFinite)).ToList();
        return new HeatChart
        {
            Name = $"strip-{name}",
            Title = title,
            XLabel = "step",
            Label = label,
            Rows = layers,
            Columns = looks.Steps,
            Values = [.. layers.Select(l => (IReadOnlyList<double>)[.. looks.Values(l, column).Select(figure)])],
            Range = range,
        }.Thin();
    }

    private static IEnumerable<Chart> Units(CsvRows? rows)
    {
        if (rows is null) yield break;
        var layers = Enumerable.Range(0, rows.Count).Where(r => rows.Text(r, "state").Length > 0).GroupBy(r => rows.Text(r, "layer"))
            .Select(g => new UnitRow(g.Key, [.. g.Select(r => Enum.TryParse<UnitState>(rows.Text(r, "state"), true, out var state) ? state : UnitState.Alive)]))
            .ToList();
        if (layers.Count > 0) yield return new UnitChart
        {
            Name = "units",
            Title = "Units at the end",
            Note = "A cell is a unit; in wide layers a group of neighbours, of which the worst is shown.",
            Layers = layers,
        };
    }

    private static FlowChart Flow(LayerLooks looks)
    {
        var layers = looks.Layers.Where(l => looks.Values(l, "weight_gradient").Any(double.IsFinite)).ToList();
        return new FlowChart
        {
            Name = "gradients",
            Title = "Gradient flow",
            Note = "The gradient of each layer's weights relative to the weights; healthy networks have layers of like size.",
            XLabel = "gradient over weights, logarithmic",
            First = $"step {ShownNumber.Of(looks.Steps[0])}",
            Last = $"step {ShownNumber.Of(looks.Steps[^1])}",
            Rows = [.. layers.Select(l =>
            {
                var ratios = looks.Values(l, "weight_gradient").Zip(looks.Values(l, "weight"), (g, w) => g / w).ToList();
                return (l, ratios[0], ratios[^1]);
            })],
        };
    }

    private static IEnumerable<Chart> Inputs(CsvRows? rows)
    {
        if (rows is null) yield break;
        foreach (var layer in Enumerable.Range(0, rows.Count).GroupBy(r => rows.Text(r, "layer")))
        {
            int[] bins = [.. layer.Where(r => double.IsFinite(rows.Number(r, "from")) && double.IsFinite(rows.Number(r, "to")))];
            if (bins.Length == 0) continue;
            var (from, to, text) = (rows.Number(bins[0], "from"), rows.Number(bins[^1], "to"), rows.Text(bins[0], "activation"));
            if (!(from < to)) continue;
            yield return new InputChart
            {
                Name = $"inputs-{layer.Key.Replace('_', '-')}",
                Title = $"{layer.Key}: {text}",
                From = from,
                To = to,
                Shares = [.. bins.Select(r => Known(rows.Number(r, "share")))],
                Below = layer.Where(r => rows.Text(r, "from").Length == 0).Sum(r => Known(rows.Number(r, "share"))),
                Above = layer.Where(r => rows.Text(r, "to").Length == 0).Sum(r => Known(rows.Number(r, "share"))),
                Pieces = Curve(text, from, to),
            };
        }

        static double Known(double share) => double.IsFinite(share) ? share : 0;
    }

    // An activation by code has a name that cannot be read back: it has no curve here.
    private static IReadOnlyList<IReadOnlyList<CurvePoint>> Curve(string text, double from, double to)
    {
        try
        {
            if (FactSheet.Curve(Activation.Parse(text)) is not { } activation) return [];
            var curve = SampledCurve.Of(activation.Formula.Evaluate, activation.Formula.Kinks(), from, to);
            var ys = curve.Pieces.SelectMany(p => p).Select(p => p.Y).ToList();
            if (ys.Count == 0) return [];
            return curve.Thin(Math.Max(1e-9, (ys.Max() - ys.Min()) / 400), new Interval(ys.Min(), ys.Max())).Pieces;
        }
        catch (HillockException)
        {
            return [];
        }
    }
}
