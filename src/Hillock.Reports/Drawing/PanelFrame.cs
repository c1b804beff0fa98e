namespace Hillock.Reports.Drawing;

/// <summary>What stands around the axes of a panel.</summary>
/// <param name="HasLegend">Whether the curves are named under it.</param>
/// <param name="HasAsymptotes">Whether the legend explains the lines of asymptotes.</param>
/// <param name="HasXLabel">Whether x is named.</param>
/// <param name="LeastLeft">Least pixels left of the axes, so that panels under each other line up.</param>
internal sealed record PanelFrame(bool HasLegend, bool HasAsymptotes, bool HasXLabel, int LeastLeft);
