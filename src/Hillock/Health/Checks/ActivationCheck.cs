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

    /// <summary>Checks a catalogue entry, a formula or code; the same input gives the same report.</summary>
    /// <exception cref="HillockException">The activation works on whole rows, or has more than one value for an x.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CheckReport Run(Activation activation, CheckOptions? options = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(activation);
        options ??= new CheckOptions();
        var subject = new Subject(activation, options.Derivative);
        var outcomes = new List<CheckOutcome>();
        foreach (var check in options.Analyze ? Checks : [])
        {
            token.ThrowIfCancellationRequested();
            if (check.Run(subject) is { } outcome) outcomes.Add(outcome);
            if (IsHopeless(outcomes)) break;
        }

        if (subject.Thrown is not null && !IsHopeless(outcomes)) outcomes.Add(CodeCheck.Throws(subject));
        var learning = new LearningCheck();
        if (options.Learn && !IsHopeless(outcomes)) outcomes.Add(learning.Run(activation, token));
        return new(activation, subject.Written?.ToString(), subject.Compiled?.ToString(), subject.Formula?.Derivative().ToString(), outcomes, learning.Scores);
    }

    // Code that throws would throw in training too.
    private static bool IsHopeless(List<CheckOutcome> outcomes) => outcomes.Any(o => o.Findings.Any(f => f.Code == "code.throws"));
}
