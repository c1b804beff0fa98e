namespace Hillock.Formulas;

/// <summary>A number.</summary>
public sealed class Constant : Formula
{
    /// <summary>Wraps <paramref name="value"/>; NaN is refused with a <see cref="HillockException"/>.</summary>
    public Constant(double value)
        : base(HashCode.Combine(1, value), 1, 1) =>
        Value = !double.IsNaN(value)
            ? value
            : throw new HillockException("A formula cannot hold the constant NaN; give a number.");

    /// <summary>The number.</summary>
    public double Value { get; }

    internal static Constant Zero { get; } = new(0);

    /// <summary>The number 1.</summary>
    public static Constant One { get; } = new(1);

    private protected override bool SameAlone(Formula other) =>
        other is Constant c && BitConverter.DoubleToInt64Bits(c.Value) == BitConverter.DoubleToInt64Bits(Value);
}
