using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Reports.Drawing;

namespace Hillock.Reports.Curves;

/// <summary>What is drawn of an activation: a function of one number and its derivative.</summary>
/// <param name="Label">Its name in a legend.</param>
/// <param name="Title">Its name over a picture of its own.</param>
/// <param name="Value">The function.</param>
/// <param name="Derivative">Its derivative.</param>
/// <param name="Kinks">Where it bends or jumps.</param>
/// <param name="Asymptotes">Lines it nears.</param>
internal sealed record PlottedFunction(
    string Label, string Title, Func<double, double> Value, Func<double, double> Derivative, IReadOnlyList<double> Kinks, IReadOnlyList<AsymptoteLine> Asymptotes)
{
    private const int MostPlaces = 200;
    private const int Width = 8;
    private const int Steps = 500;
    private const double Reach = 20;

    /// <summary>The activation itself; of a gate, each half with the other at 1; of a row, the outputs of one input with the others at 0.</summary>
    /// <exception cref="HillockException">It is code.</exception>
    public static IEnumerable<PlottedFunction> Of(Activation activation) => activation switch
    {
        ElementwiseActivation e => [OfFormula(FormulaTitle.Short(e), FormulaTitle.Of(e), e.Formula)],
        StochasticActivation s => [OfFormula(FormulaTitle.Shorten(s.Text), FormulaTitle.Pretty($"{s.Id}(x) = {s.Evaluation} when it predicts"), s.Evaluation)],
        GatedActivation g => [OfHalf(g, "f(a, 1)", g.Formula.Replace(l => l.Equals(GatedActivation.Second) ? 1.0 : l)), OfHalf(g, "f(1, b)", Second(g))],
        RowActivation row => OfRow(row),
        _ => throw new HillockException($"{activation.Text} is code, so there is no formula to draw; plot a formula or an entry of the catalogue."),
    };

    private static PlottedFunction OfFormula(string label, string title, Formula formula)
    {
        var kinks = formula.Kinks();
        return new(label, title, formula.Evaluate, formula.Derivative().Evaluate, kinks.Count <= MostPlaces ? kinks : [], [.. AsymptoteLine.Of(formula)]);
    }

    private static PlottedFunction OfHalf(GatedActivation gate, string half, Formula formula) => OfFormula($"{FormulaTitle.Shorten(gate.Text)} {half}", half, formula);

    // x stands for the first half, which is 1, and the second half becomes x.
    private static Formula Second(GatedActivation gate) =>
        gate.Formula.Replace(l => l is Variable ? 1.0 : l).Replace(l => l.Equals(GatedActivation.Second) ? Formula.X : l);

    private static IEnumerable<PlottedFunction> OfRow(RowActivation row)
    {
        var width = row is ReducingActivation r ? r.Group : Width;
        var shown = row is WideningActivation w ? w.Formulas.Count : 1;
        var unit = new double[width];
        unit[0] = 1;
        for (var k = 0; k < shown; k++)
        {
            var output = k * width;
            var label = shown == 1 ? FormulaTitle.Shorten(row.Text) : $"{FormulaTitle.Shorten(row.Text)} {k + 1}";
            double Value(double x) => row.Evaluate(Row(width, x))[output];
            double Slope(double x) => row.Tangent(Row(width, x), unit)[output];
            yield return new(label, $"{FormulaTitle.Shorten(row.Text)} of (x, 0, …, 0), {width} inputs: the first output", Value, Slope, [.. KinksOf(Value, Slope)], []);
        }
    }

    // Where value or slope change at once: the change stays while the stretch is halved.
    private static IEnumerable<double> KinksOf(Func<double, double> value, Func<double, double> slope)
    {
        for (var i = 0; i < Steps; i++)
        {
            double from = Reach * (((2 * (i + 0.37)) / Steps) - 1), to = from + (2 * Reach / Steps);
            foreach (var f in new[] { slope, value })
            {
                var (low, high) = (from, to);
                var change = Math.Abs(f(high) - f(low));
                if (!(change > 1e-3)) continue;
                while (high - low > 1e-10)
                {
                    var middle = low + ((high - low) / 2);
                    if (Math.Abs(f(middle) - f(low)) >= Math.Abs(f(high) - f(middle))) high = middle;
                    else low = middle;
                }

                if (!(Math.Abs(f(high) - f(low)) > 0.5 * change)) continue;
                yield return Math.Round((low + high) / 2, 8);
                break;
            }
        }
    }

    private static double[] Row(int width, double x)
    {
        var row = new double[width];
        row[0] = x;
        return row;
    }
}
