using Hillock.Data;
using Hillock.Health.Diagnoses;
using Hillock.Health.Monitoring;
using Hillock.Training;

namespace Hillock.Experiments.Runs;

/// <summary>What one training came to.</summary>
public sealed record TrainingResult
{
    /// <summary>Name of the data set.</summary>
    public required string Data { get; init; }

    /// <summary>classification, binary or regression.</summary>
    public required string Task { get; init; }

    /// <summary>Name of the target column; null where the data has none.</summary>
    public string? TargetColumn { get; init; }

    /// <summary>Whether nobody named it.</summary>
    public bool TargetIsGuess { get; init; }

    /// <summary>What a person should know about the data and the network.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Sizes of the network, such as <c>784-64-32-10</c>.</summary>
    public required string Network { get; init; }

    /// <summary>The activation of the hidden layers, or one a layer.</summary>
    public required IReadOnlyList<string> Activations { get; init; }

    /// <summary><c>accuracy</c>, or <c>unexplained variance</c> for a regression; both are shares.</summary>
    public required string Metric { get; init; }

    /// <summary>Numbers that were learned.</summary>
    public required long Parameters { get; init; }

    /// <summary>The measures of the best epoch on the test rows, or on the validation rows where there are none; null when no epoch was finished.</summary>
    public required EvaluationReport? Report { get; init; }

    /// <summary>The rows of <see cref="Report"/>: <c>test</c> or <c>validation</c>.</summary>
    public required string ReportedOn { get; init; }

    /// <summary>Epochs that an earlier run in the same folder had finished.</summary>
    public required int ResumedEpochs { get; init; }

    /// <summary>Its epochs, best epoch, metrics and health.</summary>
    public required TrainingOutcome Outcome { get; init; }

    /// <summary>What the training came to, in a sentence too.</summary>
    public required FitEnding Ending { get; init; }

    /// <summary>The command that says why nothing was learned; null where something was.</summary>
    public string? Next { get; init; }

    /// <summary>Errors on the test windows in the series' own unit; null where the data is no series, or has no test windows.</summary>
    public SeriesErrors? Series { get; init; }

    /// <summary>What was seen of each layer; null where nobody watched.</summary>
    public MonitorReport? Monitor { get; init; }

    /// <summary>What that comes to; null where nobody watched.</summary>
    public Diagnosis? Health { get; init; }

    /// <summary>Whether it was stopped before its end; its weights are those of the best epoch so far.</summary>
    public required bool Interrupted { get; init; }

    /// <summary>Folder of the run.</summary>
    public required string Folder { get; init; }

    /// <summary>The one line that repeats it.</summary>
    public required string Command { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
