using Hillock.Activations;
using Hillock.Initialization;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Lint;

/// <summary>The weights of a dense layer or a convolution: measured where the network has values, else what its initialiser will give.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Layer">The layer.</param>
/// <param name="FanIn">Inputs of a unit.</param>
/// <param name="FanOut">Units that an input reaches.</param>
/// <param name="Initializer">What fills them, <c>auto</c> resolved.</param>
/// <param name="Activation">The activation that the output meets next; null for none.</param>
internal sealed record WeightFacts(string Name, Layer Layer, int FanIn, int FanOut, Initializer Initializer, Activation? Activation)
{
    /// <summary>Variance of a weight.</summary>
    public required double Variance { get; init; }

    /// <summary>Weights that the variance was measured on; infinity where it follows from the initialiser.</summary>
    public required double Count { get; init; }

    /// <summary>Whether all units have the same weights; false for a single unit.</summary>
    public required bool UnitsAlike { get; init; }

    /// <summary>Whether all weights are 0.</summary>
    public required bool IsZero { get; init; }

    /// <summary>Whether the values were measured.</summary>
    public bool IsMeasured => double.IsFinite(Count);

    /// <summary>The variance over that which the rule for the activation gives.</summary>
    public double Ratio => Variance / Initializers.For(Activation).Variance(FanIn, FanOut);

    /// <summary>The variance over 1 / fan-in, that of LeCun normal.</summary>
    public double LecunRatio => Variance * FanIn;

    /// <summary>Whether a ratio of variances is further from 1 than <paramref name="factor"/>, and than chance explains (four deviations).</summary>
    public bool IsOff(double ratio, double factor) =>
        (ratio > factor || ratio < 1 / factor) && Math.Abs(ratio - 1) > 4 * Math.Sqrt(2 / Count);

    /// <summary>Those of a network, in the order of the layers.</summary>
    public static IEnumerable<WeightFacts> Of(Network model)
    {
        foreach (var (name, layer, inputs, _) in model.Layers)
        {
            if (layer is not LinearLayer linear) continue;
            var following = layer.OutputActivation ?? model.Graph.Following(layer);
            var shape = layer.Parameters(inputs)[0];
            var (fanIn, fanOut) = (shape.Rows, linear.FanOut);
            var initializer = linear.InitializerFor(following);
            yield return model.IsInitialized
                ? Measured(model, name, layer, fanIn, fanOut, initializer, following)
                : new(name, layer, fanIn, fanOut, initializer, following)
                {
                    Variance = initializer.Variance(fanIn, fanOut),
                    Count = double.PositiveInfinity,
                    UnitsAlike = initializer is ConstantInitializer && shape.Columns > 1,
                    IsZero = initializer is ConstantInitializer { Value: 0 },
                };
        }
    }

    private static WeightFacts Measured(Network model, string name, Layer layer, int fanIn, int fanOut, Initializer initializer, Activation? following)
    {
        var tensor = model.Store.Find(layer, "weight")!;
        var values = new float[tensor.Count];
        model.Store.Read(tensor, values);
        var mean = values.Average(v => (double)v);
        var alike = tensor.Columns > 1;
        for (var i = 0; i < values.Length && alike; i++) alike = values[i] == values[i / tensor.Columns * tensor.Columns];
        return new(name, layer, fanIn, fanOut, initializer, following)
        {
            Variance = values.Average(v => (v - mean) * (v - mean)),
            Count = values.Length,
            UnitsAlike = alike,
            IsZero = values.All(v => v == 0),
        };
    }
}
