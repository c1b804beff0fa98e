namespace Hillock.Experiments.RunFiles;

/// <summary>How an option's value is written.</summary>
public enum RunOptionKind
{
    /// <summary>A text, such as a name or a path.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>; the flag alone means <c>true</c>.</summary>
    Switch,

    /// <summary>Texts or numbers: a YAML sequence, or commas on the command line.</summary>
    List,
}
