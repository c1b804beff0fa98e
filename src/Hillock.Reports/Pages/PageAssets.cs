using System.Security.Cryptography;
using System.Text;
using Hillock.Reports.Charts;

namespace Hillock.Reports.Pages;

/// <summary>The style sheet and the script of reports, which lie in files beside this one.</summary>
internal static class PageAssets
{
    /// <summary>The script.</summary>
    public static string Script { get; } = Read("report.js");

    /// <summary>The style sheet, in the colours of the house, light and dark.</summary>
    public static string Style { get; } = $":root{{{Light}}}\n@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{Dark}}}}}\n"
        + $"@media screen{{:root[data-theme=dark]{{{Dark}}}}}\n{Read("report.css")}{ChartStyle.Rules}";

    /// <summary>What the page may do: run its own script and nothing else, fetch nothing.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'; "
        + "base-uri 'none'; form-action 'none'";

    private static string Light => ChartStyle.Colors(Theme.Light)
        + "color-scheme:light;--line:#E6E8EB;--edge:#8A929B;--panel:#F6F8FA;--link:#0A5EA8;--good:#1A7F37;--caution:#8A5D00;--bad:#B42318";

    private static string Dark => ChartStyle.Colors(Theme.Dark)
        + "color-scheme:dark;--line:#22282F;--edge:#6B7480;--panel:#161B22;--link:#6CB6FF;--good:#3FB950;--caution:#E3B341;--bad:#FF8B82";

    private static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
