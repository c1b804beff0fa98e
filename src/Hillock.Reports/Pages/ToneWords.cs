using Hillock.Reports.Documents;

namespace Hillock.Reports.Pages;

/// <summary>Tones as words, so that no colour alone says them.</summary>
internal static class ToneWords
{
    /// <summary>The word over a verdict.</summary>
    public static string OfVerdict(Tone tone) => tone switch
    {
        Tone.Good => "✓ Verdict",
        Tone.Caution => "△ Verdict, with a caution",
        Tone.Bad => "✕ Verdict: something is wrong",
        _ => "Verdict",
    };

    /// <summary>The word before a note; empty for a plain one.</summary>
    public static string OfNote(Tone tone) => tone switch
    {
        Tone.Good => "✓ good",
        Tone.Caution => "△ note",
        Tone.Bad => "✕ fault",
        _ => "",
    };

    /// <summary>The class of a style sheet.</summary>
    public static string Class(Tone tone) => $"t-{tone.ToString().ToLowerInvariant()}";
}
