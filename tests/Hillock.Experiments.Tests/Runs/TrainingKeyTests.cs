using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.RunFolders;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Tests.Runs;

public sealed class TrainingKeyTests
{
    private static readonly DataSet Moons = Datasets.Load("moons", new DataOptions { Rows = 60 });
    private static readonly Activation[] Relu = ["relu"];

    [Fact]
    public void A_training_that_an_earlier_version_began_goes_on()
    {
        var relu = Relu[0].Signature;
        Assert.Equal(Key("auto", "0", relu), Tag(new SingleRecipe()));
        Assert.Equal(Key("he_normal", "0.25", relu, $"output {Activation.Parse("tanh").Signature}"),
            Tag(new SingleRecipe { Initializer = "he_normal", Dropout = 0.25, OutputActivation = "tanh" }));

        static string Key(params string[] lines) => FileSlug.Key(string.Join('\n', lines.Prepend(Fingerprint.Of(Moons))));
    }

    [Fact]
    public void What_a_checkpoint_knows_by_itself_is_not_in_its_tag() => Assert.Equal(
        Tag(new SingleRecipe()),
        Tag(new SingleRecipe
        {
            Hidden = [5],
            Epochs = 3,
            BatchSize = 4,
            Patience = 2,
            LabelSmoothing = 0.1,
            Threads = 3,
            Output = "x",
            Fit =
            new() { ClipNorm = 1 }
        }));

    [Fact]
    public void An_option_that_is_given_as_it_would_be_is_the_same_training()
    {
        var usual = new SingleRecipe { Epochs = 7 };
        var given = usual with
        {
            BatchSize = usual.BatchSizeFor(Moons),
            Fit =
            new() { Loss = "binary_cross_entropy" },
            Threads = 3,
            Output = "x"
        };
        Assert.Equal(new TrainingKey(Moons, usual).Of(Relu[0], 1), new TrainingKey(Moons, given).Of(Relu[0], 1));
        Assert.NotEqual(new TrainingKey(Moons, usual).Of(Relu[0], 1), new TrainingKey(Moons, given with { Patience = 3 }).Of(Relu[0], 1));
        Assert.Equal(
            new TrainingKey(Moons, usual with { LabelSmoothing = 0.1 }).Of(Relu[0], 1),
            new TrainingKey(Moons, usual with { Fit = new() { Loss = "binary_cross_entropy(label_smoothing=0.1)" } }).Of(Relu[0], 1));
        // As many epochs as there may be at most, without a look for the plateau.
        var open = new SingleRecipe();
        Assert.NotEqual(new TrainingKey(Moons, open).Of(Relu[0], 1), new TrainingKey(Moons, open with { Epochs = open.EpochsFor(Moons) }).Of(Relu[0], 1));
    }

    private static string Tag(SingleRecipe recipe) => TrainingKey.OfCheckpoint(Moons, recipe, Relu);
}
