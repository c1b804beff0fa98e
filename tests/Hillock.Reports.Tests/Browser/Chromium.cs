using PuppeteerSharp;

namespace Hillock.Reports.Tests.Browser;

/// <summary>The Chromium of the machine, started once for a class of tests; the tests are skipped where there is none, unless
/// <c>HILLOCK_BROWSER=required</c>.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe", "msedge.exe"];

    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Executable is not { } path) return;
        _browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = path,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
    }

    /// <summary>A page of its own, which knows nothing of what another page stored: the tests run in any order.</summary>
    internal async Task<IPage> Page()
    {
        if (_browser is { } browser) return await (await browser.CreateBrowserContextAsync()).NewPageAsync();
        const string Word = "There is no Chromium on the PATH, so no page was opened; 'apt-get install chromium' gives one, or name it in HILLOCK_CHROMIUM.";
        if (Environment.GetEnvironmentVariable("HILLOCK_BROWSER") == "required") Assert.Fail(Word);
        Assert.Skip(Word);
        throw new InvalidOperationException();
    }

    private static string? Executable => Environment.GetEnvironmentVariable("HILLOCK_CHROMIUM") is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
