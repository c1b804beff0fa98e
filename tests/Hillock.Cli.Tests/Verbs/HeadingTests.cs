using System.Text.Json;

namespace Hillock.Cli.Tests.Verbs;

/// <summary>Every verb that works on a table says which column it took for the target, and what it makes of it.</summary>
public sealed class HeadingTests : IDisposable
{
    private const string Guess = "The target was guessed";
    private readonly Scratch _folder = new();

    public static TheoryData<string> Verbs =>
        ["train --epochs 1 --hidden 4", "compare --epochs 1 --hidden 4 --seeds 2 --activations relu,tanh", "doctor --epochs 1 --hidden 4",
        "forecast --hidden 4", "advise --try --epochs 1 --seeds 2", "data info"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void The_heading_names_target_and_task(string verb)
    {
        var (guessed, named) = (Output(verb), Output(verb, "--target", "survived"));
        Assert.Contains("regression of fare (a guess", Joined(guessed), StringComparison.Ordinal);
        Assert.Contains(Guess, Joined(guessed), StringComparison.Ordinal);
        Assert.Contains("\"survived\"", Joined(guessed), StringComparison.Ordinal);
        Assert.Contains("binary classification of survived", Joined(named), StringComparison.Ordinal);
        Assert.DoesNotContain("guess", named, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Json_names_target_and_task(string verb)
    {
        using var guessed = JsonDocument.Parse(Output(verb, "--json"));
        using var named = JsonDocument.Parse(Output(verb, "--target", "survived", "--json"));
        Assert.Equal(("fare", true), Target(guessed.RootElement));
        Assert.Equal(("survived", false), Target(named.RootElement));
        Assert.Contains(Warnings(guessed.RootElement), w => w.StartsWith(Guess, StringComparison.Ordinal));
        Assert.DoesNotContain(Warnings(named.RootElement), w => w.StartsWith(Guess, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static (string? Name, bool Guessed) Target(JsonElement json)
    {
        if (json.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object) json = data;
        var name = json.TryGetProperty("targetColumn", out var column) ? column : json.GetProperty("target");
        return (name.GetString(), json.GetProperty("targetGuessed").GetBoolean());
    }

    private static List<string> Warnings(JsonElement json)
    {
        if (json.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object) json = data;
        return [.. json.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!)];
    }

    private static string Joined(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string Output(string verb, params string[] more)
    {
        var table = _folder.File("t.csv", "survived,age,fare\n" + string.Join('\n', Enumerable.Range(0, 80).Select(i => $"{i % 2},{i * 7 % 40},{i * 3.25}")));
        var words = verb.Split(' ');
        var place = words[0] is "train" or "compare" or "doctor" || verb.Contains("--try", StringComparison.Ordinal)
            ? (string[])["--output", Path.Combine(_folder.Location, Guid.NewGuid().ToString("N"))] : [];
        string[] arguments = words[0] == "data" ? [.. words, table, .. place, .. more] : [.. words, "--data", table, .. place, .. more];
        var (code, output, error) = Cli.Run(arguments);
        Assert.True(code is 0 or 1, error);
        return output;
    }
}
