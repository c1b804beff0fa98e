using System.Text.RegularExpressions;
using Hillock.Cli.Rendering;
using Hillock.Cli.Tests.Streams;

namespace Hillock.Cli.Tests;

/// <summary>The exit code says what an error is about: 2 what was typed, 3 data, 4 files and folders, 5 downloads, 6 numbers.</summary>
public sealed partial class ErrorKindTests : IDisposable
{
    private readonly Scratch _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("show", "rleu")]
    [InlineData("show", "x +")]
    [InlineData("train", "--rate", "fast")]
    [InlineData("train", "--data", "nowhere.csv")]
    [InlineData("train", "--data", "no/such/folder")]
    [InlineData("train", "--run", "nowhere.yaml")]
    [InlineData("train", "--data", "moons", "--hidden", "4", "--batch-size", "0")]
    [InlineData("plot", "relu", "-o", "a.jpg")]
    [InlineData("doctor", "nowhere")]
    [InlineData("data", "download", "minst")]
    public void What_was_typed(params string[] words) => Cli.Refused(ErrorKind.Usage, words);

    [Fact]
    public void Data()
    {
        var table = _folder.File("t.csv", "a,b,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{i * 3 % 7},{i % 2}\n")) + "1,2\n");
        foreach (var verb in (string[])["train", "compare", "doctor", "advise"]) Cli.Refused(ErrorKind.Data, verb, "--data", table);
        Cli.Refused(ErrorKind.Data, "data", "info", table);
        Cli.Refused(ErrorKind.Data, "data", "info", _folder.File("cut.csv.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 75]));
        Cli.Refused(ErrorKind.Data, "data", "info", _folder.File("images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 9, 0]));
        Cli.Refused(ErrorKind.Data, "data", "info", _folder.File("empty.csv", ""));
        Directory.CreateDirectory(Path.Combine(_folder.Location, "hollow"));
        Cli.Refused(ErrorKind.Data, "data", "info", Path.Combine(_folder.Location, "hollow"));
    }

    [Fact]
    public void Places_that_cannot_be_written()
    {
        var below = Path.Combine(_folder.File("file", "x"), "below");
        Cli.Refused(ErrorKind.Io, "plot", "relu", "-o", Path.Combine(below, "a.svg"));
        Cli.Refused(ErrorKind.Io, "show", "relu", "--html", Path.Combine(below, "a.html"));
        Cli.Refused(ErrorKind.Io, "export", "relu", "--to", "pytorch", "-o", Path.Combine(below, "a.py"));
        Cli.Refused(ErrorKind.Io, "reference", "-o", below);
        Cli.Refused(ErrorKind.Io, "train", "--data", "moons", "--epochs", "1", "--output", below);
        Cli.Refused(ErrorKind.Io, "compare", "--data", "moons", "--epochs", "1", "--output", below);
    }

    [Fact]
    public void A_folder_in_use()
    {
        var place = Path.Combine(_folder.Location, "used");
        Directory.CreateDirectory(place);
        using var held = FolderLock.Take(place, "");
        Assert.Contains("is in use", Cli.Refused(ErrorKind.Io, "train", "--data", "moons", "--epochs", "1", "--output", place), StringComparison.Ordinal);
    }

    [Fact]
    public void A_download_that_fails()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A line of bash.");
        var (code, output, error) =
            Child.Bash($"HILLOCK_OFFLINE=0 HILLOCK_DATA= HILLOCK_MIRROR=http://127.0.0.1:1/ hillock data download mnist --data-dir '{_folder.Location}/d'");
        Assert.Equal((5, ""), (code, output));
        Assert.Contains("could not be downloaded", error, StringComparison.Ordinal);
        Cli.Refused(ErrorKind.Network, "train", "--data", "cifar10", "--data-dir", _folder.Location, "--offline");
    }

    [Theory]
    [InlineData(ErrorKind.Usage, 2)]
    [InlineData(ErrorKind.Data, 3)]
    [InlineData(ErrorKind.Io, 4)]
    [InlineData(ErrorKind.Network, 5)]
    [InlineData(ErrorKind.Numerical, 6)]
    public void Every_kind_has_a_code_that_help_names(ErrorKind kind, int code)
    {
        Assert.Equal(code, Report(new HillockException(kind, "It is so.")));
        Assert.Equal(code, Report(new AggregateException(new HillockException(kind, "It is so."))));
        Assert.Equal(code, Report(new HillockException("Around it.", new HillockException(kind, "It is so."))));
        Assert.Contains(Cli.Text("--help").Split('\n'), l => CodeLine().Match(l) is { Success: true } m && m.Groups[1].Value == $"{code}");
        Assert.Equal(Enum.GetValues<ErrorKind>().Length, Enum.GetValues<ErrorKind>().Select(ExitCodes.Of).Distinct().Count());
    }

    [Fact]
    public void Errors_of_the_system_are_no_fault_of_ours()
    {
        Assert.Equal(4, Report(new IOException("Input/output error")));
        Assert.Equal(4, Report(new UnauthorizedAccessException("Access is denied.")));
        Assert.Equal(1, Report(new InvalidOperationException("A fault.")));
    }

    [Fact]
    public void A_stop_comes_before_every_kind() =>
        Assert.Equal(130, Report(new HillockException(ErrorKind.Data, "It is so."), stopped: true));

    private static int Report(Exception exception, bool stopped = false)
    {
        using var error = new StringWriter();
        using var interrupt = Interrupt.Of(new CancellationToken(stopped));
        var code = Failure.Report(exception, new Screen(error, isTerminal: false, color: false, 100), interrupt);
        Assert.NotEmpty(error.ToString());
        return code;
    }

    [GeneratedRegex(@"\A  (\d+) ")]
    private static partial Regex CodeLine();
}
