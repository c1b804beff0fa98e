using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hillock.Activations;
using Hillock.Networks;
using Hillock.Networks.Plans;

namespace Hillock.Training;

/// <summary><c>-log softmax(z)_t</c>, computed from the logits as <c>log Σ e^(z - max z) - (z_t - max z)</c>; its gradient is <c>p - onehot(t)</c>.</summary>
/// <remarks>A softmax at the network's end and a linear end are both read as logits, so neither form loses digits.</remarks>
public sealed class CategoricalCrossEntropy : Loss
{
    /// <inheritdoc/>
    public override string Id => "categorical_cross_entropy";

    /// <summary>Whether the network ends in logits (true) or in a softmax (false); found from the network unless given.</summary>
    public bool? FromLogits { get; init; }

    /// <inheritdoc/>
    internal override OutputReading Read(Network model)
    {
        if (model.Outputs.Size < 2)
        {
            throw new HillockException(
                "Categorical cross-entropy needs an output for each class, and the network has one. End it with Dense(2, \"softmax\"), or with Dense(1, \"sigmoid\") and binary cross-entropy.");
        }

        var softmax = model.OutputActivation is SoftmaxActivation;
        if (softmax && FromLogits == true)
        {
            throw new HillockException(
                "FromLogits says that the network ends in logits, but it ends in softmax, which would be applied twice. Leave FromLogits out, or end the network linear.");
        }

        if (model.OutputActivation is not null && !softmax)
        {
            throw new HillockException(
                $"Categorical cross-entropy needs class probabilities, and the network ends in {model.OutputActivation.Text}. End it with softmax, or linear for logits.");
        }

        if (!softmax && FromLogits == false)
        {
            throw new HillockException(
                "FromLogits = false says that the network ends in probabilities, but it ends linear. End it with softmax, or leave FromLogits out.");
        }

        return new OutputReading(true, softmax ? null : Activations.Activations.Softmax, 0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override unsafe double Run(in LossBatch batch, bool gradient)
    {
        var (stride, columns) = (batch.GradientStride, batch.Columns);
        SoftmaxRows.Shift(batch.Outputs, batch.Stride, batch.Gradient, stride, batch.Rows, batch.Columns);
        double sum = 0;
        for (var i = 0; i < batch.Rows; i++) sum -= Shifted(batch, i);
        SoftmaxRows.Exponentiate(batch.Gradient, stride, batch.Rows);
        var scale = 1f / batch.Rows;
        for (var i = 0; i < batch.Rows; i++)
        {
            var p = batch.Gradient + ((nint)i * stride);
            float total = 0;
            for (var j = 0; j < columns; j++) total += p[j];
            sum += Math.Log(total) * Weight(batch, i);
            if (gradient) Subtract(batch, i, p, scale, total);
        }

        return sum;
    }

    private static unsafe double Shifted(in LossBatch batch, int row)
    {
        var z = batch.Gradient + ((nint)row * batch.GradientStride);
        if (batch.Labels != null) return z[batch.Labels[row]];
        double sum = 0;
        for (var j = 0; j < batch.Columns; j++) sum += (double)batch.Target(row, j) * z[j];
        return sum;
    }

    private static unsafe double Weight(in LossBatch batch, int row)
    {
        if (batch.Labels != null) return 1;
        double sum = 0;
        for (var j = 0; j < batch.Columns; j++) sum += batch.Target(row, j);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Subtract(in LossBatch batch, int row, float* p, float scale, float total)
    {
        var factor = scale / total * (float)Weight(batch, row);
        var (columns, stride) = (batch.Columns, batch.GradientStride);
        var k = 0;
        for (; k <= columns - 4; k += 4) (Vector128.Load(p + k) * factor).Store(p + k);
        for (; k < columns; k++) p[k] *= factor;
        for (; k < stride; k++) p[k] = 0;
        if (batch.Labels != null) p[batch.Labels[row]] -= scale;
        else
            for (var j = 0; j < batch.Columns; j++) p[j] -= scale * batch.Target(row, j);
    }
}
