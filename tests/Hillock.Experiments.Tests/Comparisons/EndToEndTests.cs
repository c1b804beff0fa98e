using System.Text.RegularExpressions;
using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;
using Hillock.Training;

namespace Hillock.Experiments.Tests.Comparisons;

public sealed partial class EndToEndTests : IDisposable
{
    private static readonly DataSet Moons = Datasets.Load("moons", new DataOptions { Rows = 600 });
    private static readonly Activation[] Three = ["relu", "tanh", "x * sigmoid(1.702 * x)"];
    private static readonly ComparisonOptions Options = new() { Hidden = [16, 8], Seeds = 3, Epochs = 6, Threads = 1 };
    private readonly string _root = Directory.CreateTempSubdirectory("hillock").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Activations_are_compared_on_moons()
    {
        var result = Comparison.Run(Moons, Three, Options);
        Assert.Equal(9, result.Finished);
        Assert.Equal("2-16-8-1", result.Network);
        Assert.Equal("binary", result.Task);
        Assert.All(result.Rows, r => Assert.InRange(r.Validation!.Mean, 0.8, 1));
        Assert.All(result.Rows, r => Assert.InRange(r.Test!.Mean, 0.7, 1));
        Assert.All(result.Rows, r => Assert.InRange(r.GradientRatio!.Value, 0.01, 100));
        Assert.All(result.Rows, r => Assert.Equal(6, r.Curve.Count));
        Assert.True(result.Rows[0].TiedWithBest);
    }

    [Fact]
    public void Results_do_not_depend_on_the_threads() =>
        Assert.Equal(Timeless(Comparison.Run(Moons, Three, Options)), Timeless(Comparison.Run(Moons, Three, Options with { Threads = 2 })));

    [Fact]
    public void Another_seed_gives_other_results() =>
        Assert.NotEqual(Timeless(Comparison.Run(Moons, Three, Options)), Timeless(Comparison.Run(Moons, Three, Options with { FirstSeed = 77 })));

    [Fact]
    public void A_cancelled_comparison_resumes_to_the_same_bits()
    {
        var output = Path.Combine(_root, "run");
        using var stop = new CancellationTokenSource();
        var first = Comparison.Run(Moons, Three, Options with { Output = output }, new StopAfter(4, stop), stop.Token);
        Assert.Equal(4, first.Finished);
        Assert.Contains("Stopped early", first.Verdict, StringComparison.Ordinal);
        var second = Comparison.Run(Moons, Three, Options with { Output = output, Threads = 2 });
        Assert.Equal(Timeless(Comparison.Run(Moons, Three, Options)), Timeless(second with { Folder = null }));
        // What was kept keeps even its times.
        Assert.Equal(ComparisonJson.Write(second), ComparisonJson.Write(Comparison.Run(Moons, Three, Options with { Output = output })));
    }

    [Fact]
    public void A_comparison_from_code_keeps_an_earlier_one_that_had_other_arms()
    {
        var output = Path.Combine(_root, "run");
        var options = Options with { Output = output, Epochs = 1, Seeds = 2 };
        var first = Comparison.Run(Moons, ["relu", "tanh"], options);
        Assert.Empty(Comparison.Run(Moons, ["relu", "tanh", "elu"], options).Warnings);
        var fewer = Comparison.Run(Moons, ["relu"], options);
        Assert.Contains(fewer.Warnings, w => w.Contains("with tanh, elu too; they are kept in earlier/1", StringComparison.Ordinal)
            || w.Contains("with elu, tanh too; they are kept in earlier/1", StringComparison.Ordinal));
        Assert.Contains("3 activations", File.ReadAllText(Path.Combine(output, "earlier", "1", "summary.md")), StringComparison.Ordinal);
        Assert.Equal(2, first.Rows.Count);
    }

    [Fact]
    public void Another_setting_repeats_the_trainings()
    {
        var output = Path.Combine(_root, "run");
        Comparison.Run(Moons, ["relu"], Options with { Output = output });
        Comparison.Run(Moons, ["relu"], Options with { Output = output, Dropout = 0.1 });
        Assert.Equal(6, Directory.GetFiles(Path.Combine(output, "trainings")).Length);
    }

