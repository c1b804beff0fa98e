using Hillock.Experiments.RunFiles;
using Hillock.Experiments.RunFolders;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Tests.Runs;

/// <summary>Files of a run folder with anything in them are read, or refused with a message; HILLOCK_FUZZ is how many mutants there are in a whole
/// run.</summary>
public sealed class TrainingStoreFuzzTests : IDisposable
{
    private static readonly int Mutants = int.TryParse(Environment.GetEnvironmentVariable("HILLOCK_FUZZ"), out var mutants) ? mutants : 400;

    private static readonly string[] Pieces =
        ["[", "]", "{", "}", ":", ",", "- ", "\n", "\t", "&a ", "*a", "!!int ", "'", "\"", "|", ">", "#", "? ", "---\n", "1e308", "-1", "0x64", "~", "\0",
        "\u001b", "é", "=", "(", ")", ";"];

    private readonly string _root = Directory.CreateTempSubdirectory("hillock").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_finished_training()
    {
        using var folder = RunFolder.Open(Path.Combine(_root, "run"), RunVerb.Compare);
        var store = new TrainingStore(folder);
        store.Write("key", new TrainingOutcome
        {
            Activation = "relu",
            Seed = 1,
            Diverged = false,
            Epochs = [new EpochOutcome(1, 0.5, double.NaN, 0.25, 0.125)],
            BestEpoch = 1,
            Validation = 0.5,
            Test = double.NaN,
            StepsPerEpoch = 3,
        }, "relu-seed1");
        var whole = folder.Read("trainings/key.json")!;
        Assert.NotNull(store.Read("key", "relu", "relu-seed1"));
        for (var mutant = 0; mutant < Mutants; mutant++)
        {
            folder.Write("trainings/key.json", Mutate(mutant % 2 == 0 ? whole
                : whole.Replace("crc32c", "other", StringComparison.Ordinal), new Random(mutant)));
            store.Read("key", "relu", "relu-seed1");
        }
    }

    private static string Mutate(string text, Random random)
    {
        for (var i = random.Next(3); i >= 0; i--)
        {
            var place = random.Next(text.Length);
            var end = Math.Min(text.Length, place + random.Next(1, 12));
            text = random.Next(4) switch
            {
                0 => text[..place] + text[end..],
                1 => text[..place] + text[place..end] + text[place..],
                2 => text[..place] + Pieces[random.Next(Pieces.Length)] + text[end..],
                _ => text[..place] + Pieces[random.Next(Pieces.Length)] + text[place..],
            };
            if (text.Length == 0) return "";
        }

        return text;
    }
}
