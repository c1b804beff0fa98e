using System.Diagnostics;
using System.Text;
using Hillock.Advice;

namespace Hillock.Docs.Tests;

/// <summary>The C# that advice prints compiles, for every task and architecture.</summary>
public sealed class AdviceCodeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hillock-advice-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_advice_compiles()
    {
        var (usings, body) = (new SortedSet<string>(StringComparer.Ordinal), new StringBuilder());
        foreach (var request in Requests()) Add(Advisor.Recommend(request).CSharp(), usings, body);
        var path = Path.Combine(_folder, "advice.cs");
        await File.WriteAllTextAsync(path, Program(usings, body), TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? "dotnet", ["build", path])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(
            name);
        using var process = Process.Start(start)!;
        var (output, error) =
            (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{await output}\n{await error}");
    }

    private static IEnumerable<AdviceRequest> Requests() =>
        from task in Enum.GetValues<AdviceTask>()
        from architecture in Enum.GetValues<AdviceArchitecture>()
        from deep in Enumerable.Range(0, 2)
        select new AdviceRequest { Task = task, Architecture = architecture, Depth = 2 + (10 * deep), Bounds = (-2, 5) };

    private static void Add(string code, SortedSet<string> usings, StringBuilder body)
    {
        body.Append("{\n");
        foreach (var line in code.Split('\n'))
        {
            if (line.StartsWith("using Hillock", StringComparison.Ordinal)) usings.Add(line);
            else body.Append("    ").Append(line).Append('\n');
        }

        body.Append("}\n");
    }

    // It is compiled, not run: the files it names are not there.
    private static string Program(IEnumerable<string> usings, StringBuilder body) => $"""
        #:project {Path.Combine(Repository.Root, "src", "Hillock", "Hillock.csproj")}
        #:project {Path.Combine(Repository.Root, "src", "Hillock.Images", "Hillock.Images.csproj")}
        #:property PublishAot=false

        {string.Join('\n', usings)}

        {body}
        """;
}
