using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Hillock.Data;
using Hillock.Experiments.RunFiles;

namespace Hillock.Cli.Tests;

/// <summary>What the library advises by the names of C# reaches the terminal as options.</summary>
public sealed partial class SettingOptionsTests : IDisposable
{
    private readonly Scratch _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_option_is_one_of_a_run()
    {
        var known = RunOptions.All.SelectMany(o => o.Names).Select(n => $"--{n}").ToHashSet();
        Assert.All(SettingOptions.Options.Values, option => Assert.Contains(option, known));
    }

    [Fact]
    public void Every_setting_that_the_library_names_has_an_option()
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../src"));
        var named = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Named().Matches(File.ReadAllText(f)).Select(m => m.Groups["name"].Value)).Distinct().ToList();
        Assert.True(named.Count > 10, string.Join(", ", named));
        Assert.All(named, name => Assert.Contains(SettingOptions.Options.Keys, key => key == name || key.EndsWith($".{name}", StringComparison.Ordinal)));
    }

    [Fact]
    public void They_are_words_of_a_command_line()
    {
        Assert.Equal("--decimal , --thousands space --units", SettingOptions.Write([new("DecimalMark", ','), new("ThousandsMark", ' '), new("Units", true)]));
        Assert.Equal("--header false", SettingOptions.Write([new("HasHeader", false)]));
        Assert.Equal("--task regression", SettingOptions.Write([new("Task", TaskKind.Regression)]));
        Assert.Equal("--image-size 32", SettingOptions.Write([new("Images.Size", new ImageSize(32, 32))]));
        Assert.Equal("--target \"the price\"", SettingOptions.Write([new("Target", "the price")]));
    }

    [Theory]
    [InlineData("Add --units to read them.", "${0}.00")]
    [InlineData("Add --decimal , --thousands . to read them.", "1.23{0},5")]
    [InlineData("Add --thousands space to read them.", "1 23{0} 567")]
    [InlineData("If these are codes, --categorical takes them for names.", "00{0}")]
    public void Advice_about_cells(string advice, string cell)
    {
        var path = _folder.File("t.csv", "v;y\n" + string.Concat(
            Enumerable.Range(10, 60).Select(i => $"{string.Format(System.Globalization.CultureInfo.InvariantCulture, cell, i % 10)};{i % 2}\n")));
        var (_, output, error) = Cli.Run("data", "info", path, "--target", "y", "--json");
        Assert.Contains(advice, output + error, StringComparison.Ordinal);
    }

    [Fact]
    public void Advice_in_errors()
    {
        var path = _folder.File("t.csv", "a,b,k\n1,2,x\n3,4,y\n5,6,x\n");
        Assert.Contains("Leave fewer out (--drop).", Cli.Refused("train", "--data", path, "--target", "k", "--drop", "a,b"), StringComparison.Ordinal);
        _folder.File("p/red/a.png", "no image");
        _folder.File("p/blue/a.png", "no image");
        Assert.Contains("leave them out with --skip-bad-images.", Cli.Refused(ErrorKind.Data, "data", "info", Path.Combine(_folder.Location, "p")),
            StringComparison.Ordinal);
        Assert.Contains("(--data-dir) does not exist", Cli.Refused("data", "info", "mnist", "--data-dir", Path.Combine(_folder.Location, "none")),
            StringComparison.Ordinal);
    }

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex(
        @"new (?:SettingHint)?\((?:\$""\{nameof\(DataOptions\.Images\)\}\.\{)?(?:nameof\((?:DataOptions|ImageOptions)\.(?<name>\w+)\)|""(?<name>[A-Z]\w+)"")\}?""?[,)]")]
    private static partial Regex Named();
}
