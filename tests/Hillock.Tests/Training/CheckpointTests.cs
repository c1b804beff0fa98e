using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>A training that goes on ends with the same bits as one that was never stopped.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly Data.TemporaryFolder _folder = new();

    public static TheoryData<string> Optimizers =>
        [.. Optimizer.Names, "nesterov", "rmsprop(centered=true, momentum=0.5)", "adamw(amsgrad=true)", "adagrad(initial_sum=0.1)"];

    private string Place => Path.Combine(_folder.Path, "checkpoint");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Going_on_after_an_epoch(string optimizer)
    {
        var options = Options(optimizer) with { Epochs = 6 };
        var whole = Fit(options);
        Fit(options with { Checkpoint = Every(2) }, stopAfter: (4, 0));
        Same(whole, Fit(options with { Checkpoint = Every(2), Threads = 3 }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public void Going_on_within_an_epoch(int step)
    {
        var options = Options("adam") with { Epochs = 4, Checkpoint = new Checkpointing(Place) { EveryEpochs = null } };
        var whole = Fit(options with { Checkpoint = null });
        using var cancel = new CancellationTokenSource();
        var stopped = Fit(options, stopAfter: (2, step), cancel: cancel);
        Assert.Equal(StopReason.Cancelled, stopped.History.StopReason);
        Same(whole, Fit(options));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(7)]
    public void Being_killed_at_any_step_goes_on_from_the_last_checkpoint(int every)
    {
        var options = Options("nadam") with { Epochs = 4, Checkpoint = new Checkpointing(Place) { EverySteps = every } };
        var whole = Fit(options with { Checkpoint = null });
        // What a kill leaves is the folder as it is at that moment.
        foreach (var step in new[] { 1, 8 })
        {
            var copy = Path.Combine(_folder.Path, $"at-{step}");
            Fit(options, stopAfter: (3, step), atStop: () => Copy(Place, copy));
            Directory.Delete(Place, recursive: true);
            Same(whole, Fit(options with { Checkpoint = new Checkpointing(copy) { EverySteps = every } }));
        }
    }

    [Fact]
    public void Being_killed_while_writing_leaves_the_checkpoint_before()
    {
        var options = Options("adam") with { Epochs = 6, Checkpoint = Every(1) };
        var whole = Fit(options with { Checkpoint = null });
        string before = Path.Combine(_folder.Path, "before"), after = Path.Combine(_folder.Path, "after");
        Fit(options, stopAfter: (3, 1), atStop: () => Copy(Place, before));
        Fit(options, stopAfter: (4, 1), atStop: () => Copy(Place, after));
        var buffers = Path.GetFileName(Directory.GetFiles(after, "*.safetensors").Single());
        var (bytes, state) = (File.ReadAllBytes(Path.Combine(after, buffers)), File.ReadAllBytes(Path.Combine(after, "state.json")));

        var log = Path.GetFileName(Directory.GetFiles(after, "*.jsonl").Single());
        var (known, epochs) = (new FileInfo(Path.Combine(before, log)).Length, File.ReadAllBytes(Path.Combine(after, log)));

        // First epochs are added to their file, then the buffers are written beside their place and moved there, then the state beside its place, then moved.
        for (var length = (int)known; length <= epochs.Length; length += 23) Resumes((log, epochs[..length]));
        foreach (var length in new[] { 0, 7, 100, bytes.Length / 2, bytes.Length - 1, bytes.Length })
            Resumes((log, epochs), (buffers + ".0123.tmp", bytes[..length]));
        Resumes((log, epochs), (buffers, bytes));
        foreach (var length in new[] { 0, 1, state.Length / 2, state.Length })
            Resumes((log, epochs), (buffers, bytes), ("state.json.0123.tmp", state[..length]));
        Resumes((log, epochs), (buffers, bytes), ("state.json", state));

        void Resumes(params (string Name, byte[] Bytes)[] left)
        {
            Directory.Delete(Place, recursive: true);
            Copy(before, Place);
            foreach (var (name, content) in left) File.WriteAllBytes(Path.Combine(Place, name), content);
            Same(whole, Fit(options));
            Assert.Equal(3, Directory.GetFiles(Place).Length); // state, buffers and epochs: what was left over is gone
        }
    }

    [Fact]
    public void A_finished_training_is_not_repeated_and_can_be_made_longer()
    {
        var options = Options("adam") with { Epochs = 3, Checkpoint = Every(1), Schedule = "step(every=2)" };
        var first = Fit(options);
        var again = Fit(options);
        Same(first, again);
        Assert.Equal((0, 3), (first.History.ResumedEpochs, again.History.ResumedEpochs));
        Assert.Equal(first.History.Select(e => e.Seconds), again.History.Select(e => e.Seconds));
        Same(Fit(options with { Epochs = 5, Checkpoint = null }), Fit(options with { Epochs = 5 }));
    }

    [Fact]
    public void Early_stopping_stays_stopped()
    {
        var options = Options("sgd(rate=2, momentum=0.95)") with { Epochs = 40, Callbacks = [new EarlyStopping(patience: 2)], Checkpoint = Every(3) };
        var first = Fit(options);
        Assert.Equal(StopReason.EarlyStopping, first.History.StopReason);
        Same(first, Fit(options));
        // Stopped before, it stops at the same epoch.
        Directory.Delete(Place, recursive: true);
        Fit(options, stopAfter: (first.History.Count - 1, 2));
        Same(first, Fit(options));
    }

    [Fact]
    public void A_training_that_is_to_be_shorter_begins_anew()
    {
        var options = Options("adam") with { Epochs = 4, Schedule = "step(every=2)", Checkpoint = Every(1) };
        Fit(options);
        var shorter = options with { Epochs = 3 };
        Assert.Contains("(epochs: 4 there, 3 here)", Assert.Throws<HillockException>(() => Fit(shorter)).Message, StringComparison.Ordinal);
        Same(Fit(shorter with { Checkpoint = null }), Fit(shorter with { Checkpoint = Every(1) with { Resume = ResumeMode.IfSame } }));
        // Within the epoch after its last one, it has gone too far too.
        Directory.Delete(Place, recursive: true);
        using var cancel = new CancellationTokenSource();
        Fit(options, stopAfter: (4, 2), cancel: cancel);
        Assert.Contains("(epochs: 3 and 2 steps there, 3 here)", Assert.Throws<HillockException>(() => Fit(shorter)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_that_would_have_been_stopped_before_begins_anew()
    {
        var options = Options("sgd(rate=2, momentum=0.95)") with { Epochs = 20, Checkpoint = Every(1) };
        Fit(options);
        var patient = options with { Callbacks = [new EarlyStopping(patience: 2)], Checkpoint = Every(1) with { Resume = ResumeMode.IfSame } };
        var fresh = Fit(patient with { Checkpoint = null });
        Assert.InRange(fresh.History.Count, 2, 19);
        Same(fresh, Fit(patient));
    }

    [Fact]
    public void A_checkpoint_of_a_version_that_knew_fewer_options_is_gone_on_from()
    {
        var options = Options("adam") with { L1 = 0, Epochs = 3, Schedule = "step(every=2)", Checkpoint = Every(1) };
        Fit(options with { Epochs = 2 });
        var state = Path.Combine(Place, "state.json");
        var json = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(state))!.AsObject();
        var settings = json["settings"]!.AsObject();
        // The names that checkpoints have had since they were first written.
        foreach (var name in new[]
        {
            "tag", "network", "layers", "training rows", "loss", "optimizer", "schedule", "epochs of the schedule", "batch size", "accumulated parts", "seed",
            "limit of the norm", "limit of the values", "l1", "l2", "decay of the average", "class weights",
        })
            Assert.True(settings.ContainsKey(name), name);
        Assert.Equal(("1", "none", "11", "1, 2", "0.95"),
            ($"{settings["limit of the norm"]}", $"{settings["limit of the values"]}", $"{settings["batch size"]}", $"{settings["class weights"]}",
            $"{settings["decay of the average"]}"));
        settings.Remove("l1");
        json.Remove("crc32c");
        File.WriteAllText(state, json.ToJsonString());
        Assert.Contains("(l1: 0 there, 0.5 here)", Assert.Throws<HillockException>(() => Fit(options with { L1 = 0.5 })).Message, StringComparison.Ordinal);
        Assert.Equal(2, Fit(options).History.ResumedEpochs);
    }

    [Theory]
    [InlineData("optimizer", "sgd there, adam here")]
    [InlineData("seed", "seed: 7 there, 8 here")]
    [InlineData("tag", "of another training")]
    [InlineData("network", "dense_1.weight")]
    [InlineData("layers", "dropout(0.3)")]
    [InlineData("epochs", "epochs of the schedule")]
    public void Another_training_is_refused(string what, string says)
    {
        var options = Options("sgd") with { Epochs = 1, Seed = 7, Checkpoint = Every(1), Schedule = "cosine" };
        Fit(options);
        var other = what switch
        {
            "optimizer" => options with { Optimizer = "adam" },
            "seed" => options with { Seed = 8 },
            "epochs" => options with { Epochs = 2 },
            "tag" => options with { Checkpoint = Every(1) with { Tag = "b" } },
            _ => options,
        };
        var message = Assert.Throws<HillockException>(() => Fit(other, units: what == "network" ? 9 : 8, dropout: what == "layers" ? 0.3 : 0.2)).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        foreach (var mode in new[] { ResumeMode.IfSame, ResumeMode.Never })
        {
            Directory.Delete(Place, recursive: true);
            Fit(options);
            Same(Fit(other with { Checkpoint = null }, units: 9), Fit(other with { Checkpoint = other.Checkpoint! with { Resume = mode } }, units: 9));
        }
    }

    [Theory]
    [InlineData("state.json", "Delete its folder")]
    [InlineData("buffers", "damaged")]
    public void A_damaged_checkpoint_is_said(string file, string says)
    {
        var options = Options("adam") with { Epochs = 2, Checkpoint = Every(1) };
        Fit(options);
        var path = file == "buffers" ? Directory.GetFiles(Place, "*.safetensors").Single() : Path.Combine(Place, file);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^9]);
        Assert.Contains(says, Assert.Throws<HillockException>(() => Fit(options)).Message, StringComparison.Ordinal);
        Fit(options with { Checkpoint = Every(1) with { Resume = ResumeMode.Never } });
    }

    private static FitOptions Options(string optimizer) => new()
    {
        BatchSize = 11,
        AccumulateSteps = 2,
        Optimizer = optimizer,
        Schedule = "cosine(warmup=3)",
        ClipNorm = 1,
        L2 = 1e-3,
        EmaDecay = 0.95,
        ClassWeights = ClassWeights.Of(1, 2),
        KeepBest = true,
        Seed = 5,
    };

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from).Where(f => Path.GetFileName(f) != FolderLock.FileName)) File.Copy(
            file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static void Same((History History, float[] Weights) expected, (History History, float[] Weights) actual)
    {
        Assert.Equal(expected.History.Select(e => e with { Seconds = 0 }), actual.History.Select(e => e with { Seconds = 0 }));
        Assert.Equal(expected.History.BestEpoch, actual.History.BestEpoch);
        Assert.Equal(expected.History.StopReason, actual.History.StopReason);
        Assert.Equal(expected.Weights, actual.Weights);
    }

    private Checkpointing Every(int epochs) => new(Place) { EveryEpochs = epochs };

    /// <summary>Trains 180 rows, 9 steps an epoch; stops after a step (0: the last) of an epoch.</summary>
    private static (History History, float[] Weights) Fit(
        FitOptions options, (int Epoch, int Step)? stopAfter = null, Action? atStop = null, CancellationTokenSource? cancel = null, int units =
            8, double dropout = 0.2)
    {
        using var model =
            new Sequential(2) { new Dense(units, "swish"), new BatchNorm(), new Dropout(dropout), new Dense(units, "prelu"), new Dense(1, "sigmoid") };
        if (stopAfter is { } stop) options = options with { Callbacks = [.. options.Callbacks, new StopAt(stop, atStop, cancel)] };
        var history = model.Fit(TestData.Moons(300), options, cancel?.Token ?? default);
        return (history, [.. model.Parameters.SelectMany(p => model.GetParameter(p.Name))]);
    }

    private sealed class StopAt((int Epoch, int Step) at, Action? first, CancellationTokenSource? cancel) : Callback
    {
        public override void OnBatchEnd(TrainingState training)
        {
            if (training.Epoch == at.Epoch && training.Step == at.Step) Stop(training);
        }

        public override void OnEpochEnd(TrainingState training)
        {
            if (training.Epoch == at.Epoch && at.Step == 0) Stop(training);
        }

        private void Stop(TrainingState training)
        {
            first?.Invoke();
            if (cancel is null) training.Stop();
            else cancel.Cancel();
        }
    }
}
