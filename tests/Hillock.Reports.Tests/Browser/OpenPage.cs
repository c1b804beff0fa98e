using Deque.AxeCore.Commons;
using Hillock.Reports.Runs;
using Hillock.Reports.Tests.Runs;
using PuppeteerSharp;

namespace Hillock.Reports.Tests.Browser;

/// <summary>A report that is open in a browser, with what went wrong there.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private OpenPage(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Errors of scripts, what was refused, and what was fetched besides the page.</summary>
    public List<string> Faults { get; } = [];

    public static async Task<OpenPage> Of(Chromium chromium, RunFolderMaker folder, int width)
    {
        var html = Path.Combine(folder.Location, RunReport.FileName);
        await File.WriteAllTextAsync(html, RunReport.Read(folder.Location).ToHtml());
        var open = new OpenPage(await chromium.Page());
        open.Page.Console += (_, e) => open.Faults.Add($"console: {e.Message.Text}");
        open.Page.PageError += (_, e) => open.Faults.Add($"error: {e.Message}");
        open.Page.Dialog += (_, e) => open.Faults.Add($"dialog: {e.Dialog.Message}");
        open.Page.Request += (_, e) =>
        {
            if (!e.Request.Url.EndsWith(RunReport.FileName, StringComparison.Ordinal)) open.Faults.Add($"request: {e.Request.Url}");
        };
        await open.Look(width, dark: false);
        await open.Page.GoToAsync(new Uri(html).AbsoluteUri);
        await open.Page.EvaluateExpressionAsync(Axe);
        return open;
    }

    /// <summary>Looks at it on a screen of that width, in light or dark.</summary>
    public async Task Look(int width, bool dark)
    {
        await Page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
        await Page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = dark ? "dark" : "light" }]);
    }

    /// <summary>What axe calls serious or critical.</summary>
    /// <param name="all">Every rule; else that of contrast alone.</param>
    public Task<string[]> AxeFaults(bool all) => Page.EvaluateFunctionAsync<string[]>("""
        async all => (await axe.run({ resultTypes: ['violations'], ...(all ? {} : { runOnly: ['color-contrast'] }) })).violations
            .filter(v => ['serious', 'critical'].includes(v.impact))
            .flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.failureSummary}`))
        """, all);

    public Task<T> Ask<T>(string script) => Page.EvaluateExpressionAsync<T>(script);

    /// <summary>Keeps a picture where somebody wants to look at it: HILLOCK_SCREENSHOTS names the folder.</summary>
    public async Task Shoot(string name)
    {
        if (Environment.GetEnvironmentVariable("HILLOCK_SCREENSHOTS") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(Path.Combine(folder, name + ".png"), new ScreenshotOptions { FullPage = true });
    }

    public ValueTask DisposeAsync() => new(Page.BrowserContext.CloseAsync());
}
