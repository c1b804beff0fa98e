using Hillock.Texts;

namespace Hillock.Initialization;

/// <summary>Normal numbers of mean 0 and one deviation whatever the layer's size.</summary>
/// <param name="Std">Standard deviation.</param>
public sealed record NormalInitializer(double Std) : Initializer, IHasForms<Initializer>
{
    static IReadOnlyList<UsualForm<Initializer>> IHasForms<Initializer>.Forms =>
        [new(Initializers.Normal(), "normal", "random_normal") { Place = 5, ShowsUsual = true }];

    /// <summary>Standard deviation; above 0.</summary>
    public double Std { get; init => field = Positive(value, "std of normal"); } = Positive(Std, "std of normal");

    /// <inheritdoc/>
    public override string Id => "normal";

    /// <inheritdoc/>
    public override void Fill(Span<float> weights, int fanIn, int fanOut, ref RandomStream random)
    {
        foreach (ref var weight in weights) weight = (float)(Std * random.NextNormal());
    }

    /// <inheritdoc/>
    internal override Initializer With(Settings settings) => this with { Std = settings.Number("std", Std, "stddev") };

    /// <inheritdoc/>
    internal override double Variance(int fanIn, int fanOut) => Std * Std;
}
