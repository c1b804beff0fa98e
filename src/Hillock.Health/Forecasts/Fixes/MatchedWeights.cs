using System.Globalization;
using Hillock.Health.Fixes;
using Hillock.Initialization;

namespace Hillock.Health.Forecasts.Fixes;

/// <summary>The initialiser that is matched to the activation behind each layer.</summary>
internal sealed class MatchedWeights : ForecastFixRule
{
    /// <inheritdoc/>
    public override int Order => 10;

    /// <inheritdoc/>
    public override FixForecast? For(FixTrials network)
    {
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        var changes = false;
        var change = new PropagationChange
        {
            Weights = (layer, fanIn, fanOut) =>
            {
                if (network.Next(layer) is not { } activation) return network.IsLast(layer) ? (ScaleOf(Initializers.GlorotUniform, fanIn, fanOut), 0) : null;
                var initializer = Initializers.For(activation);
                var scale = ScaleOf(initializer, fanIn, fanOut);
                texts.Add(Short(initializer));
                changes |= Math.Abs((scale / (fanIn * network.MeanSquare(layer))) - 1) > 0.2;
                return (scale, 0);
            },
        };
        var fix = network.Try(change, () => new Fix("reinitialize", "weights matched to the activation", 2, [new ClearLayerInitializers()])
        {
            Advice = $"initialise the weights with auto, here {string.Join(" and ", texts)}, which is matched to the activation",
        });
        return changes ? fix : null;
    }

    private static string Short(Initializer initializer) => initializer is ScaledInitializer { Name: "gain_normal" } scaled
        ? string.Create(CultureInfo.InvariantCulture, $"gain_normal({Math.Sqrt(scaled.Scale):0.0000})")
        : initializer.Text;

    private static double ScaleOf(Initializer initializer, int fanIn, int fanOut)
    {
        if (initializer is ScaledInitializer scaled) return scaled.Fan == FanMode.In ? scaled.Scale : 2 * scaled.Scale * fanIn / (fanIn + fanOut);
        var (random, sample) = (new RandomStream(1, "weights"), new float[64 * 64]);
        initializer.Fill(sample, 64, 64, ref random);
        return 64 * sample.Average(w => (double)w * w);
    }
}
