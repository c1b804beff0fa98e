using System.Text;
using System.Text.Json;

namespace Hillock.Reports.Tests.Runs;

/// <summary>Folders of runs, written by hand as the command writes them.</summary>
internal sealed class RunFolderMaker : IDisposable
{
    private static readonly int[] Steps = [1, 2, 4, 8, 50, 100];
    private static readonly string[] Elsewhere = ["dense_3"];
    private static readonly int[][] Confusion = [[18, 2], [3, 17]];

    public string Location { get; } = Directory.CreateTempSubdirectory("hillock-report-").FullName;

    /// <summary>A training of a classification, watched, with such names of activation, classes and columns.</summary>
    public static RunFolderMaker Training(int epochs = 12, string name = "relu", string data = "digits", bool watched = true)
    {
        var folder = new RunFolderMaker();
        folder.Write("command.txt", $"hillock train --activations '{name}'\n");
        folder.Write("run.yaml", $"# hillock train --run THIS_FILE\nactivations: {JsonSerializer.Serialize(name)}\n");
        folder.Json("results.json", new
        {
            schemaVersion = 1,
            data,
            task = "classification",
            targetColumn = name,
            targetGuessed = true,
            network = "4-3-2",
            activations = One(name),
            metric = "accuracy",
            seed = 1,
            parameters = 23,
            bestEpoch = epochs - 1,
            validation = 0.9,
            test = 0.875,
            deadShare = 0.25,
            ending = new { state = "converged", sentence = "It learned until nothing improved.", failure = false },
            diverged = false,
            interrupted = false,
            report = new
            {
                rows = "test",
                count = 40,
                loss = 0.3,
                accuracy = 0.875,
                classes = Two(name).Select(c => new { name = c, rows = 20, precision = 0.9, recall = 0.85, f1 = 0.87, rocAuc = 0.95 }),
                confusion = Confusion,
            },
            history = Epochs(epochs, 1).Select(e => Epoch(e, 0.1)),
            warnings = One($"The column {name} has missing cells."),
        });
        if (watched) folder.Watched(name);
        folder.Card(name, data);
        return folder;
    }

    /// <summary>A doctor's visit with a cure.</summary>
    public static RunFolderMaker Doctor(string name = "leaky_relu instead of relu")
    {
        var folder = new RunFolderMaker();
        folder.Write("command.txt", "hillock doctor --fix\n");
        folder.Write("history.csv", History(8, 2));
        folder.Json("findings.json", new
        {
            schemaVersion = 1,
            data = "moons",
            task = "binary",
            verdict = "failing",
            findings = new[] { new { code = "units.dead", severity = "error", layer = name, message = $"Most of {name} is dead.",
                cause = "Its inputs are negative.",
                fix = $"Use {name}.", elsewhere = Elsewhere } },
            symptoms = new[] { new { code = "gradient.vanishing", layer = "dense_1", message = $"Tiny gradients before {name}." } },
            layers = new[] { new { name = "dense_1", activation = name, units = 8, deadShare = 0.75, saturatedShare = 0.0, revived = 1 } },
            steps = 200,
            lossSpikes = 0,
            treatment = new
            {
                before = Arm(0.6, 1),
                retrained = Arm(0.62, 2),
                trials = new[] { new { remedy = "leaky", text = name, accepted = true, reason = "better than both", validation = Arm(0.9, 3) } },
                mendedCommand = $"hillock train --activations '{name}'",
            },
        });
        folder.Watched(name);
        folder.Card(name, "moons");
        return folder;
    }

    /// <summary>A comparison of so many activations.</summary>
    public static RunFolderMaker Comparison(int arms = 5, int seeds = 10, int epochs = 100, string name = "arm")
    {
        var folder = new RunFolderMaker();
        folder.Write("command.txt", "hillock compare\n");
        var names = Enumerable.Range(0, arms).Select(a => arms == 1 ? name : $"{name} {a}").ToList();
        folder.Json("results.json", new
        {
            schemaVersion = 1,
            data = "moons",
            task = "binary",
            network = "2-8-1",
            metric = "accuracy",
            seeds = Enumerable.Range(1, seeds),
            trainings = arms * seeds,
            finished = arms * seeds,
            results = names.Select((n, a) => new
            {
                activation = n,
                rank = a + 1,
                tiedWithBest = a < 2,
                validation = new { mean = 0.9 - (0.01 * a), deviation = 0.004 },
                test = new { mean = 0.89 - (0.01 * a), deviation = 0.005 },
                epochsToTarget = 10 + a,
                microsecondsPerStep = 12 + a,
                deadShare = 0.01 * a,
                diverged = 0,
                finished = seeds,
                seeds = Enumerable.Range(1, seeds).Select(s => new { seed = s, validation = Value(a, s), test = 0.88, bestEpoch = epochs, diverged = false }),
            }),
            verdict = $"{names[0]} is best.",
            warnings = Array.Empty<string>(),
        });
        for (var a = 0; a < arms; a++)
            for (var s = 1; s <= seeds; s++)
                folder.Json($"trainings/{a}-{s}.json", new
                {
                    activation = names[a],
                    seed = s,
                    diverged = false,
                    validation = Value(a, s),
                    bestEpoch = epochs,
                    epochs = Epochs(epochs, (100 * a) + s).Select(e => Epoch(e, 0.01 * (a + 1))),
                });
        folder.Card(name, "moons");
        return folder;
    }

