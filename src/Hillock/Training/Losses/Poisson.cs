using Hillock.Activations;
using Hillock.Data;
using Hillock.Networks;
using Hillock.Texts;

namespace Hillock.Training;

/// <summary>For counts: <c>e^z - t·z</c> of a linear end z, the logarithm of the rate; or <c>y - t·log(y + 1e-8)</c> of a rate y.</summary>
/// <remarks>The negative logarithm of a Poisson probability but for <c>log t!</c>, as PyTorch's PoissonNLLLoss. Targets are read in their own unit,
/// not standardised, and predictions are rates.</remarks>
public sealed record Poisson : Loss, IHasForms<Loss>
{
    private const double Guard = 1e-8;

    static IReadOnlyList<UsualForm<Loss>> IHasForms<Loss>.Forms => [new(new Poisson(), "poisson", "poisson_nll_loss") { Place = 4 }];

    /// <inheritdoc/>
    public override string Id => "poisson";

    /// <summary>Whether the network gives the logarithm of the rate (its end is linear then), or the rate itself.</summary>
    public bool LogInput { get; init; } = true;

    /// <inheritdoc/>
    public override bool Fits(TaskKind task) => task == TaskKind.Regression;

    /// <inheritdoc/>
    public override Activations.Activation? OutputFor(TaskKind task) => LogInput ? null : Catalogue.Exponential;

    /// <inheritdoc/>
    internal override bool ReadsRawTargets => true;

    /// <inheritdoc/>
    internal override Loss With(Settings settings) => this with { LogInput = settings.Switch("log_input", LogInput) };

    /// <inheritdoc/>
    internal override OutputReading Read(Network model)
    {
        if (!LogInput) return OutputReading.Numbers;
        if (model.OutputActivation is { } given)
        {
            throw new HillockException(
                $"The Poisson loss reads the logarithm of a rate, and the network ends in {given.Text}. End it linear, or write poisson(log_input=false).");
        }

        return OutputReading.Numbers with { Logits = true, Head = Catalogue.Exponential, Exponential = true };
    }

    /// <inheritdoc/>
    internal override void CheckTargets(ReadOnlySpan<float> targets)
    {
        for (var i = 0; i < targets.Length; i++)
        {
            if (!(targets[i] >= 0))
                throw new HillockException(ErrorKind.Data, FormattableString.Invariant($"The Poisson loss needs counts, 0 or more; target {i} is {targets[i]}. Use another loss, such as huber."));
        }
    }

    /// <inheritdoc/>
    internal override double Run(in LossBatch batch, bool gradient) =>
        LogInput ? PointLoss.Run(batch, gradient, default(LogRule)) : PointLoss.Run(batch, gradient, default(RateRule));

    private readonly struct LogRule : IPointRule
    {
        public (double Value, double Slope) At(double output, double target)
        {
            var rate = Math.Exp(output);
            return (rate - (target * output), rate - target);
        }
    }

    private readonly struct RateRule : IPointRule
    {
        public (double Value, double Slope) At(double output, double target) =>
            (output - (target * Math.Log(output + Guard)), 1 - (target / (output + Guard)));
    }
}
