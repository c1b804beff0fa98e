using System.Globalization;

namespace Hillock.Training;

/// <summary>What a training came to, told from its epochs and from one look at its units and gradients at the end.</summary>
public sealed record FitEnding
{
    private const double ManyDead = 0.25;
    private const double MostDead = 0.5;
    private const double Vanishing = 1e-4;

    /// <summary>How it stood.</summary>
    public required FitState State { get; init; }

    /// <summary><c>accuracy</c>, or <c>error_share</c> for a regression.</summary>
    public required string MetricName { get; init; }

    /// <summary>The metric of the best epoch: on the validation rows, or on the training rows where there are none.</summary>
    public required double Metric { get; init; }

    /// <summary>The metric of who does not look at the inputs: the share of the most frequent class, or 1, the error share of the mean; NaN where that is not
    /// known.</summary>
    public required double Baseline { get; init; }

    /// <summary>Share of hidden units that pass no gradient on for any of the rows looked at; NaN where nobody looked.</summary>
    public required double DeadShare { get; init; }

    /// <summary>Root mean square of the gradient by the first layer's weights over that by the last layer's; NaN where nobody looked.</summary>
    public required double GradientRatio { get; init; }

    /// <summary>Finished epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>Whether something is wrong: nothing was learned, or what was learned is lost.</summary>
    public bool IsFailure => State is FitState.LearnedNothing or FitState.Diverged or FitState.Fell;

    /// <summary>All of it in a sentence.</summary>
    public string Sentence => $"{Course}{Comparison}{Units}{Gradients}.";

    private string Course => State switch
    {
        FitState.NotStarted => "No epoch was finished",
        FitState.TooShort => "Nothing was learned yet, in too few steps to judge; train for more epochs",
        FitState.LearnedNothing when MetricName == "accuracy" && Metric > Baseline => "Nothing was learned that chance does not give on so few rows",
        FitState.LearnedNothing => "Nothing was learned",
        FitState.Diverged => $"The loss left the finite numbers in epoch {Epochs + 1}",
        FitState.Fell => "What had been learned was lost again: the training loss ended far above its lowest",
        FitState.Improving when DeadShare > MostDead =>
            "Still improving when it ended, with few units left to learn: a smaller rate or another activation may help more than epochs",
        FitState.Improving =>
            Epochs == 1 ? "Learned in its one epoch; more would show whether it goes on" : "Still improving when it ended: more epochs would help",
        FitState.Overfitting => "Overfitting: the training loss fell on while the validation loss rose",
        _ => "Converged: the loss no longer fell",
    };

    private string Comparison => double.IsNaN(Metric) ? ""
        : MetricName != "accuracy"
            ? $"; {Percent(Metric)} of the targets' variance stays unexplained{(State == FitState.LearnedNothing ? ", and the mean alone leaves 100 %" : "")}"
        : double.IsNaN(Baseline) ? $"; accuracy {Percent(Metric)}"
        : $"; accuracy {Percent(Metric)}, the most frequent class alone gives {Percent(Baseline)}";

    private string Units =>
        DeadShare > ManyDead || (IsFailure && DeadShare > 0) ? $"; {Percent(DeadShare)} of the hidden units are dead with the last weights" : "";

    private string Gradients => GradientRatio < Vanishing ? "; gradients vanish on their way to the first layer" : "";

    /// <inheritdoc/>
    public override string ToString() => Sentence;

    private static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
