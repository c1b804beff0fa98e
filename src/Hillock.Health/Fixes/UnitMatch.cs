using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Health.Fixes;

/// <summary>For each unit the line <c>a·g(z) + b</c> that comes closest to <c>f(z)</c> on some rows: least squares.</summary>
/// <param name="Scale">a, one a unit.</param>
/// <param name="Shift">b, one a unit.</param>
internal sealed record UnitMatch(double[] Scale, double[] Shift)
{
    private const double Alive = 1e-12;

    /// <summary>Matches <paramref name="next"/> to <paramref name="now"/> on weighted sums z [lines × units].</summary>
    /// <remarks>A unit that was silent has nothing to be matched to: it keeps its mean, and gets the usual scale of the others, so that its weights are reached
    /// again.</remarks>
    public static UnitMatch Of(ElementwiseActivation now, ElementwiseActivation next, float[,] z)
    {
        var (lines, units) = (z.GetLength(0), z.GetLength(1));
        var (scale, means) = (new double[units], new (double F, double G)[units]);
        for (var j = 0; j < units; j++)
        {
            double f = 0, g = 0, ff = 0, gg = 0, fg = 0;
            for (var i = 0; i < lines; i++)
            {
                var (a, b) = (now.Formula.Evaluate(z[i, j]), next.Formula.Evaluate(z[i, j]));
                (f, g, ff, gg, fg) = (f + a, g + b, ff + (a * a), gg + (b * b), fg + (a * b));
            }

            means[j] = (f / lines, g / lines);
            var (varianceF, varianceG) = ((ff / lines) - (means[j].F * means[j].F), (gg / lines) - (means[j].G * means[j].G));
            scale[j] = varianceF > Alive && varianceG > Alive ? ((fg / lines) - (means[j].F * means[j].G)) / varianceG : double.NaN;
        }

        double[] known = [.. scale.Where(double.IsFinite).Order()];
        var usual = known.Length == 0 ? 1 : known[known.Length / 2];
        for (var j = 0; j < units; j++)
            if (!double.IsFinite(scale[j])) scale[j] = usual;
        return new UnitMatch(scale, [.. scale.Select((a, j) => means[j].F - (a * means[j].G))]);
    }
}
