namespace Hillock.Cli;

/// <summary>Names to offer when a shell asks.</summary>
internal static class Known
{
    /// <summary>Names and aliases of the activations.</summary>
    public static IEnumerable<string> Activations => Hillock.Activations.Activations.All.SelectMany(a => a.Aliases.Prepend(a.Id));

    /// <summary>The same for the last item of a list such as <c>relu,el</c>.</summary>
    public static IEnumerable<string> ActivationList(string word)
    {
        var comma = word.LastIndexOf(',');
        return Activations.Select(name => word[..(comma + 1)] + name);
    }
}
