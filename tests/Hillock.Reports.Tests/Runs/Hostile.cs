namespace Hillock.Reports.Tests.Runs;

/// <summary>Names that a page, a picture, a table or a summary could take for something else than text.</summary>
internal static class Hostile
{
    public const string Script = "<script>alert(1)</script>";

    public static readonly string[] Names =
    [
        Script, "</script><script>alert(2)</script>", "\"quoted\" 'single' & <b>", "\u202Eright to left", "nul\0and\u0007bell", "a|b`c`*d*[e](http://x)",
        "=cmd()", "]]>--><!--", "${7*7}{{7*7}}", "<img src=x onerror=alert(3)>",
    ];
}
