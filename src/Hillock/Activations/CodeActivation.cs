namespace Hillock.Activations;

/// <summary>An activation given by two functions; see <see cref="Activation.FromCode(string, Func{double, double}, Func{double, double})"/>.</summary>
public sealed class CodeActivation : CustomActivation
{
    private readonly Func<double, double> _value;
    private readonly Func<double, double> _derivative;

    internal CodeActivation(string id, Func<double, double> value, Func<double, double> derivative)
        : base(id)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(derivative);
        _value = value;
        _derivative = derivative;
    }

    /// <inheritdoc/>
    public override double Value(double x) => _value(x);

    /// <inheritdoc/>
    public override double Derivative(double x) => _derivative(x);
}
