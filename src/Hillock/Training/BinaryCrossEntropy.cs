using Hillock.Activations;
using Hillock.Networks;

namespace Hillock.Training;

/// <summary><c>-t·log σ(z) - (1-t)·log(1-σ(z))</c>, computed from the logits as <c>max(z, 0) - z·t + log(1 + e^-|z|)</c>; its gradient is <c>σ(z) - t</c>.</summary>
/// <remarks>A sigmoid at the network's end and a linear end are both read as logits, so neither form loses digits.</remarks>
public sealed class BinaryCrossEntropy : Loss
{
    /// <inheritdoc/>
    public override string Id => "binary_cross_entropy";

    /// <summary>Whether the network ends in logits (true) or in a sigmoid (false); found from the network unless given.</summary>
    public bool? FromLogits { get; init; }

    /// <inheritdoc/>
    internal override OutputReading Read(Network model)
    {
        var given = model.OutputActivation;
        var sigmoid = given is ElementwiseActivation e && e.Formula.Equals(((ElementwiseActivation)Activations.Activations.Sigmoid).Formula);
        if (sigmoid && FromLogits == true)
        {
            throw new HillockException(
                "FromLogits says that the network ends in logits, but it ends in sigmoid, which would be applied twice. Leave FromLogits out, or end the network linear.");
        }

        if (given is SoftmaxActivation)
        {
            throw new HillockException(model.Outputs.Size == 1
                ? "A softmax over one output is always 1 and learns nothing. End the network with Dense(1, \"sigmoid\")."
                : "The network ends in softmax; binary cross-entropy needs sigmoid. Use categorical cross-entropy, or end with Dense(1, \"sigmoid\").");
        }

        if (given is not null && !sigmoid)
        {
            throw new HillockException(
                $"Binary cross-entropy needs a probability, and the network ends in {given.Text}. End it with sigmoid, or linear for logits.");
        }

        if (!sigmoid && FromLogits == false)
        {
            throw new HillockException(
                "FromLogits = false says that the network ends in a probability, but it ends linear. End it with sigmoid, or leave FromLogits out.");
        }

        return new OutputReading(true, sigmoid ? null : Activations.Activations.Sigmoid, 0);
    }

    /// <inheritdoc/>
    internal override unsafe double Run(in LossBatch batch, bool gradient)
    {
        double sum = 0;
        var scale = 1.0 / ((double)batch.Rows * batch.Columns);
        for (var i = 0; i < batch.Rows; i++)
        {
            var z = batch.Outputs + (i * batch.Stride);
            var g = batch.Gradient + ((nint)i * batch.GradientStride);
            for (var j = 0; j < batch.Columns; j++)
            {
                double x = z[j], t = batch.Target(i, j), e = Math.Exp(-Math.Abs(x));
                sum += Math.Max(x, 0) - (x * t) + Math.Log(1 + e);
                if (gradient) g[j] = (float)(((x >= 0 ? 1 / (1 + e) : e / (1 + e)) - t) * scale);
            }

            if (gradient) new Span<float>(g + batch.Columns, batch.GradientStride - batch.Columns).Clear();
        }

        return sum / batch.Columns;
    }
}
