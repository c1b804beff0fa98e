using System.Globalization;

namespace Hillock.Initialization;

/// <summary>The same number everywhere; 0 for biases.</summary>
/// <param name="Value">The number.</param>
public sealed record ConstantInitializer(double Value) : Initializer
{
    /// <inheritdoc/>
    public override string Id => Value == 0 ? "zeros" : "constant";

    /// <inheritdoc/>
    public override string Text => Value == 0 ? Id : string.Create(CultureInfo.InvariantCulture, $"constant({Value:R})");

    /// <inheritdoc/>
    public override void Fill(Span<float> weights, int fanIn, int fanOut, ref RandomStream random) => weights.Fill((float)Value);

    /// <inheritdoc/>
    internal override double Variance(int fanIn, int fanOut) => 0;
}
