using Hillock.Experiments.Comparisons;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Repairs;

/// <summary>The trainings of one variant of a run, one a seed.</summary>
/// <param name="Name">What it is: the run as it was, the same with other seeds, or a fix's text.</param>
/// <param name="Runs">Its trainings.</param>
public sealed record TrialArm(string Name, IReadOnlyList<TrainingOutcome> Runs)
{
    private const double LeastGain = 0.005;

    /// <summary>Whether a higher validation figure is better: accuracy; a regression's error share is better low.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>The validation figure of knowing nothing: the share of the most frequent class, an error share of 1.</summary>
    public required double Floor { get; init; }

    /// <summary>Mean of the best validation figure over the seeds; a training that diverged before its first epoch ended counts as knowing nothing.</summary>
    public double Mean => Samples.Mean(Values);

    /// <summary>Standard deviation over the seeds; NaN of one.</summary>
    public double Deviation => Samples.Deviation(Values) ?? double.NaN;

    /// <summary>The best validation figure of each seed.</summary>
    public IReadOnlyList<double> Values => [.. Runs.Select(r => double.IsFinite(r.Validation) ? r.Validation : Floor)];

    /// <summary>Whether this arm is better than another by more than chance explains: two standard errors of the difference, and at least half a point.
    /// </summary>
    public bool Beats(TrialArm other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Beats(other.Mean, Square(other) / other.Runs.Count);
    }

    /// <summary>Whether this arm learned anything, by the same measure.</summary>
    public bool BeatsKnowingNothing() => Beats(Floor, 0);

    private bool Beats(double mean, double squaredError) =>
        (HigherIsBetter ? Mean - mean : mean - Mean) > Math.Max(LeastGain, 2 * Math.Sqrt((Square(this) / Runs.Count) + squaredError));

    private static double Square(TrialArm arm) => double.IsNaN(arm.Deviation) ? 0 : arm.Deviation * arm.Deviation;

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
