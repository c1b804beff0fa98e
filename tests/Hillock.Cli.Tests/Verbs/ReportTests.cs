using System.Text.Json;

namespace Hillock.Cli.Tests.Verbs;

public sealed class ReportTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string Folder => Path.Combine(_scratch.Location, "run");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_training_leaves_a_page_in_its_folder_and_says_so()
    {
        var text = Cli.Text("train", "--data", "moons", "--hidden", "4", "--epochs", "3", "--health", "--output", Folder);
        Assert.Contains($"report  {Path.Combine(Folder, "report.html")}", text, StringComparison.Ordinal);
        Assert.Contains("accuracy (%) by epoch", text, StringComparison.Ordinal);
        var page = Page();
        foreach (var part in new[] { "relu on moons", "Learning curves", "Layer health", "Activations and what goes into them", "The data", "hillock train" })
            Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.DoesNotContain("What this folder does not hold", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_leaves_one_too()
    {
        Cli.Text("compare", "--data", "moons", "--hidden", "4", "--epochs", "3", "--seeds", "2", "--activations", "relu,tanh", "--output", Folder);
        foreach (var part in new[] { "Ranking", "Learning curves", "The data", "hillock compare" }) Assert.Contains(part, Page(), StringComparison.Ordinal);
        Assert.DoesNotContain("What this folder does not hold", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_visit_at_the_doctor_leaves_one_with_what_was_tried()
    {
        Cli.Run("doctor", "--data", "moons", "--hidden", "6x8", "--activation", "sigmoid", "--epochs", "3", "--fix", "--remedies", "swap-activations",
            "--output", Folder);
        foreach (var part in new[] { "What was found", "What was tried", "as it was", "Units at the end", "Gradient flow" })
            Assert.Contains(part, Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_it_none_is_written()
    {
        var text = Cli.Text("train", "--data", "moons", "--hidden", "4", "--epochs", "2", "--report", "false", "--output", Folder);
        Assert.DoesNotContain("report  ", text, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Folder, "report.html")));
    }

    [Fact]
    public void Every_format_is_written()
    {
        Cli.Text("train", "--data", "moons", "--hidden", "4", "--epochs", "3", "--output", Folder);
        Assert.StartsWith("### relu on moons", Cli.Text("report", Folder, "--format", "markdown"), StringComparison.Ordinal);
        Assert.Equal("training", JsonDocument.Parse(Cli.Text("report", Folder, "--format", "json")).RootElement.GetProperty("kind").GetString());
        var lines = Cli.Text("report", Folder, "--format", "csv", "--part", "loss").Split('\n');
        Assert.Equal(["line,epoch,loss", "validation,1,"], [lines[0], lines[1][..13]]);
        var tables = Path.Combine(_scratch.Location, "tables");
        Cli.Text("report", Folder, "--format", "csv", "-o", tables);
        Assert.True(File.Exists(Path.Combine(tables, "classes.csv")));
        var chart = Path.Combine(_scratch.Location, "loss.svg");
        Cli.Text("report", Folder, "--part", "loss", "-o", chart);
        Assert.Contains("<title id=\"chart-t\">Loss by epoch</title>", File.ReadAllText(chart), StringComparison.Ordinal);
        Cli.Text("report", Folder, "--format", "svg");
        Assert.Equal(["loss.svg", "metric.svg"], Directory.GetFiles(Path.Combine(Folder, "report")).Select(Path.GetFileName).Order());
        var json = Cli.Json("report", Folder, "-o", Path.Combine(_scratch.Location, "page.html"));
        Assert.Equal("relu on moons", json.GetProperty("title").GetString());
        Assert.True(File.Exists(json.GetProperty("files")[0].GetString()));
    }

    [Fact]
    public void What_cannot_be_done_says_what_can()
    {
        var table = _scratch.File("houses.csv", "a,b\n1,2\n");
        Assert.Contains("is a file; give the folder of a run", Cli.Refused("report", table), StringComparison.Ordinal);
        Assert.Contains("There is no folder", Cli.Refused(ErrorKind.Io, "report", Folder), StringComparison.Ordinal);
        Assert.Contains("is no folder of a run", Cli.Refused("report", _scratch.Location), StringComparison.Ordinal);
        Cli.Text("train", "--data", "moons", "--hidden", "4", "--epochs", "2", "--report", "false", "--output", Folder);
        Assert.Contains("Did you mean loss", Cli.Refused("report", Folder, "--format", "svg", "--part", "los"), StringComparison.Ordinal);
        Assert.Contains("expected one of html, markdown, csv, json, svg", Cli.Refused("report", Folder, "--format", "pdf"), StringComparison.Ordinal);
        Assert.Contains("ends in .md", Cli.Refused("report", Folder, "--format", "html", "-o", "x.md"), StringComparison.Ordinal);
        Assert.Contains("does not say what is to be written", Cli.Refused("report", Folder, "-o", "x.pdf"), StringComparison.Ordinal);
        Assert.Contains("add --format svg", Cli.Refused("report", Folder, "--part", "loss"), StringComparison.Ordinal);
        Assert.Contains("holds them all", Cli.Refused("report", Folder, "--part", "loss", "--format", "json"), StringComparison.Ordinal);
        Assert.Contains("name one of them with --part", Cli.Refused("report", Folder, "-o", "x.csv"), StringComparison.Ordinal);
    }

    private string Page() => File.ReadAllText(Path.Combine(Folder, "report.html"));
}