    [Fact]
    public void A_specification_leaves_a_folder_that_repeats_it()
    {
        var spec = new RunSpec
        {
            Data = new() { Source = "moons", Rows = 400 },
            Network =
            new() { Hidden = [8], Activations = ["relu", "leaky_relu(alpha=0.2)"] },
            Fit = new() { SeedCount = 2, Epochs = 2 },
            Place =
            new() { Output = Path.Combine(_root, "a") }
        };
        var first = Comparison.Run(spec);
        Assert.Equal(RunCommand.Line(spec, RunVerb.Compare), first.Command);
        Assert.Equal(first.Command + "\n", File.ReadAllText(Path.Combine(_root, "a", "command.txt")));
        Assert.Equal(ComparisonJson.Write(first), File.ReadAllText(Path.Combine(_root, "a", "results.json")));
        var again = RunFile.Read(Path.Combine(_root, "a", "run.yaml"), RunVerb.Compare);
        again = again.With(again.Place with { Output = Path.Combine(_root, "b") });
        Assert.Equal(Timeless(first with { Folder = null, Command = null }), Timeless(Comparison.Run(again) with { Folder = null, Command = null }));
    }

    [Fact]
    public void A_regression_is_told_in_unexplained_variance()
    {
        var result = Comparison.Run(Datasets.Load("curve", new DataOptions { Rows = 500 }), ["relu", "tanh"], Options with { Epochs = 20 });
        Assert.Equal("unexplained variance", result.Metric);
        Assert.InRange(result.Rows[0].Validation!.Mean, 0, 0.9);
        Assert.Contains("of the variance stays unexplained", result.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_that_leaves_the_finite_numbers_is_named()
    {
        var result = Comparison.Run(Moons, ["relu", "exp(exp(10 * x))"], Options);
        Assert.Equal("relu", result.Rows[0].Arm);
        Assert.Equal(3, result.Rows[1].Diverged);
        Assert.Null(result.Rows[1].Validation);
        Assert.Contains("diverged in 3 of 3 trainings", result.Verdict, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("silu,swish", "name it once")]
    [InlineData("", "no activation")]
    public void Bad_lists_are_refused(string activations, string says) => Assert.Contains(says, Assert.Throws<HillockException>(
        () => Comparison.Run(Moons, [.. activations.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Activation.Parse)], Options)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void What_is_said_beside_Fit_is_refused_in_it()
    {
        foreach (var fit in new FitOptions[]
        {
            new() { Epochs = 20 }, new() { BatchSize = 8 }, new() { Seed = 3 }, new() { Threads = 2 }, new() { KeepBest = false },
            new() { Callbacks = [new EarlyStopping(2)] }, new() { Checkpoint = new Checkpointing(_root) },
        })
            Assert.Contains("give those beside it", Assert.Throws<HillockException>(() => Comparison.Run(Moons, Three, Options with { Fit = fit })).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_settings_are_refused()
    {
        foreach (var bad in new[]
        {
            Options with { Seeds = 0 }, Options with { Hidden = [] }, Options with { Hidden = [0] }, Options with { Epochs = 0 },
                Options with { BatchSize = 0 },
            Options with { Dropout = 1 }, Options with { SeedList = [1, 1] }, Options with { Fit = new() { Loss = "categorical_cross_entropy" } },
        })
            Assert.Throws<HillockException>(() => Comparison.Run(Moons, Three, bad));
        foreach (var bad in new RunSpec[]
        {
            new() { Fit = new() { Momentum = 0.5 } }, new() { Network = new() { Hidden = [] } }, new() { Network = new() { Activations = ["relo"] } },
            new() { Fit = new() { Optimizer = "sgd", Beta1 = 0.9 } },
        })
            Assert.Throws<HillockException>(() => Comparison.Run(bad));
    }

    // Times differ from run to run; nothing else may.
    private static string Timeless(ComparisonResult result) =>
        Times().Replace(ComparisonJson.Write(result), "");

    [GeneratedRegex("\"(secondsToTarget|microsecondsPerStep)\": [^\n]*\n")]
    private static partial Regex Times();

    private sealed class StopAfter(int trainings, CancellationTokenSource stop) : IProgress<ComparisonProgress>
    {
        public void Report(ComparisonProgress value)
        {
            if (value.Finished == trainings) stop.Cancel();
        }
    }
}
