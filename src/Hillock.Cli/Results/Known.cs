using Hillock.Activations;

namespace Hillock.Cli;

/// <summary>Names to offer when a shell asks.</summary>
internal static class Known
{
    /// <summary>Names and aliases of the activations.</summary>
    public static IEnumerable<string> Activations => Catalogue.All.SelectMany(a => a.Aliases.Prepend(a.Id));

    /// <summary>Those that fit a word: with a colon, the names of frameworks, such as <c>keras:relu</c>.</summary>
    public static IEnumerable<string> ActivationsFor(string word) =>
        word.Contains(':', StringComparison.Ordinal) ? Catalogue.All.SelectMany(a => a.Presets).Select(p => p.ToString()).Distinct() : Activations;

    /// <summary>The same for the last item of a list such as <c>relu,el</c>.</summary>
    public static IEnumerable<string> ActivationList(string word)
    {
        var comma = word.LastIndexOf(',');
        return ActivationsFor(word[(comma + 1)..]).Select(name => word[..(comma + 1)] + name);
    }
}
