using Hillock.Reports.Curves;

namespace Hillock.Reports.Drawing;

/// <summary>One curve of a panel and how it is drawn.</summary>
internal sealed record PanelLine(string Label, string Color, float Width, bool IsDashed, bool MarksBends, SampledCurve Curve, IReadOnlyList<AsymptoteLine> Asymptotes);
