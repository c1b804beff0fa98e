namespace Hillock.Cli.Verbs;

/// <summary>What a report is written as.</summary>
internal enum ReportFormat
{
    /// <summary>One page.</summary>
    Html,

    /// <summary>A summary.</summary>
    Markdown,

    /// <summary>Tables.</summary>
    Csv,

    /// <summary>Everything, for programs.</summary>
    Json,

    /// <summary>Charts.</summary>
    Svg,
}
