namespace Hillock.Reports.Documents;

/// <summary>How a sentence is meant; a word and a mark say it beside the colour.</summary>
internal enum Tone
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Something to know before it is trusted.</summary>
    Caution,

    /// <summary>Something failed.</summary>
    Bad,
}
