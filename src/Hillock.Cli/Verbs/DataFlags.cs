using System.CommandLine;

namespace Hillock.Cli.Verbs;

/// <summary>The flag of those data verbs that take no other choices of data.</summary>
internal static class DataFlags
{
    /// <summary>Where the known data sets are, or are to be.</summary>
    public static Option<string?> Directory(string description) => new("--data-dir") { Description = description, HelpName = "DIR" };
}
