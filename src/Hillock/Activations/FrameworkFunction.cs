namespace Hillock.Activations;

/// <summary>A function as a framework declares it, and what a call of it means here.</summary>
/// <param name="Framework">The name before the colon.</param>
/// <param name="Name">The framework's name; <c>_</c> and case do not matter.</param>
/// <param name="Signature">Its parameters in order, with their defaults; <c>None</c> for none.</param>
/// <param name="Meaning">The activation as text.</param>
internal sealed record FrameworkFunction(string Framework, string Name, string Signature, Func<FrameworkArguments, string> Meaning)
{
    /// <summary>Older names of parameters.</summary>
    internal IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>The parameters and their defaults.</summary>
    internal IReadOnlyList<(string Name, string Default)> Parameters =>
        [.. Signature.Split(", ").Select(p => p.Split('=')).Select(p => (p[0], p[1]))];
}
