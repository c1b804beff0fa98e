using Hillock.Activations;
using Hillock.Data;
using Hillock.Networks;

namespace Hillock.Training;

/// <summary>Losses of a margin, for networks that end in scores.</summary>
/// <remarks>A single output is right when it is beyond the margin on its label's side; labels 0 and 1 count as -1 and 1, given targets are -1 or 1.
/// Of several outputs the label's must lead each other one by the margin: <c>Σ over j ≠ t of loss(y_t - y_j) / outputs</c>
/// (Weston and Watkins 1999), as PyTorch's MultiMarginLoss.</remarks>
public abstract record HingeLoss : Loss
{
    private protected HingeLoss()
    {
    }

    /// <inheritdoc/>
    public override Activation? OutputFor(TaskKind task) => null;

    /// <inheritdoc/>
    public override bool Fits(TaskKind task) => task != TaskKind.Regression;

    /// <inheritdoc/>
    internal override OutputReading Read(Network model) => model.OutputActivation switch
    {
        SoftmaxActivation or ElementwiseActivation { Id: "sigmoid" } => throw new HillockException(
            $"{Id} needs scores, and the network ends in {model.OutputActivation.Text}. End it linear, such as with Dense({model.Outputs.Size}), or use a "
                + "cross-entropy."),
        _ => new OutputReading(false, null, 0) { Scoring = OutputScoring.EachOutput, TargetThreshold = 0 },
    };

    /// <summary>Runs a rule of the margin.</summary>
    private protected static double Run<TRule>(in LossBatch batch, bool gradient, TRule rule)
        where TRule : struct, IMarginRule =>
        batch.Columns > 1 && batch.HasLabels ? RunClasses(batch, gradient, rule) : PointLoss.Run(batch, gradient, new SignedRule<TRule>(rule, batch.HasLabels));

    private static unsafe double RunClasses<TRule>(in LossBatch batch, bool gradient, TRule rule)
        where TRule : struct, IMarginRule
    {
        double sum = 0;
        var scale = 1.0 / ((double)batch.MeanOver * batch.Columns);
        for (var i = 0; i < batch.Rows; i++)
        {
            var y = batch.Outputs + (i * batch.Stride);
            var g = batch.Gradient + ((nint)i * batch.GradientStride);
            var label = batch.Labels[i];
            double row = 0, own = 0, weight = batch.Weight(i);
            for (var j = 0; j < batch.Columns; j++)
            {
                if (j == label) continue;
                var (value, slope) = rule.At((double)y[label] - y[j]);
                row += value;
                own += slope;
                if (gradient) g[j] = (float)(-slope * (weight * scale));
            }

            sum += weight * row;
            if (!gradient) continue;
            g[label] = (float)(own * (weight * scale));
            new Span<float>(g + batch.Columns, batch.GradientStride - batch.Columns).Clear();
        }

        return sum / batch.Columns;
    }

    /// <summary>A loss of a lead.</summary>
    private protected interface IMarginRule
    {
        /// <summary>Its value, and its slope by the lead.</summary>
        (double Value, double Slope) At(double lead);
    }

    private readonly struct SignedRule<TRule>(TRule rule, bool labels) : IPointRule
        where TRule : struct, IMarginRule
    {
        public (double Value, double Slope) At(double output, double target)
        {
            var sign = labels ? (2 * target) - 1 : target;
            var (value, slope) = rule.At(sign * output);
            return (value, sign * slope);
        }
    }
}
