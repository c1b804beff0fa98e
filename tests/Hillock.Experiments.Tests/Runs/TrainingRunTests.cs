using System.Text.Json;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Networks;

namespace Hillock.Experiments.Tests.Runs;

public sealed class TrainingRunTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hillock").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_training_leaves_history_weights_and_its_command()
    {
        var spec = Spec();
        using var run = TrainingRun.Prepare(spec);
        var news = new List<TrainingNews>();
        var result = run.Run(new Collect(news));
        Assert.Equal("2-16-8-1", result.Network);
        Assert.False(result.Interrupted);
        Assert.Equal(5, news.Count(n => n.EpochDone));
        Assert.Equal(5 + 1, File.ReadAllLines(Path.Combine(_root, "run", "history.csv")).Length);
        Assert.Equal(RunCommand.Line(spec, RunVerb.Train) + "\n", File.ReadAllText(Path.Combine(_root, "run", "command.txt")));
        using var history = JsonDocument.Parse(File.ReadAllText(Path.Combine(_root, "run", "history.json")));
        Assert.Equal(5, history.RootElement.GetArrayLength());
        using var json = JsonDocument.Parse(TrainingJson.Write(result));
        Assert.Equal(result.Outcome.BestEpoch, json.RootElement.GetProperty("bestEpoch").GetInt32());
        using var loaded = Sequential.Load(Path.Combine(_root, "run"));
        var rows = run.Data.Validation.Inputs.ToArray(0, 1, 2, 3);
        Assert.Equal(run.Model.Predict(rows), loaded.Predict(rows));
    }

    [Fact]
    public void Threads_do_not_change_a_training()
    {
        using var one = TrainingRun.Prepare(Spec() with { Output = Path.Combine(_root, "one"), Threads = 1 });
        using var two = TrainingRun.Prepare(Spec() with { Output = Path.Combine(_root, "two"), Threads = 2 });
        Assert.Equal(one.Run().Outcome.Epochs.Select(e => e with { Seconds = 0 }), two.Run().Outcome.Epochs.Select(e => e with { Seconds = 0 }));
    }

    [Fact]
    public void A_stopped_training_keeps_its_best_epoch()
    {
        using var run = TrainingRun.Prepare(Spec());
        using var stop = new CancellationTokenSource();
        var result = run.Run(new StopAfter(2, stop), stop.Token);
        Assert.True(result.Interrupted);
        Assert.Equal(2, result.Outcome.Epochs.Count);
        Assert.True(File.Exists(Path.Combine(_root, "run", "weights.safetensors")));
    }

    [Fact]
    public void Patience_ends_a_training()
    {
        using var run = TrainingRun.Prepare(Spec() with { Epochs = 200, Patience = 2 });
        var outcome = run.Run().Outcome;
        Assert.Equal(outcome.BestEpoch + 2, outcome.Epochs.Count);
    }

    [Fact]
    public void Each_layer_may_have_its_own_activation()
    {
        using var run = TrainingRun.Prepare(Spec() with { Activations = ["relu", "leaky_relu(alpha=0.01)"] });
        Assert.Equal(["relu", "leaky_relu", "sigmoid"], run.Model.Layers.Select(l => l.Layer.OutputActivation!.Id));
        Assert.Throws<HillockException>(() => TrainingRun.Prepare(Spec() with { Activations = ["relu", "elu", "tanh"] }));
    }

    [Fact]
    public void A_folder_of_another_verb_is_left_alone()
    {
        using var run = TrainingRun.Prepare(Spec());
        File.WriteAllText(Path.Combine(run.Folder, "command.txt"), "hillock compare\n");
        Assert.Contains("a run of compare", Assert.Throws<HillockException>(() => TrainingRun.Prepare(Spec())).Message, StringComparison.Ordinal);
    }

    private RunSpec Spec() => new() { Data = "moons", Rows = 400, Hidden = [16, 8], Epochs = 5, Output = Path.Combine(_root, "run") };

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
