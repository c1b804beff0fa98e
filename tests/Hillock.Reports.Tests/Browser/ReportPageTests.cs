using Hillock.Reports.Charts;
using Hillock.Reports.Tests.Runs;

namespace Hillock.Reports.Tests.Browser;

public sealed class ReportPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Seen = "[...document.querySelectorAll('svg[role=img]')].filter(s => s.getBoundingClientRect().width > 0).length";

    private const string Untold = """
        [...document.querySelectorAll('svg[role=img]')].filter(s => {
          const names = s.getAttribute('aria-labelledby').split(' ').map(i => document.getElementById(i));
          return names.length !== 2 || names.some(n => !n || n.textContent.trim().length < 3);
        }).length
        """;

    [Theory]
    [InlineData("training")]
    [InlineData("doctor")]
    [InlineData("comparison")]
    [InlineData("grid")]
    [InlineData("across")]
    public async Task A_report_fits_every_screen_without_faults(string kind)
    {
        using var folder = Folder(kind);
        await using var open = await OpenPage.Of(chromium, folder, 1440);
        foreach (var width in new[] { 1440, 390 })
        {
            foreach (var dark in new[] { false, true })
            {
                await open.Look(width, dark);
                await open.Shoot($"{kind}-{width}-{(dark ? "dark" : "light")}");
                Assert.True(await open.Ask<int>("document.documentElement.scrollWidth") <= width, $"it scrolls sideways at {width}");
                Assert.Equal(dark ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)", await open.Ask<string>("getComputedStyle(document.body).backgroundColor"));
                Assert.True(await open.Ask<int>(Seen) >= 2);
                Assert.Empty(await open.AxeFaults(all: !dark));
            }
        }

        Assert.Equal(0, await open.Ask<int>(Untold));
        Assert.Empty(open.Faults);
    }

    [Fact]
    public async Task Names_are_shown_as_text_and_run_nothing()
    {
        var all = string.Join(' ', Hostile.Names);
        RunFolderMaker[] folders =
        [
            RunFolderMaker.Training(name: all, data: all), RunFolderMaker.Doctor(all), RunFolderMaker.Comparison(2, 2, 3, all), GridFolder.Of(name: all),
            AcrossFolder.Of(all),
        ];
        foreach (var folder in folders)
        {
            await using var open = await OpenPage.Of(chromium, folder, 1440);
            Assert.Empty(open.Faults);
            Assert.Equal(2, await open.Ask<int>("document.scripts.length"));
            Assert.Equal(0, await open.Ask<int>("document.querySelectorAll('img, b, iframe, [onerror]').length"));
            var text = await open.Ask<string>("document.body.textContent");
            Assert.All(Hostile.Names, name => Assert.Contains(SafeText.Line(name), text, StringComparison.Ordinal));
            folder.Dispose();
        }
    }

    [Fact]
    public async Task Keys_read_the_values_of_a_chart_and_zoom()
    {
        using var folder = RunFolderMaker.Training(epochs: 60);
        await using var open = await OpenPage.Of(chromium, folder, 1440);
        const string Line = "document.querySelector('.plot[data-chart=loss] svg.wide [data-part=line]').getAttribute('d')";
        const string Ticks = "document.querySelector('.plot[data-chart=loss] svg.wide [data-part=axes]').textContent";
        var (before, ticks) = (await open.Ask<string>(Line), await open.Ask<string>(Ticks));
        await open.Page.FocusAsync(".plot[data-chart=loss]");
        await open.Page.Keyboard.PressAsync("Home");
        await open.Page.Keyboard.PressAsync("ArrowRight");
        var told = await open.Ask<string>("document.querySelector('.plot[data-chart=loss] [role=status]').textContent");
        Assert.StartsWith("epoch 2. validation: ", told, StringComparison.Ordinal);
        Assert.Contains("epoch 2", await open.Ask<string>("document.querySelector('.plot[data-chart=loss] .tip').textContent"), StringComparison.Ordinal);
        await open.Page.Keyboard.PressAsync("+");
        Assert.NotEqual(ticks, await open.Ask<string>(Ticks));
        Assert.NotEqual(before, await open.Ask<string>(Line));
        await open.Page.Keyboard.PressAsync("0");
        Assert.Equal(ticks.Replace("\n", "", StringComparison.Ordinal), await open.Ask<string>(Ticks));
        Assert.Empty(open.Faults);
    }

    [Fact]
    public async Task The_mouse_reads_and_zooms_and_the_colours_change()
    {
        using var folder = RunFolderMaker.Training(epochs: 60);
        await using var open = await OpenPage.Of(chromium, folder, 1440);
        await open.Ask<object>("document.querySelector('.plot[data-chart=metric]').scrollIntoView({ block: 'center' })");
        var box = (await (await open.Page.QuerySelectorAsync(".plot[data-chart=metric] svg.wide"))!.BoundingBoxAsync())!;
        await open.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        Assert.NotEmpty(await open.Ask<string>("document.querySelector('.plot[data-chart=metric] .tip').textContent"));
        await open.Page.Mouse.DownAsync();
        await open.Page.Mouse.MoveAsync(box.X + (box.Width * 0.8m), box.Y + (box.Height / 2));
        await open.Page.Mouse.UpAsync();
        var told = await open.Ask<string>("document.querySelector('.plot[data-chart=metric] [role=status]').textContent");
        Assert.StartsWith("from ", told, StringComparison.Ordinal);
        await open.Page.ClickAsync(".theme");
        await open.Page.ClickAsync(".theme");
        Assert.Equal("rgb(13, 17, 23)", await open.Ask<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Empty(open.Faults);
    }

    private static RunFolderMaker Folder(string kind) => kind switch
    {
        "training" => RunFolderMaker.Training(epochs: 40),
        "doctor" => RunFolderMaker.Doctor(),
        "grid" => GridFolder.Of(),
        "across" => AcrossFolder.Of(),
        _ => RunFolderMaker.Comparison(12, 2, 20),
    };
}
