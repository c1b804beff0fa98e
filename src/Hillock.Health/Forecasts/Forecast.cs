using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Forecasts;

/// <summary>Says, before a step is made, what signal and gradient will do in a network.</summary>
/// <remarks>The theory of wide networks with random weights: averages of the activation over normal numbers, from the measured scale of each layer's
/// weights (B. Poole et al. 2016, arXiv:1606.05340; S. Schoenholz et al. 2017, arXiv:1611.01232; G. Yang et al. 2019, arXiv:1902.08129).</remarks>
public static class Forecast
{
    /// <summary>The forecast of a network whose weights have values.</summary>
    /// <param name="model">The network.</param>
    /// <param name="options">The rows that go in, and more.</param>
    /// <exception cref="HillockException">A network without layers or without values.</exception>
    public static ForecastReport Of(Network model, ForecastOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var reading = model.Reading();
        if (model.Graph.Nodes.Count == 0) throw new HillockException("The network has no layers; add some, such as new Dense(10).");
        if (!model.IsInitialized) throw new HillockException("The network has no values yet; train it, load it, or call Initialize with a seed.");
        options ??= new ForecastOptions();
        var measured = new Dictionary<Layer, WeightScale>(ReferenceEqualityComparer.Instance);
        var propagation = SignalPropagation.Through(model, options.Inputs, PropagationChange.None with { Drops = options.Dropout }, measured);
        return new ReportBuilder(model, options, propagation, measured).Report();
    }

    /// <summary>The forecast of a plain stack of layers, built with its initialiser.</summary>
    /// <param name="stack">Activation, initialiser, depth, width.</param>
    /// <param name="options">The rows that go in, and more.</param>
    /// <exception cref="HillockException">A stack that cannot be built.</exception>
    public static ForecastReport Of(Stack stack, ForecastOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        using var model = stack.Build();
        return Of(model, options);
    }
}
