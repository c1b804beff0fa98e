namespace Hillock.Activations;

/// <summary>An activation at one place; where a number is wanted, it is <see cref="Value"/>.</summary>
/// <param name="X">The place.</param>
/// <param name="Value"><c>f(x)</c>.</param>
/// <param name="Derivative"><c>f'(x)</c>; at a kink the one that PyTorch uses.</param>
public readonly record struct ActivationPoint(double X, double Value, double Derivative)
{
    /// <summary>The value.</summary>
    public static implicit operator double(ActivationPoint point) => point.Value;

    /// <summary>The value.</summary>
    public double ToDouble() => Value;

    /// <summary>Value and derivative, as in <c>var (value, slope) = activation.Evaluate(0.5)</c>.</summary>
    public void Deconstruct(out double value, out double derivative) => (value, derivative) = (Value, Derivative);
}
