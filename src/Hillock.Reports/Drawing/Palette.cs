namespace Hillock.Reports.Drawing;

/// <summary>One colour for each part of a picture, as <c>#RRGGBB</c>; no two parts share one, so that a part is known by its colour.</summary>
/// <remarks>Curves: Okabe &amp; Ito 2008, which people with any colour vision tell apart; lightened on dark.</remarks>
internal sealed record Palette(
    string Background,
    string Ink,
    string Faint,
    string Grid,
    string Zero,
    string Asymptote,
    string Shade,
    IReadOnlyList<string> Curves)
{
    /// <summary>Dark on white.</summary>
    public static Palette Light { get; } = new(
        "#FFFFFF", "#24292F", "#57606A", "#E6E8EB", "#9AA2AB", "#7C858F", "#4C8DB8",
        ["#0072B2", "#D55E00", "#009E73", "#B8558F", "#C28400", "#3D9BD1", "#6B4FBB", "#8C6D4A"]);

    /// <summary>Light on near-black.</summary>
    public static Palette Dark { get; } = new(
        "#0D1117", "#E6EDF3", "#9DA7B3", "#22282F", "#5C6570", "#87919C", "#4C8DB9",
        ["#4FB0F0", "#FF8A3D", "#2CCB9B", "#E79AC8", "#F2B632", "#9AD4F5", "#AE97F2", "#CFAE87"]);

    /// <summary>The palette of a theme; that of <see cref="Theme.Auto"/> is light.</summary>
    public static Palette Of(Theme theme) => theme == Theme.Dark ? Dark : Light;

    /// <summary>The value curve of the activation number <paramref name="index"/>.</summary>
    public string Value(int index) => Curves[index % Curves.Count];

    /// <summary>The derivative of an activation that is alone in its picture, dashed.</summary>
    public string LoneDerivative => $"{Curves[1][..6]}{(Curves[1][6] == '0' ? '1' : '0')}";

    /// <summary>Every colour, in an order that is the same in each palette.</summary>
    public IEnumerable<string> All =>
        [Background, Ink, Faint, Grid, Zero, Asymptote, Shade, .. Curves, LoneDerivative];

    /// <summary>Every colour that is drawn dashed.</summary>
    public IEnumerable<string> Dashed => [Asymptote, LoneDerivative];
}
