using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>Where panels of a quadrature end so that each is smooth: where pieces meet, and closer and closer towards each feature.</summary>
internal static class FeatureEdges
{
    private const double Growth = 1.6;
    private const double First = 0.25;
    private const double Farthest = 4;
    private const double Smooth = 0.5;
    private const double Reach = 13;
    private const double Plain = 0.25;
    private const int MostWaves = 4000;

    /// <summary>In no order.</summary>
    internal static double[] Of(Formula formula)
    {
        var edges = new HashSet<double>(formula.Pieces().Select(p => p.From).Where(double.IsFinite));
        var features = Features.Of(formula);
        foreach (var (centre, width) in features.All)
        {
            if (!(width < Smooth)) continue;
            edges.Add(centre);
            for (var distance = First * width; distance < Farthest; distance *= Growth)
            {
                edges.Add(centre - distance);
                edges.Add(centre + distance);
            }
        }

        // A wave needs panels of its own length all along.
        var wave = Math.Max(3 * features.Wave, 2 * Reach / MostWaves);
        if (wave < Plain) edges.UnionWith(NormalRule.Panels(-Reach, Reach, (int)(2 * Reach / wave)));
        return [.. edges];
    }
}
