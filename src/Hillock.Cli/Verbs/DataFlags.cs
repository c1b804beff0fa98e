using System.CommandLine;

namespace Hillock.Cli.Verbs;

/// <summary>The flags of the data verbs; the running verbs take theirs from the table of run options.</summary>
internal static class DataFlags
{
    /// <summary>Where the known data sets are.</summary>
    public static Option<string?> Directory() => new("--data-dir")
    {
        Description = "Folder that holds the known data sets (default: the variable HILLOCK_DATA)",
        HelpName = "DIR",
    };

    /// <summary>What is to be predicted.</summary>
    public static Option<string?> Target() => new("--target")
    {
        Description = "Column to predict: its name, or its number from 1, negative from the end (default: target, label, class or y, else the last)",
        HelpName = "COLUMN",
    };
}
