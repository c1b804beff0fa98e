using System.Globalization;

namespace Hillock.Initialization;

/// <summary>Normal numbers of mean 0 and one deviation whatever the layer's size.</summary>
/// <param name="Std">Standard deviation.</param>
public sealed record NormalInitializer(double Std) : Initializer
{
    /// <inheritdoc/>
    public override string Id => "normal";

    /// <inheritdoc/>
    public override string Text => string.Create(CultureInfo.InvariantCulture, $"normal(std={Std:R})");

    /// <inheritdoc/>
    public override void Fill(Span<float> weights, int fanIn, int fanOut, ref RandomStream random)
    {
        foreach (ref var weight in weights) weight = (float)(Std * random.NextNormal());
    }

    /// <inheritdoc/>
    internal override double Variance(int fanIn, int fanOut) => Std * Std;
}
