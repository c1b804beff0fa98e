using Hillock.Texts;

namespace Hillock.Initialization;

/// <summary>Uniform numbers in [-limit, limit) whatever the layer's size.</summary>
/// <param name="Limit">Half the width.</param>
public sealed record UniformInitializer(double Limit) : Initializer, IHasForms<Initializer>
{
    static IReadOnlyList<UsualForm<Initializer>> IHasForms<Initializer>.Forms =>
        [new(Initializers.Uniform(), "uniform", "random_uniform") { Place = 6, ShowsUsual = true }];

    /// <summary>Half the width; above 0.</summary>
    public double Limit { get; init => field = Positive(value, "limit of uniform"); } = Positive(Limit, "limit of uniform");

    /// <inheritdoc/>
    public override string Id => "uniform";

    /// <inheritdoc/>
    public override void Fill(Span<float> weights, int fanIn, int fanOut, ref RandomStream random)
    {
        foreach (ref var weight in weights) weight = (float)random.NextDouble(-Limit, Limit);
    }

    /// <inheritdoc/>
    internal override Initializer With(Settings settings) => this with { Limit = settings.Number("limit", Limit) };

    /// <inheritdoc/>
    internal override double Variance(int fanIn, int fanOut) => Limit * Limit / 3;
}
