using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Hillock.Reports.Runs;

namespace Hillock.Reports.Tests.Runs;

public sealed class RunReportTests
{
    private const int MostBytes = 3_000_000;

    public static TheoryData<string> Kinds => ["training", "doctor", "comparison", "grid", "regression", "across"];

    [Fact]
    public void Fifty_trainings_of_a_hundred_epochs_are_a_small_page()
    {
        using var folder = RunFolderMaker.Comparison(arms: 10, seeds: 5, epochs: 100);
        using var alone = RunFolderMaker.Comparison(arms: 50, seeds: 1, epochs: 100);
        Assert.InRange(Encoding.UTF8.GetByteCount(RunReport.Read(folder.Location).ToHtml()), 1, MostBytes / 3);
        Assert.InRange(Encoding.UTF8.GetByteCount(RunReport.Read(alone.Location).ToHtml()), 1, MostBytes / 3);
    }

    [Fact]
    public void A_long_training_is_thinned_and_its_extremes_stay()
    {
        using var folder = RunFolderMaker.Training(epochs: 20_000);
        var report = RunReport.Read(folder.Location);
        Assert.InRange(Encoding.UTF8.GetByteCount(report.ToHtml()), 1, MostBytes / 10);
        Assert.Equal(40_001, report.ToCsv("loss").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_page_fetches_nothing(string kind)
    {
        using var folder = Folder(kind);
        var page = RunReport.Read(folder.Location).ToHtml().Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
        foreach (var part in new[] { " src=", "url(http", "@import", "http:", "https:", "<link", "<iframe" })
            Assert.DoesNotContain(part, page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.All(page.Split("href=\"").Skip(1), link => Assert.Equal('#', link[0]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_chart_is_an_svg_of_its_own_that_says_what_it_shows(string kind)
    {
        using var folder = Folder(kind);
        var report = RunReport.Read(folder.Location);
        Assert.NotEmpty(report.Charts);
        Assert.Equal(report.Tables.Count, report.Tables.Distinct().Count());
        foreach (var name in report.Charts)
        {
            var root = XDocument.Parse(report.ToSvg(name)).Root!;
            Assert.Equal("img", root.Attribute("role")!.Value);
            Assert.All(root.Elements().Where(e => e.Name.LocalName is "title" or "desc"), e => Assert.True(e.Value.Length > 5));
            Assert.DoesNotContain("var(", root.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", report.ToSvg(name), StringComparison.Ordinal);
            Assert.All(name, c => Assert.True(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));
            Assert.True(report.ToCsv(name).Split('\n').Length > 2);
        }
    }

    [Fact]
    public void Names_are_text_in_every_format()
    {
        var all = string.Join(' ', Hostile.Names);
        using var folder = RunFolderMaker.Training(name: all, data: all);
        var report = RunReport.Read(folder.Location);
        var page = report.ToHtml();
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', page);
        Assert.DoesNotContain('\u202E', page);
        Assert.Equal(2, page.Split("</script>").Length - 1);
        foreach (var name in report.Charts) XDocument.Parse(report.ToSvg(name));
        var summary = report.ToMarkdown();
        Assert.DoesNotContain("<", summary.Split("```")[0], StringComparison.Ordinal);
        Assert.DoesNotContain('\0', summary);
        foreach (var line in report.ToCsv("classes").Split('\n')) Assert.False(line.StartsWith('='));
        using var json = JsonDocument.Parse(report.ToJson());
        Assert.Contains(all, json.RootElement.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_folder_lacks_is_told()
    {
        using var folder = RunFolderMaker.Training(watched: false);
        foreach (var file in new[] { "data.json", "command.txt", "run.yaml" }) folder.Delete(file);
        var report = RunReport.Read(folder.Location);
        Assert.Equal(3, report.Missing.Count);
        Assert.Contains("Nobody watched the layers", report.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("does not say what its data hold", report.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_has_not_ended_shows_what_there_is()
    {
        using var folder = RunFolderMaker.Training();
        folder.Delete("results.json");
        folder.Write("history.csv", "epoch,loss,metric,validation_loss,validation_metric,seconds,rate\n"
            + "1,0.9,0.5,0.8,0.6,0.1,0.001\n2,0.7,0.7,0.7,0.65,0.1,0.001\n3,0.6,0.7");
        var report = RunReport.Read(folder.Location);
        Assert.Contains("stopped after 2 epochs", report.Verdict[0], StringComparison.Ordinal);
        Assert.Equal(5, report.ToCsv("loss").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        using var comparison = RunFolderMaker.Comparison(2, 2, 5);
        comparison.Delete("results.json");
        Assert.Contains("4 trainings are finished", RunReport.Read(comparison.Location).Verdict[0], StringComparison.Ordinal);
        using var visit = RunFolderMaker.Doctor();
        visit.Delete("findings.json");
        Assert.Equal("There is no diagnosis yet.", RunReport.Read(visit.Location).Verdict[0]);
    }

    [Theory]
    [InlineData("results.json")]
    [InlineData("data.json")]
    [InlineData("health.csv")]
    [InlineData("units.csv")]
    [InlineData("activation-inputs.csv")]
    public void Damaged_files_are_no_crash(string name)
    {
        using var folder = RunFolderMaker.Training();
        var whole = File.ReadAllText(Path.Combine(folder.Location, name));
        string[] damaged =
            ["", "{", "null", "[1]", "\0\0\0", whole[..(whole.Length / 2)], whole.Replace(':', ';'), whole.Replace("0", "\"x\"", StringComparison.Ordinal)];
        foreach (var text in damaged)
        {
            folder.Write(name, text);
            var report = RunReport.Read(folder.Location);
            Assert.StartsWith("<!doctype html>", report.ToHtml(), StringComparison.Ordinal);
            foreach (var chart in report.Charts) report.ToSvg(chart);
        }
    }

    [Fact]
    public void A_regression_is_told_in_the_targets_unit()
    {
        using var folder = GridFolder.Of("regression");
        var table = RunReport.Read(folder.Location).ToCsv("ranking");
        Assert.Contains("validation error in the unit of price", table, StringComparison.Ordinal);
        Assert.Contains(",31000,800,32000,", table, StringComparison.Ordinal);
        Assert.Contains("error as a multiple of that of", RunReport.Read(folder.Location).ToCsv("behind-best"), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_data_sets_have_ranks_and_a_critical_difference()
    {
        using var folder = AcrossFolder.Of();
        var report = RunReport.Read(folder.Location);
        Assert.Equal(["critical-difference", "metric-1", "metric-2"], report.Charts);
        Assert.Contains("relu,1,tanh", report.ToCsv("critical-difference"), StringComparison.Ordinal);
        Assert.Contains("tanh,2,\"relu, gelu\"", report.ToCsv("critical-difference"), StringComparison.Ordinal);
        Assert.Contains("gelu,3,0,90,\n", report.ToCsv("ranking"), StringComparison.Ordinal);
        Assert.DoesNotContain(report.Missing, m => m.Contains("trainings", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_trainings_of_the_result_are_drawn()
    {
        using var folder = GridFolder.Of();
        var lines = RunReport.Read(folder.Location).ToCsv("metric").Split('\n');
        // 50 % after the first epoch; those of the other rate, at 12.3 %, would pull it down.
        Assert.StartsWith("\"relu, he_normal\",1,50", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_has_verdict_ranking_and_command()
    {
        using var folder = GridFolder.Of();
        var summary = RunReport.Read(folder.Location).ToMarkdown();
        foreach (var part in new[] { "**First paragraph of the verdict.**", "| **1** | **relu, he\\_normal** |", "Rates above 0.01", "hillock compare --vary" })
            Assert.Contains(part, summary, StringComparison.Ordinal);
    }

    private static RunFolderMaker Folder(string kind) => kind switch
    {
        "training" => RunFolderMaker.Training(),
        "doctor" => RunFolderMaker.Doctor(),
        "comparison" => RunFolderMaker.Comparison(3, 2, 10),
        "grid" => GridFolder.Of(),
        "across" => AcrossFolder.Of(),
        _ => GridFolder.Of("regression"),
    };
}
