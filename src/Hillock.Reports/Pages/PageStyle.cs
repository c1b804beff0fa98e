namespace Hillock.Reports.Pages;

/// <summary>The style sheet of pages.</summary>
internal static class PageStyle
{
    /// <summary>CSS, in the colours of the pictures.</summary>
    public const string Css = """
        :root{--ground:#fff;--ink:#24292f;--faint:#57606a;--line:#e6e8eb;--panel:#f6f8fa}
        @media (prefers-color-scheme:dark){:root{--ground:#0d1117;--ink:#e6edf3;--faint:#9da7b3;--line:#22282f;--panel:#161b22}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 Inter,system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
        main{max-width:760px;margin:0 auto;padding:40px 20px 64px}
        h1{font-size:30px;line-height:1.2;margin:0;overflow-wrap:anywhere}
        h2{font-size:18px;margin:32px 0 8px}
        .lead{margin:6px 0 24px;color:var(--faint);font-size:18px}
        figure{margin:24px 0 0}
        figure svg{display:block;width:100%;height:auto}
        dl{display:grid;grid-template-columns:minmax(120px,max-content) 1fr;margin:0}
        dt,dd{margin:0;padding:6px 0;border-top:1px solid var(--line)}
        dt{color:var(--faint);padding-right:28px}
        dd{overflow-wrap:anywhere}
        .formula{background:var(--panel);border-radius:8px;padding:8px 18px}
        .formula dt,.formula dd{border:0}
        code{font:14px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
        @media (max-width:520px){dl{grid-template-columns:1fr}dd{border:0;padding-top:0}}

        """;
}
