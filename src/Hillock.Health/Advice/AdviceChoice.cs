namespace Hillock.Advice;

/// <summary>One thing chosen, with its reason and what comes second.</summary>
/// <param name="Topic">What is chosen.</param>
/// <param name="Choice">As a user writes it, such as <c>selu</c>.</param>
/// <param name="Reason">Why, in a sentence or two.</param>
public sealed record AdviceChoice(AdviceTopic Topic, string Choice, string Reason)
{
    /// <summary>What it rests on, the strongest first.</summary>
    public required IReadOnlyList<AdviceEvidence> Evidence { get; init; }

    /// <summary>What to take otherwise.</summary>
    public required string RunnerUp { get; init; }

    /// <summary>When to take it.</summary>
    public required string RunnerUpWhen { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
