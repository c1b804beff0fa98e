namespace Hillock.Cli.Tests.Streams;

/// <summary>Streams that are closed, full, or read by nobody, in real processes.</summary>
public sealed class LostOutputTests
{
    private readonly bool _unix = !OperatingSystem.IsWindows();

    [Fact]
    public void A_reader_that_left_ends_it_without_a_word()
    {
        Assert.SkipUnless(_unix, "Pipes of Unix.");
        var (code, output, error) = Child.Bash("{ hillock show relu; echo $? >&2; } | true");
        Assert.Equal((0, "", "141\n"), (code, output, error));
    }

    [Theory]
    [InlineData("hillock show relu > /dev/full")]
    [InlineData("hillock eval relu 1 --json > /dev/full")]
    [InlineData("hillock --help > /dev/full")]
    [InlineData("hillock '[suggest:9]' 'hillock c' > /dev/full")]
    [InlineData("hillock data list >&-")]
    public void Results_that_cannot_be_written_are_an_error_that_says_so(string line)
    {
        Assert.SkipUnless(_unix && File.Exists("/dev/full"), "There is no /dev/full.");
        var (code, _, error) = Child.Bash(line);
        Assert.Equal(1, code);
        Assert.StartsWith("error: The results cannot be written to standard output: ", error, StringComparison.Ordinal);
        Assert.Contains(line.EndsWith('-') ? "it is closed" : "No space left", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hillock eval relu 2 2> /dev/full", 0)]
    [InlineData("hillock eval relu 2 2>&-", 0)]
    [InlineData("hillock eval relu two 2> /dev/full", 2)]
    [InlineData("hillock eval relu two 2>&-", 2)]
    public void Messages_that_cannot_be_written_change_nothing(string line, int expected)
    {
        Assert.SkipUnless(_unix && File.Exists("/dev/full"), "There is no /dev/full.");
        var (code, output, _) = Child.Bash(line);
        Assert.Equal(expected, code);
        Assert.Equal(expected == 0, output.Contains('2', StringComparison.Ordinal));
    }
}
