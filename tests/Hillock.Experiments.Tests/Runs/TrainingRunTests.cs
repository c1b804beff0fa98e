using System.Text.Json;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Experiments.Tests.Runs;

public sealed class TrainingRunTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hillock").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_training_leaves_history_weights_and_its_command()
    {
        var spec = Usual;
        using var run = TrainingRun.Prepare(spec);
        var news = new List<TrainingNews>();
        var result = run.Run(new Collect(news));
        Assert.Equal("2-16-8-1", result.Network);
        Assert.False(result.Interrupted);
        Assert.Equal(5, news.Count(n => n.EpochDone));
        Assert.Equal(5 + 1, File.ReadAllLines(Path.Combine(_root, "run", "history.csv")).Length);
        Assert.Equal(RunCommand.Line(spec, RunVerb.Train) + "\n", File.ReadAllText(Path.Combine(_root, "run", "command.txt")));
        using var history = JsonDocument.Parse(File.ReadAllText(Path.Combine(_root, "run", "history.json")));
        Assert.Equal(5, history.RootElement.GetProperty("epochs").GetArrayLength());
        using var json = JsonDocument.Parse(TrainingJson.Write(result));
        Assert.Equal(result.Outcome.BestEpoch, json.RootElement.GetProperty("bestEpoch").GetInt32());
        using var loaded = Sequential.Load(Path.Combine(_root, "run"));
        var rows = run.Data.Validation.Inputs.ToArray(0, 1, 2, 3);
        Assert.Equal(run.Model.Predict(rows), loaded.Predict(rows));
    }

    [Fact]
    public void A_series_is_measured_in_its_own_unit_beside_the_naive_prediction()
    {
        var path = Path.Combine(_root, "waves.csv");
        File.WriteAllText(path, "month,sales\n" + string.Join('\n', Enumerable.Range(0, 240)
            .Select(t => FormattableString.Invariant($"{2000 + (t / 12)}-{(t % 12) + 1:00},{100 + t + (30 * Math.Sin(t * Math.PI / 6)) + (t * 7 % 5)}"))));
        using var run = TrainingRun.Prepare(new RunSpec
        {
            Data = new() { Source = path, Target = "sales", Window = 12, Period = 12, Differences = [12] },
            Network = new() { Hidden = [8] },
            Fit =
            new() { Epochs = 20 },
            Place = new() { Threads = 1, Output = Path.Combine(_root, "run") }
        });
        var errors = run.Run().Series!;
        Assert.Equal(run.Data.Test.Count, errors.Windows);
        // Two values 12 apart differ by 12 and at most 4: the seasonal guess is about 12 off, a network that learned the trend far less.
        Assert.InRange(errors.Baseline, 11, 13);
        Assert.InRange(errors.Relative, 0, 0.5);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_root, "run", "results.json")));
        Assert.Equal(errors.MeanAbsolute, json.RootElement.GetProperty("series").GetProperty("meanAbsoluteError").GetDouble());
    }

    [Fact]
    public void What_belongs_to_a_window_needs_one()
    {
        RunSpecRules.Check(new RunSpec { Data = new() { Logarithm = false } }, RunVerb.Train);
        foreach (var spec in new[] { new RunSpec { Data = new() { Horizon = 2 } }, new RunSpec { Data = new() { Period = 12 } },
            new RunSpec { Data = new() { WindowStride = 2 } }, new RunSpec { Data = new() { Logarithm = true } },
            new RunSpec { Data = new() { Differences = [1] } }, new RunSpec { Data = new() { WindowInputs = ["a"] } } })
            Assert.Contains("there is no window", Assert.Throws<HillockException>(() => TrainingRun.Prepare(spec)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_s_vocabulary_is_kept_with_the_weights()
    {
        Directory.CreateDirectory(Path.Combine(_root, "texts"));
        for (var label = 0; label < 2; label++)
            File.WriteAllText(Path.Combine(_root, "texts", $"{label}.txt"),
                string.Join('\n', Enumerable.Range(0, 20).Select(i => $"{(char)('a' + label)}{i}")));
        using var run =
            TrainingRun.Prepare(new RunSpec
            {
                Data = Path.Combine(_root, "texts"),
                Fit = new() { Epochs = 1 },
                Place =
            new() { Output = Path.Combine(_root, "run") }
            });
        run.Run();
        Assert.Equal(run.Data.Vocabulary!.Symbols, Vocabulary.Load(Path.Combine(_root, "run", "vocabulary.json")).Symbols);
    }

    [Fact]
    public void Threads_do_not_change_a_training()
    {
        using var one = TrainingRun.Prepare(Usual.With(Usual.Place with { Output = Path.Combine(_root, "one"), Threads = 1 }));
        using var two = TrainingRun.Prepare(Usual.With(Usual.Place with { Output = Path.Combine(_root, "two"), Threads = 2 }));
        Assert.Equal(one.Run().Outcome.Epochs.Select(e => e with { Seconds = 0 }), two.Run().Outcome.Epochs.Select(e => e with { Seconds = 0 }));
    }

    [Fact]
    public void A_stopped_training_keeps_its_best_epoch()
    {
        using var run = TrainingRun.Prepare(Usual);
        using var stop = new CancellationTokenSource();
        var result = run.Run(new StopAfter(2, stop), stop.Token);
        Assert.True(result.Interrupted);
        Assert.Equal(2, result.Outcome.Epochs.Count);
        Assert.True(File.Exists(Path.Combine(_root, "run", "weights.safetensors")));
    }

    [Fact]
    public void The_same_run_in_the_same_folder_goes_on()
    {
        // With dropout, a schedule, an average and parts: whatever a step depends on is in the checkpoint.
        var spec = Usual.With(Usual.Network with { Dropout = 0.1 })
            .With(Usual.Fit with
            {
                Schedule = "cosine(warmup=5)",
                Optimizer = "nadam",
                Options =
            Usual.Fit.Options with { EmaDecay = 0.95, AccumulateSteps = 2 }
            }).With(Usual.Place with { CheckpointSeconds = 0 });
        using var whole = TrainingRun.Prepare(spec.With(spec.Place with { Output = Path.Combine(_root, "whole") }));
        var expected = whole.Run();
        using var first = TrainingRun.Prepare(spec);
        using var stop = new CancellationTokenSource();
        Assert.True(first.Run(new StopAfter(2, stop), stop.Token).Interrupted);
        using var second = TrainingRun.Prepare(spec.With(spec.Place with { Threads = 1 }));
        var news = new List<TrainingNews>();
        var result = second.Run(new Collect(news));
        Assert.Equal(2, result.ResumedEpochs);
        Assert.Equal([3, 4, 5], news.Where(n => n.EpochDone).Select(n => n.Epoch));
        Same(expected, result);
        using var third = TrainingRun.Prepare(spec);
        Same(expected, third.Run());
        foreach (var file in new[] { "weights.safetensors", "model.json" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(_root, "whole", file)), File.ReadAllBytes(Path.Combine(_root, "run", file)));
    }

    [Fact]
    public void Another_run_in_the_same_folder_begins_anew()
    {
        using (var first = TrainingRun.Prepare(Usual)) first.Run();
        var other = Usual.With(Usual.Network with { Hidden = [16, 9] }).With(Usual.Fit with { Rate = 0.01 });
        using var second = TrainingRun.Prepare(other);
        var result = second.Run();
        Assert.Equal(0, result.ResumedEpochs);
        using var fresh = TrainingRun.Prepare(other.With(other.Place with { Output = Path.Combine(_root, "fresh") }));
        Same(fresh.Run(), result);
        using var longer = TrainingRun.Prepare(other.With(other.Fit with { Epochs = 7 }));
        Assert.Equal((5, 7), (longer.Run() is var r ? r.ResumedEpochs : 0, r.Outcome.Epochs.Count));
    }

    [Theory]
    [InlineData("moons", "hinge")]
    [InlineData("moons", "binary_cross_entropy(label_smoothing=0.1)")]
    [InlineData("digits", "squared_hinge")]
    [InlineData("curve", "huber(delta=0.5)")]
    [InlineData("curve", "mean_absolute_error")]
    public void The_network_ends_as_the_loss_wants(string data, string loss)
    {
        using var run = TrainingRun.Prepare(Usual.With(Usual.Data with { Source = data, Rows = 300 }).With(Usual.Fit with { Loss = loss, Epochs = 3 }));
        var result = run.Run();
        Assert.False(result.Outcome.Diverged);
        Assert.Equal(data == "curve", result.Report!.Regression is not null);
        if (result.Report.Classification is { } classes) Assert.Equal(result.Outcome.Test, classes.Accuracy, 1e-12);
        else Assert.Equal(1 - result.Outcome.Test, result.Report.Regression!.R2, 1e-5);
    }

    [Theory]
    [InlineData("poisson", "moons", "The loss poisson does not fit moons")]
    [InlineData("hinge", "curve", "The loss hinge does not fit curve")]
    [InlineData("cross_entropy", "moons", "use binary_cross_entropy")]
    public void A_loss_that_does_not_fit_is_refused(string loss, string data, string says) =>
        Assert.Contains(says, Assert.Throws<HillockException>(
            () => TrainingRun.Prepare(Usual.With(Usual.Data with { Source = data }).With(Usual.Fit with { Loss = loss }))).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_for_classes_is_refused_elsewhere()
    {
        Assert.Contains("Class weights are for rows with classes",
            Assert.Throws<HillockException>(() =>
            TrainingRun.Prepare(Usual.With(Usual.Data with { Source = "curve" })
            .With(Usual.Fit with { Options = Usual.Fit.Options with { ClassWeights = ClassWeights.Balanced } }))).Message, StringComparison.Ordinal);
        Assert.Contains("for 2 classes", Assert.Throws<HillockException>(
            () => TrainingRun.Prepare(Usual.With(Usual.Fit with { Options = Usual.Fit.Options with { ClassWeights = ClassWeights.Of(1, 2, 3) } }))).Message,
            StringComparison.Ordinal);
        Assert.Contains("belongs to the cross-entropies",
            Assert.Throws<HillockException>(() =>
            TrainingRun.Prepare(Usual.With(Usual.Data with { Source = "curve" }).With(Usual.Fit with { LabelSmoothing = 0.1 }))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_activation_of_the_output_may_be_said()
    {
        using (var run = TrainingRun.Prepare(Usual.With(Usual.Data with { Source = "curve" })
            .With(Usual.Network with { OutputActivation = "tanh" }))) Assert.Equal("tanh", run.Model.OutputActivation!.Text);
        using var linear = TrainingRun.Prepare(Usual.With(Usual.Network with { OutputActivation = "linear" }));
        Assert.Null(linear.Model.OutputActivation);
        Assert.True(linear.Run().Outcome.Validation > 0.5);
    }

    [Fact]
    public void Patience_ends_a_training()
    {
        using var run = TrainingRun.Prepare(Usual.With(Usual.Fit with { Epochs = 200, Patience = 2 }));
        var outcome = run.Run().Outcome;
        Assert.Equal(outcome.BestEpoch + 2, outcome.Epochs.Count);
    }

    [Fact]
    public void Each_layer_may_have_its_own_activation()
    {
        using var run = TrainingRun.Prepare(Usual.With(Usual.Network with { Activations = ["relu", "leaky_relu(alpha=0.01)"] }));
        Assert.Equal(["relu", "leaky_relu", "sigmoid"], run.Model.Layers.Select(l => l.Layer.OutputActivation!.Id));
        Assert.Throws<HillockException>(() => TrainingRun.Prepare(Usual.With(Usual.Network with { Activations = ["relu", "elu", "tanh"] })));
    }

    [Fact]
    public void A_folder_of_another_verb_is_left_alone()
    {
        using var run = TrainingRun.Prepare(Usual);
        File.WriteAllText(Path.Combine(run.Folder, "command.txt"), "hillock compare\n");
        Assert.Contains("a run of compare", Assert.Throws<HillockException>(() => TrainingRun.Prepare(Usual)).Message, StringComparison.Ordinal);
    }

    private static void Same(TrainingResult expected, TrainingResult actual)
    {
        Assert.Equal(expected.Outcome.Epochs.Select(e => e with { Seconds = 0 }), actual.Outcome.Epochs.Select(e => e with { Seconds = 0 }));
        Assert.Equal(expected.Outcome with { Epochs = [] }, actual.Outcome with { Epochs = [] });
        Assert.Equal(expected.Report!.ToString(), actual.Report!.ToString());
    }

    private RunSpec Usual =>
        new()
        {
            Data = new() { Source = "moons", Rows = 400 },
            Network = new() { Hidden = [16, 8] },
            Fit = new() { Epochs = 5 },
            Place =
        new() { Output = Path.Combine(_root, "run") }
        };

    private sealed class Collect(List<TrainingNews> news) : IProgress<TrainingNews>
    {
        public void Report(TrainingNews value) => news.Add(value);
    }

    private sealed class StopAfter(int epochs, CancellationTokenSource stop) : IProgress<TrainingNews>
    {
        public void Report(TrainingNews value)
        {
            if (value.EpochDone && value.Epoch == epochs) stop.Cancel();
        }
    }
}
