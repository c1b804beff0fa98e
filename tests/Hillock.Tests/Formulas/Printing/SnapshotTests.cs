using System.Runtime.CompilerServices;
using Hillock.Formulas.Printing;

namespace Hillock.Tests.Formulas.Printing;

/// <summary>The text of every export, in one file a target; HILLOCK_UPDATE_SNAPSHOTS=1 writes them anew.</summary>
public sealed class SnapshotTests
{
    public static TheoryData<string> Targets => [.. ExportTarget.All.Select(t => t.Id)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Exports_are_as_recorded(string target)
    {
        var file = Path.Combine(Folder(), $"{target}.txt");
        var text = string.Join("\n", ExportSamples.All.Select(s => ExportSamples.Print(target, s.Name, s.Formula)));
        if (Environment.GetEnvironmentVariable("HILLOCK_UPDATE_SNAPSHOTS") == "1") File.WriteAllText(file, text);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Snapshots");
}
