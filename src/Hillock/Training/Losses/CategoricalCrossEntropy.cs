using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hillock.Activations;
using Hillock.Data;
using Hillock.Engine;
using Hillock.Networks;
using Hillock.Texts;

namespace Hillock.Training;

/// <summary><c>-log softmax(z)_t</c>, computed from the logits as <c>log Σ e^(z - max z) - (z_t - max z)</c>; its gradient is <c>p - onehot(t)</c>.</summary>
/// <remarks>Rows have a class each, or targets that are probabilities of the classes. A softmax at the network's end and a linear end are both read as
/// logits, so neither form loses digits. Smoothing by a share s makes the targets <c>t(1-s) + s/classes</c>.</remarks>
public sealed record CategoricalCrossEntropy : CrossEntropyLoss, IHasForms<Loss>
{
    static IReadOnlyList<UsualForm<Loss>> IHasForms<Loss>.Forms =>
        [new(new CategoricalCrossEntropy(), "categorical_cross_entropy", "categorical_crossentropy", "sparse_categorical_crossentropy", "cross_entropy",
            "ce") { Place = 6 }];

    /// <inheritdoc/>
    public override string Id => "categorical_cross_entropy";

    /// <inheritdoc/>
    public override bool Fits(TaskKind task) => task == TaskKind.Classification;

    /// <inheritdoc/>
    internal override OutputReading Read(Network model)
    {
        if (model.Outputs.Size < 2)
        {
            throw new HillockException(
                "Categorical cross-entropy needs an output for each class, and the network has one. End it with Dense(2, \"softmax\"), or with Dense(1, "
                    + "\"sigmoid\") and binary cross-entropy.");
        }

        var softmax = model.OutputActivation is SoftmaxActivation;
        if (softmax && FromLogits == true)
        {
            throw new HillockException(
                "FromLogits says that the network ends in logits, but it ends in softmax, which would be applied twice. Leave FromLogits out, or end the "
                    + "network linear.");
        }

        if (model.OutputActivation is not null && !softmax)
        {
            throw new HillockException(
                $"Categorical cross-entropy needs class probabilities, and the network ends in {model.OutputActivation.Text}. End it with softmax, or "
                    + "linear for logits.");
        }

        if (!softmax && FromLogits == false)
        {
            throw new HillockException(
                "FromLogits = false says that the network ends in probabilities, but it ends linear. End it with softmax, or leave FromLogits out.");
        }

        return new OutputReading(true, softmax ? null : Catalogue.Softmax, 0) { Scoring = OutputScoring.OneClass };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override unsafe double Run(in LossBatch batch, bool gradient)
    {
        var (stride, columns) = (batch.GradientStride, batch.Columns);
        SoftmaxRows.Shift(batch.Outputs, batch.Stride, batch.Gradient, stride, batch.Rows, batch.Columns);
        double sum = 0;
        for (var i = 0; i < batch.Rows; i++) sum -= batch.Weight(i) * Expected(batch, i);
        SoftmaxRows.Exponentiate(batch.Gradient, stride, batch.Rows);
        var scale = 1f / batch.MeanOver;
        for (var i = 0; i < batch.Rows; i++)
        {
            var p = batch.Gradient + ((nint)i * stride);
            float total = 0;
            for (var j = 0; j < columns; j++) total += p[j];
            sum += batch.Weight(i) * Math.Log(total) * Total(batch, i);
            if (gradient) Subtract(batch, i, p, scale * batch.Weight(i), total);
        }

        return sum;
    }

    // Sum of the targets of a row: 1 for a class, and for probabilities that are some.
    private static unsafe double Total(in LossBatch batch, int row)
    {
        if (batch.HasLabels) return 1;
        double sum = 0;
        for (var j = 0; j < batch.Columns; j++) sum += batch.Target(row, j);
        return sum;
    }

    /// <summary><c>Σ t·z</c> of the shifted logits of a row.</summary>
    private unsafe double Expected(in LossBatch batch, int row)
    {
        var z = batch.Gradient + ((nint)row * batch.GradientStride);
        double sum = 0, all = 0;
        if (batch.HasLabels) sum = z[batch.Labels[row]];
        else
            for (var j = 0; j < batch.Columns; j++) sum += (double)batch.Target(row, j) * z[j];
        if (LabelSmoothing == 0) return sum;
        for (var j = 0; j < batch.Columns; j++) all += z[j];
        return (sum * (1 - LabelSmoothing)) + (all * (LabelSmoothing / batch.Columns) * Total(batch, row));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Subtract(in LossBatch batch, int row, float* p, float scale, float total)
    {
        var sum = (float)Total(batch, row);
        var factor = scale / total * sum;
        var (columns, stride, k) = (batch.Columns, batch.GradientStride, 0);
        for (; k <= columns - 4; k += 4) (Vector128.Load(p + k) * factor).Store(p + k);
        for (; k < columns; k++) p[k] *= factor;
        for (; k < stride; k++) p[k] = 0;
        var own = scale * (float)(1 - LabelSmoothing);
        if (batch.HasLabels) p[batch.Labels[row]] -= own;
        else
            for (var j = 0; j < batch.Columns; j++) p[j] -= own * batch.Target(row, j);
        if (LabelSmoothing == 0) return;
        var others = scale * sum * (float)(LabelSmoothing / batch.Columns);
        for (var j = 0; j < batch.Columns; j++) p[j] -= others;
    }
}
