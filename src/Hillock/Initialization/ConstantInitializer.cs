using Hillock.Texts;

namespace Hillock.Initialization;

/// <summary>The same number everywhere; 0 for biases.</summary>
/// <param name="Value">The number.</param>
public sealed record ConstantInitializer(double Value) : Initializer, IHasForms<Initializer>
{
    static IReadOnlyList<UsualForm<Initializer>> IHasForms<Initializer>.Forms =>
    [
        new(Initializers.Zeros, "zeros", "zero") { Place = 2, IsFixed = true },
        new(Initializers.Constant(1), "ones") { Place = 3, IsFixed = true },
        new(Initializers.Constant(1), "constant") { Place = 4, Needs = ("value", "0.1") },
    ];

    /// <summary>The number.</summary>
    public double Value { get; init => field = Finite(value, "value of constant"); } = Finite(Value, "value of constant");

    /// <inheritdoc/>
    public override string Id => Value == 0 ? "zeros" : "constant";

    /// <inheritdoc/>
    public override void Fill(Span<float> weights, int fanIn, int fanOut, ref RandomStream random) => weights.Fill((float)Value);

    /// <inheritdoc/>
    internal override Initializer With(Settings settings) => this with { Value = settings.Number("value", Value) };

    /// <inheritdoc/>
    internal override double Variance(int fanIn, int fanOut) => 0;
}
