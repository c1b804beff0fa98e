using System.Globalization;

namespace Hillock.Initialization;

/// <summary>Uniform numbers in [-limit, limit) whatever the layer's size.</summary>
/// <param name="Limit">Half the width.</param>
public sealed record UniformInitializer(double Limit) : Initializer
{
    /// <inheritdoc/>
    public override string Id => "uniform";

    /// <inheritdoc/>
    public override string Text => string.Create(CultureInfo.InvariantCulture, $"uniform(limit={Limit:R})");

    /// <inheritdoc/>
    public override void Fill(Span<float> weights, int fanIn, int fanOut, ref RandomStream random)
    {
        foreach (ref var weight in weights) weight = (float)random.NextDouble(-Limit, Limit);
    }

    /// <inheritdoc/>
    internal override double Variance(int fanIn, int fanOut) => Limit * Limit / 3;
}