    public void Write(string name, string text)
    {
        var path = Path.Combine(Location, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Delete(string name) => File.Delete(Path.Combine(Location, name));

    public void Dispose() => Directory.Delete(Location, recursive: true);

    public void Json(string name, object value) => Write(name, JsonSerializer.Serialize(value));

    private static string[] One(string text) => [text];

    private static string[] Two(string name) => [name, "b"];

    private static double Value(int arm, int seed) => 0.9 - (0.01 * arm) + (0.001 * seed);

    private static object Epoch(double[] e, double seconds) =>
        new { loss = e[0], metric = e[1], validationLoss = e[2], validationMetric = e[3], seconds };

    private static object Arm(double mean, int salt) => new
    {
        mean,
        deviation = 0.01,
        seeds = 3,
        higherIsBetter = true,
        runs = Enumerable.Range(1, 3).Select(s => new { seed = s, validation = mean, deadShare = 0.1, byEpoch = Epochs(8, salt + s).Select(e => e[3]) }),
    };

    private static List<double[]> Epochs(int count, int salt)
    {
        var random = new RandomStream(salt, "epochs");
        return [.. Enumerable.Range(1, count).Select(e => new[]
        {
            (1.0 / e) + (0.02 * random.NextNormal()) + 0.2, 1 - (0.5 / e), (1.0 / e) + (0.05 * random.NextNormal()) + 0.4,
            0.9 - (0.4 / e) + (0.01 * random.NextNormal()),
        })];
    }

    private static string History(int count, int salt) => "epoch,loss,metric,validation_loss,validation_metric,seconds,rate\n"
        + string.Concat(Epochs(count, salt).Select((e, i) => $"{i + 1},{e[0]},{e[1]},{e[2]},{e[3]},0.1,0.001\n"));

    private void Watched(string name)
    {
        var quoted = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var health = new StringBuilder("step,epoch,loss,layer,activation,mean,deviation,gradient,dead_share,saturated_share,weight,weight_gradient,")
            .Append("update_ratio\n");
        foreach (var step in Steps)
        {
            health.Append($"{step},1,0.5,dense_1,{quoted},0.1,{1 + (0.01 * step)},0.01,{(step < 50 ? "" : "0.25")},0.1,0.2,0.02,0.003\n");
            health.Append($"{step},1,0.5,{quoted},{quoted},0.1,{1 + (0.02 * step)},0.01,{(step < 50 ? "" : "0.5")},0,0.2,0.04,0.002\n");
        }

        Write("health.csv", health.ToString());
        Write("units.csv", "layer,unit,state,mean,deviation\n" + string.Concat(Enumerable.Range(0, 40).Select(u =>
            $"dense_1,{u},{(u % 4 == 0 ? "dead" : u % 5 == 0 ? "saturated" : "alive")},0,1\n")));
        Write("activation-inputs.csv", "layer,activation,from,to,share\n" + $"dense_1,{quoted},,-3,0.1\n"
            + string.Concat(Enumerable.Range(0, 6).Select(b => $"dense_1,{quoted},{b - 3},{b - 2},0.1\n")) + $"dense_1,{quoted},3,,0.3\n"
            + string.Concat(Enumerable.Range(0, 6).Select(b => $"dense_2,relu,{b - 3},{b - 2},{0.05 * (b + 1)}\n")));
    }

    private void Card(string name, string data) => Json("data.json", new
    {
        schemaVersion = 1,
        name = data,
        description = $"A table with {name}",
        source = $"/tmp/{name}.csv",
        task = "binary classification",
        shape = "4",
        rows = 100,
        train = 70,
        validation = 15,
        test = 15,
        classes = Two(name).Select(c => new { name = c, train = 35, validation = 8, test = 7, total = 50 }),
        inputMean = 0.1,
        inputDeviation = 1.0,
        target = name,
        columns = new[] { new { name, kind = "numeric", missing = 0, distinct = 12, mean = 1.5, deviation = 2.0, inputs = 1, note = "" } },
        warnings = One($"{name} is the same in all rows."),
    });
}
