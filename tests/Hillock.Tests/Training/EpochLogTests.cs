using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

public sealed class EpochLogTests : IDisposable
{
    private readonly Data.TemporaryFolder _folder = new();

    private string Place => Path.Combine(_folder.Path, "checkpoint");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_checkpoint_writes_does_not_grow_with_the_epochs_before_it()
    {
        var sizes = new List<(long State, long Epochs, int Files)>();
        using var model = new Sequential(2) { new Dense(2, "relu"), new Dense(1, "sigmoid") };
        model.Fit(TestData.Moons(40), new FitOptions
        {
            Epochs = 60,
            BatchSize = 20,
            Seed = 1,
            Threads = 1,
            Checkpoint = new Checkpointing(Place),
            Callbacks =
            [new Look(() => sizes.Add(Sizes()))]
        });
        sizes.RemoveAt(0);
        Assert.All(sizes, s => Assert.InRange(s.State, sizes[0].State, sizes[0].State + 40));
        Assert.All(sizes, s => Assert.Equal(3, s.Files));
        var lines = sizes.Zip(sizes.Skip(1), (a, b) => b.Epochs - a.Epochs).ToList();
        Assert.All(lines, l => Assert.InRange(l, 100, 260));

        (long, long, int) Sizes()
        {
            if (!Directory.Exists(Place)) return default;
            FileInfo[] files = [.. Directory.GetFiles(Place).Where(f => Path.GetFileName(f) != FolderLock.FileName).Select(f => new FileInfo(f))];
            return (files.FirstOrDefault(f => f.Name == "state.json")?.Length ?? 0, files.FirstOrDefault(f => f.Extension == ".jsonl")?.Length
                ?? 0, files.Length);
        }
    }

    [Fact]
    public void Two_trainings_do_not_share_a_folder()
    {
        string? message = null;
        using var model = new Sequential(2) { new Dense(2, "relu"), new Dense(1, "sigmoid") };
        var options = new FitOptions { Epochs = 2, Seed = 1, Threads = 1, Checkpoint = new Checkpointing(Place) };
        model.Fit(TestData.Moons(40), options with { Callbacks = [new Look(() => message ??= Other())] });
        Assert.Contains("in use by this process", message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Place, FolderLock.FileName)));

        string Other()
        {
            using var other = new Sequential(2) { new Dense(2, "relu"), new Dense(1, "sigmoid") };
            return Assert.Throws<HillockException>(() => other.Fit(TestData.Moons(40), options)).Message;
        }
    }

    [Fact]
    public void A_training_of_another_function_of_the_same_name_does_not_go_on()
    {
        var options = new FitOptions { Epochs = 2, Seed = 1, Threads = 1, Checkpoint = new Checkpointing(Place) };
        Fit("mine(x) = tanh(x)", options);
        Assert.Equal(2, Fit("yours(x) = tanh(x)", options).ResumedEpochs);
        Assert.Equal(2, Fit("tanh", options).ResumedEpochs);
        Assert.Contains("layers", Assert.Throws<HillockException>(() => Fit("mine(x) = tanh(2 * x)", options)).Message, StringComparison.Ordinal);

        static History Fit(string activation, FitOptions options)
        {
            using var model = new Sequential(2) { new Dense(2, activation, "lecun_normal"), new Dense(1, "sigmoid") };
            return model.Fit(TestData.Moons(40), options);
        }
    }

    [Fact]
    public void A_checkpoint_of_an_earlier_form_is_said()
    {
        var options = new FitOptions { Epochs = 1, Seed = 1, Threads = 1, Checkpoint = new Checkpointing(Place) };
        Directory.CreateDirectory(Place);
        File.WriteAllText(Path.Combine(Place, "state.json"), """{"version": 1, "settings": {}, "epochs": []}""");
        using var model = new Sequential(2) { new Dense(2, "relu"), new Dense(1, "sigmoid") };
        Assert.Contains("form 1 of an earlier Hillock", Assert.Throws<HillockException>(() => model.Fit(TestData.Moons(40), options)).Message,
            StringComparison.Ordinal);
        model.Fit(TestData.Moons(40), options with { Checkpoint = new Checkpointing(Place) { Resume = ResumeMode.IfSame } });
    }

    private sealed class Look(Action look) : Callback
    {
        public override void OnEpochEnd(TrainingState training) => look();
    }
}
