using Hillock.Texts;

namespace Hillock.Initialization;

/// <summary>Picks the rule by the activation that follows: see <see cref="Initializers.For"/>.</summary>
/// <remarks>A layer asks <see cref="Initializers.For"/> with its activation; filled directly, this one is Glorot uniform,
/// the rule for a layer with none.</remarks>
public sealed record AutoInitializer : Initializer, IHasForms<Initializer>
{
    static IReadOnlyList<UsualForm<Initializer>> IHasForms<Initializer>.Forms => [new(Initializers.Auto, "auto") { Place = 1 }];

    /// <inheritdoc/>
    public override string Id => "auto";

    /// <inheritdoc/>
    public override void Fill(Span<float> weights, int fanIn, int fanOut, ref RandomStream random) =>
        Initializers.GlorotUniform.Fill(weights, fanIn, fanOut, ref random);

    /// <inheritdoc/>
    internal override double Variance(int fanIn, int fanOut) => Initializers.GlorotUniform.Variance(fanIn, fanOut);
}
