namespace Hillock.Advice;

/// <summary>What a choice rests on.</summary>
public enum EvidenceKind
{
    /// <summary>A figure computed from the formula, such as a Gaussian moment.</summary>
    Theory,

    /// <summary>A figure of a training.</summary>
    Measurement,

    /// <summary>A paper or a book.</summary>
    Source,
}
