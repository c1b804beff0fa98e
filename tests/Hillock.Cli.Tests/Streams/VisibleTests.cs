using System.Text.Json;
using Hillock.Cli.Rendering;
using Hillock.Cli.Streams;

namespace Hillock.Cli.Tests.Streams;

/// <summary>What comes from others is shown, not obeyed.</summary>
public sealed class VisibleTests : IDisposable
{
    private const string Hostile = "\u001b[31m\u001b]0;owned\u0007\u009b2J\b\r\u007f\u202egnp.\u2066\u200f";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Scratch _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_character_stands_for_one() =>
        Assert.Equal("␛[31m␛]0;owned␇�2J␈␍␡�gnp.��", Visible.Line(Hostile));

    [Fact]
    public void Line_ends_and_tabs_stay_only_in_texts_of_several_lines()
    {
        Assert.Equal("a␊b␉c", Visible.Line("a\nb\tc"));
        Assert.Equal("a\nb\tc␛", Visible.Text("a\nb\tc\u001b"));
    }

    [Fact]
    public void Json_reads_back_to_the_same()
    {
        var json = Visible.Json(JsonSerializer.Serialize(Hostile, Relaxed));
        Assert.DoesNotContain(json, c => Controls(c));
        Assert.Equal(Hostile, JsonSerializer.Deserialize<string>(json));
    }

    [Fact]
    public void What_Spectre_draws_is_shown_too()
    {
        using var writer = new StringWriter();
        var screen = new Screen(writer, isTerminal: true, color: true, 80);
        screen.Line($"[red]{Screen.Escape("[red]" + Hostile)}[/]");
        screen.Console.Write(new Spectre.Console.Text("\u009b\u001b]0;x\u0007"));
        Assert.Equal(2, writer.ToString().Count(c => c == '\u001b'));   // red, and no red
        Assert.DoesNotContain('\u0007', writer.ToString());
        Assert.Contains("[red]␛[31m", writer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data", "info")]
    [InlineData("data", "info", "--json")]
    [InlineData("advise", "--data")]
    [InlineData("advise", "--json", "--data")]
    public void Headers_cells_and_names_of_files(params string[] verb)
    {
        var file = Table($"{Hostile}.csv");
        var (code, output, error) = Cli.Run([.. verb, file]);
        Assert.True(code == 0, error);
        Shown(output);
        Shown(error);
        if (verb.Contains("--json")) JsonDocument.Parse(output);
        else Assert.Contains("␛[31m", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_and_its_findings()
    {
        var (code, output, error) =
            Cli.Run("train", "--data", Table("a.csv"), "--hidden", "4", "--epochs", "2", "--output", Path.Combine(_folder.Location, "run\u001b[2J"));
        Assert.InRange(code, 0, 1);
        Assert.Contains("class [red]", output, StringComparison.Ordinal);
        Shown(output);
        Shown(error);
    }

    [Theory]
    [InlineData("show", Hostile)]
    [InlineData("data", "info", Hostile)]
    [InlineData("compare", "--run", Hostile)]
    [InlineData("train", "--optimizer", Hostile)]
    [InlineData("train", Hostile)]
    [InlineData(Hostile)]
    [InlineData("--" + Hostile)]
    [InlineData("export", "relu", "--to", Hostile)]
    public void What_is_quoted_in_a_message(params string[] arguments) => Shown(Cli.Refused(arguments));

    [Fact]
    public void A_key_and_a_value_of_a_run_file()
    {
        var key = _folder.File("key.yaml", "\"x\\e]0;y\\a\": 1\n");
        var value = _folder.File("value.yaml", "optimizer: \"x\\e]0;y\\a\"\n");
        Shown(Cli.Refused("train", "--run", key));
        Shown(Cli.Refused("train", "--run", value));
    }

    private static void Shown(string text) => Assert.DoesNotContain(text, c => Controls(c));

    private static bool Controls(char c) => c != '\n' && (char.IsControl(c) || c is '\u202e' or '\u2066' or '\u200f');

    private string Table(string name) => _folder.File(
        name, $"a[red],b{Hostile.Replace("\r", "", StringComparison.Ordinal)},y\n"
            + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{i * 7 % 5},{(i % 2 == 0 ? "class [red]" : "x\u001b[1m")}\n")));
}
