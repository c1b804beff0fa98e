namespace Hillock.Reports.Drawing;

/// <summary>One set of axes: its title, the name of y, and its curves.</summary>
internal sealed record Panel(string Title, string YLabel, IReadOnlyList<PanelLine> Lines, PanelFrame Frame);
