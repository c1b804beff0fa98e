using Hillock.Experiments.Repairs;
using Hillock.Experiments.RunFiles;
using Hillock.Health;
using Hillock.Health.Diagnoses;

namespace Hillock.Experiments.Tests.Repairs;

/// <summary>What each fix says, how much it changes, and the run it makes, as the line that repeats it.</summary>
public sealed class FixTextTests
{
    private const string Layers = "dense(8, _, bias_initializer=constant(-8)),dense(8, _)";

    private const string NormedSick =
        "dense(8, bias_initializer=constant(-8), bias=false),batch_norm,activation(_),dense(8, bias=false),batch_norm,activation(_)";

    private const string NormedMixed = "dense(6, bias=false),batch_norm,activation(_),dense(5, bias=false),batch_norm,activation(_)";

    private static readonly Lazy<PreparedRun> Sick = new(() => PreparedRun.Of(new RunSpec
    {
        Data = new() { Source = "moons", Rows = 200, Standardize = false },
        Network = new() { Layers = ["dense(8, _, bias_initializer=constant(-8))", "dense(8, _)"], Activations = ["relu"], Initializer = "glorot_uniform" },
        Fit = new() { Epochs = 1, Loss = "mse", Rate = 0.5 },
    }));

    private static readonly Lazy<PreparedRun> Mixed = new(() => PreparedRun.Of(new RunSpec
    {
        Data = new() { Source = "moons", Rows = 2000 },
        Network = new() { Hidden = [6, 5], Activations = ["relu", "tanh"] },
        Fit = new() { Epochs = 4, Options = new() { ClipNorm = 0.001 } },
    }));

    [Theory]
    [InlineData(true, "data.unscaled", "standardize 1: standardise the inputs: -standardize false")]
    [InlineData(true, "data.class_imbalance", "class-weights 1: weigh the classes alike: +class-weights balanced")]
    [InlineData(true, "output.range", "output 1: the output and loss of the task: -loss mse")]
    [InlineData(true, "init.mismatch", "reinitialize 2: weights matched to the activation instead of glorot_uniform: -initializer glorot_uniform")]
    [InlineData(true, "init.mismatch", "reinitialize-layers 2: weights matched to the activation and biases of 0 in every layer: "
        + "-layers '" + Layers + "' -initializer glorot_uniform +layers 'dense(8, _),dense(8, _)'")]
    [InlineData(true, "loss.spikes", "clip-gradient 2: clip the gradient's norm at 1: +clip-norm 1")]
    [InlineData(true, "loss.spikes", "usual-rate 2: the usual rate of adam: -rate 0.5")]
    [InlineData(true, "loss.spikes", "lower-rate 2: a tenth of the rate, 0.05: -rate 0.5 +rate 0.05")]
    [InlineData(true, "loss.spikes", "warm-up 3: warm the rate up over the first tenth, then cosine: +schedule 'cosine(warmup=1)'")]
    [InlineData(true, "rate.too_low", "raise-rate 2: a hundred times the rate, 50: -rate 0.5 +rate 50")]
    [InlineData(true, "gradient.clipped", "swap-activations 4: leaky_relu instead of relu: "
        + "-activations relu -initializer glorot_uniform +activations leaky_relu")]
    [InlineData(true, "gradient.clipped", "batch-norm 5: batch normalisation before each activation: "
        + "-layers '" + Layers + "' +layers '" + NormedSick + "'")]
    [InlineData(true, "units.dead", "swap-activations 3: leaky_relu instead of relu: -activations relu +activations leaky_relu")]
    [InlineData(false, "data.class_imbalance", "class-weights 1: weigh the classes alike: +class-weights balanced")]
    [InlineData(false, "loss.spikes", "lower-rate 2: a tenth of the rate, 0.0001: +rate 0.0001")]
    [InlineData(false, "loss.spikes", "warm-up 3: warm the rate up over the first tenth, then cosine: +schedule 'cosine(warmup=17)'")]
    [InlineData(false, "rate.too_low", "raise-rate 2: a hundred times the rate, 0.1: +rate 0.1")]
    [InlineData(false, "gradient.clipped", "unclip-gradient 2: ten times the limit of the gradient's norm: -clip-norm 0.001 +clip-norm 0.01")]
    [InlineData(false, "gradient.clipped", "swap-activations 4: relu instead of relu, tanh: -activations relu,tanh +activations relu")]
    [InlineData(false, "gradient.clipped", "swap-activations 4: elu instead of relu, tanh: -activations relu,tanh +activations elu")]
    [InlineData(false, "gradient.clipped", "swap-activations 4: selu instead of relu, tanh: -activations relu,tanh +activations selu")]
    [InlineData(false, "gradient.clipped", "swap-activations 4: leaky_relu instead of relu, tanh: -activations relu,tanh +activations leaky_relu")]
    [InlineData(false, "gradient.clipped", "batch-norm 5: batch normalisation before each activation: -hidden 6,5 +layers '" + NormedMixed + "'")]
    [InlineData(false, "units.dead", "swap-activation 3: leaky_relu in dense_1: -activations relu,tanh +activations leaky_relu,tanh")]
    public void A_fix_is_said_and_made(bool sick, string code, string expected) => Assert.Contains(expected, Offered(sick ? Sick.Value : Mixed.Value, code));

    [Theory]
    [InlineData("data.unscaled")]
    [InlineData("output.range")]
    [InlineData("init.mismatch")]
    public void What_is_as_it_should_be_is_not_changed(string code) => Assert.Empty(Offered(Mixed.Value, code));

    private static IEnumerable<string> Offered(PreparedRun run, string code) => FixProposals.For(run, new Diagnosis([Found(code)], []))
        .Select(f => $"{f.Name} {f.Size}: {f.Text}: {Change(Options(run.Spec), Options(RunEdit.Apply(run.Spec, f)))}");

    // The options that are gone, and those that are new, of the line that repeats a run.
    private static string Change(string[] before, string[] after) =>
        string.Join(' ', before.Except(after).Select(o => $"-{o}").Concat(after.Except(before).Select(o => $"+{o}")));

    private static string[] Options(RunSpec spec) => RunCommand.Line(spec, RunVerb.Train).Split(" --");

    private static Finding Found(string code) => new(FindingKind.Find(code), "", "", "") { Severity = Severity.Error, Layer = "dense_1" };
}
