namespace Hillock.Advice;

/// <summary>Something that speaks for a choice.</summary>
/// <param name="Kind">Computed, measured or read.</param>
/// <param name="Text">In a sentence, with its figures.</param>
/// <param name="Value">The figure that matters most; null for a source.</param>
public sealed record AdviceEvidence(EvidenceKind Kind, string Text, double? Value = null);
