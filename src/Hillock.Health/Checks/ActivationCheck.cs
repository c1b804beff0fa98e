using Hillock.Activations;

namespace Hillock.Health.Checks;

/// <summary>Verifies an activation the way an expert would: derivative, continuity, special values, overflow, cancellation, slopes, signal size,
/// and a training of tiny known problems.</summary>
public static class ActivationCheck
{
    private static readonly Check[] Checks =
    [
        new CodeCheck(), new ValueCheck(), new DerivativeCheck(), new GivenDerivativeCheck(), new ContinuityCheck(), new SpecialValueCheck(),
        new OverflowCheck(), new PrecisionCheck(), new SlopeCheck(), new ShapeCheck(), new SignalCheck(),
    ];

    /// <summary>Checks a catalogue entry of any kind, a formula or code; the same input gives the same report.</summary>
    /// <remarks>A stochastic activation is checked as it predicts, and its noise besides; one of a row by its values and Jacobians on fixed rows.</remarks>
    /// <exception cref="HillockException">A derivative is given of what is no function of one number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CheckReport Run(Activation activation, CheckOptions? options = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(activation);
        options ??= new CheckOptions();
        return activation is RowActivation row ? OfRow(row, options, token) : OfNumber(activation, options, token);
    }

    private static CheckReport OfNumber(Activation activation, CheckOptions options, CancellationToken token)
    {
        var noisy = activation as StochasticActivation;
        var subject = new Subject(noisy?.AtEvaluation ?? activation, options.Derivative);
        var outcomes = new List<CheckOutcome>();
        foreach (var check in options.Analyze ? Checks : [])
        {
            token.ThrowIfCancellationRequested();
            if (check.Run(subject) is { } outcome) outcomes.Add(outcome);
            if (IsHopeless(outcomes)) break;
        }

        if (noisy is not null && options.Analyze) outcomes.Add(NoiseCheck.Run(noisy));
        if (subject.Thrown is not null && !IsHopeless(outcomes)) outcomes.Add(CodeCheck.Throws(subject));
        var learning = new LearningCheck();
        if (options.Learn && !IsHopeless(outcomes)) outcomes.Add(learning.Run(activation, token));
        return new(activation, subject.Written?.ToString(), subject.Compiled?.ToString(), subject.Formula?.Derivative().ToString(), outcomes, learning.Scores);
    }

    private static CheckReport OfRow(RowActivation activation, CheckOptions options, CancellationToken token)
    {
        if (options.Derivative is not null)
            throw new HillockException(
                $"{activation.Id} {activation.Kind.InWords()}, so it has a Jacobian and no derivative to compare with; leave the derivative out.");
        var outcomes = options.Analyze ? RowCheck.Run(activation).ToList() : [];
        var learning = new LearningCheck();
        if (options.Learn) outcomes.Add(learning.Run(activation, token));
        return new(activation, activation.Definition, activation.Definition, null, outcomes, learning.Scores);
    }

    // Code that throws would throw in training too, and of what has no value nothing else can be said.
    private static bool IsHopeless(List<CheckOutcome> outcomes) =>
        outcomes.Any(o => o.Findings.Any(f => f.Kind == CodeCheck.CodeThrows || f.Kind == ValueCheck.None));
}
