using Hillock.Activations;
using Hillock.Data;
using Hillock.Networks;
using Hillock.Texts;

namespace Hillock.Training;

/// <summary><c>-t·log σ(z) - (1-t)·log(1-σ(z))</c>, computed from the logits as <c>max(z, 0) - z·t + log(1 + e^-|z|)</c>; its gradient is <c>σ(z) - t</c>.</summary>
/// <remarks>A sigmoid at the network's end and a linear end are both read as logits, so neither form loses digits.
/// Smoothing by a share s makes the targets <c>t(1-s) + s/2</c>.</remarks>
public sealed record BinaryCrossEntropy : CrossEntropyLoss, IHasForms<Loss>
{
    static IReadOnlyList<UsualForm<Loss>> IHasForms<Loss>.Forms =>
        [new(new BinaryCrossEntropy(), "binary_cross_entropy", "binary_crossentropy", "bce", "bce_with_logits") { Place = 5 }];

    /// <inheritdoc/>
    public override string Id => "binary_cross_entropy";

    /// <inheritdoc/>
    public override bool Fits(TaskKind task) => task == TaskKind.BinaryClassification;

    /// <inheritdoc/>
    internal override OutputReading Read(Network model)
    {
        var given = model.OutputActivation;
        var sigmoid = given is ElementwiseActivation e && e.Formula.Equals(((ElementwiseActivation)Catalogue.Sigmoid).Formula);
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

        return new OutputReading(true, sigmoid ? null : Catalogue.Sigmoid, 0) { Scoring = OutputScoring.EachOutput };
    }

    /// <inheritdoc/>
    internal override double Run(in LossBatch batch, bool gradient) => PointLoss.Run(batch, gradient, new Rule(LabelSmoothing));

    private readonly struct Rule(double smoothing) : IPointRule
    {
        public (double Value, double Slope) At(double output, double target)
        {
            var t = (target * (1 - smoothing)) + (smoothing / 2);
            var e = Math.Exp(-Math.Abs(output));
            return (Math.Max(output, 0) - (output * t) + Math.Log(1 + e), (output >= 0 ? 1 / (1 + e) : e / (1 + e)) - t);
        }
    }
}
