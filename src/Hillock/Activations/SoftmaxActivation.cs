namespace Hillock.Activations;

/// <summary>Softmax over a row, <c>y_i = exp(x_i) / sum_j exp(x_j)</c>: positive numbers that add up to 1.</summary>
public sealed class SoftmaxActivation : Activation
{
    internal SoftmaxActivation(ActivationInfo info)
        : base(info)
    {
    }

    /// <inheritdoc/>
    public override string Text => Id;

    /// <inheritdoc/>
    public override Activation With(string parameter, double value) =>
        throw new HillockException($"{Id} has no parameters, so none called '{parameter}'.");
}
