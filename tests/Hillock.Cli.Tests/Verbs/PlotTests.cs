namespace Hillock.Cli.Tests.Verbs;

public sealed class PlotTests : IDisposable
{
    private readonly Scratch _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.svg", "<svg")]
    [InlineData("a.png", "PNG")]
    public void A_picture_is_written_and_its_path_printed(string name, string mark)
    {
        var path = Place(name);
        Assert.Equal(path, Cli.Text("plot", "relu", "gelu", "-o", path, "--size", "400x300", "--range=-3,3").Trim());
        Assert.Contains(mark, File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder.Location));
    }

    [Fact]
    public void Nothing_to_plot() => Assert.Contains("nothing to plot", Cli.Refused("plot", "-o", Place("a.svg")), StringComparison.Ordinal);

    [Fact]
    public void No_file() => Assert.Contains("add -o", Cli.Refused("plot", "relu", "--json"), StringComparison.Ordinal);

    [Theory]
    [InlineData("a.jpg")]
    [InlineData("a")]
    public void An_unknown_kind_of_picture(string name) => Assert.Contains(".svg", Cli.Refused("plot", "relu", "-o", Place(name)), StringComparison.Ordinal);

    [Fact]
    public void A_folder_that_cannot_be_written() =>
        Assert.Contains("Cannot write", Cli.Refused(ErrorKind.Io, "plot", "relu", "-o", Path.Combine(_folder.File("file", "x"), "a.svg")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("--range=3,1")]
    [InlineData("--range=a,b")]
    [InlineData("--size=12")]
    [InlineData("--size=99999x10")]
    [InlineData("--theme=drak")]
    public void Flags_that_make_no_sense(string flag)
    {
        Assert.Contains(flag.Split('=')[0], Cli.Refused("plot", "relu", "-o", Place("a.svg"), flag), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Location));
    }

    [Fact]
    public void A_page_goes_to_a_file_or_to_stdout()
    {
        var path = Place("a.html");
        Assert.Equal(path, Cli.Text("show", "silu", "--html", path).Trim());
        Assert.Equal(File.ReadAllText(path), Cli.Text("show", "silu", "--html"));
    }

    private string Place(string name) => Path.Combine(_folder.Location, name);

    [Fact]
    public void Without_a_file_the_curves_are_dots()
    {
        var text = Cli.Text("plot", "relu", "gelu", "--range=-2,2");
        Assert.Contains("relu\n", text, StringComparison.Ordinal);
        Assert.Contains("gelu\n", text, StringComparison.Ordinal);
        Assert.Contains("⠒⠒ value   ⠂⠐ derivative", text, StringComparison.Ordinal);
        Assert.DoesNotContain("derivative", Cli.Text("plot", "relu", "--no-derivative"), StringComparison.Ordinal);
        Assert.Contains("add -o FILE.svg", Cli.Refused("plot", "relu", "--size", "800x600"), StringComparison.Ordinal);
        Assert.Contains("has no option '--rnage'", Cli.Refused("plot", "relu", "--rnage=1,2"), StringComparison.Ordinal);
    }
}
