using Hillock.Activations;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Tests.Comparisons;

/// <summary>What is trained once, and what anew, follows the function and not its name.</summary>
public sealed class IdentityTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hillock").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void One_function_under_two_names_is_refused()
    {
        var message = Refused(Activation.Define("mine", x => x * x), Activation.Define("yours", x => x * x));
        Assert.Contains("mine and yours are one function", message, StringComparison.Ordinal);
        Assert.Contains("relu is listed 2 times", Refused("relu", "ReLU"), StringComparison.Ordinal);
        Assert.Contains("swish and x * sigmoid(x) are one function", Refused("swish", "x * sigmoid(x)"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_functions_of_one_name_are_refused()
    {
        var message = Refused(Activation.Define("mine", x => x * x), Activation.Define("mine", x => 3 * x));
        Assert.Contains("2 different functions are called mine (x * x and 3 * x)", message, StringComparison.Ordinal);
        Assert.Contains("2 different functions are called mine",
            Refused(Activation.FromCode("mine", x => x, _ => 1), Activation.FromCode("mine", x => 2 * x, _ => 2)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_repeats_no_training_of_the_same_function_and_each_of_another()
    {
        Assert.Equal(0, Resumed("mine(x) = x * tanh(exp(x))"));
        Assert.Equal(2, Resumed("mine(x) = x * tanh(exp(x))"));
        Assert.Equal(2, Resumed("yours(x) = x * tanh(exp(x))"));
        Assert.Equal(0, Resumed("mine(x) = x * tanh(exp(2 * x))"));
        Assert.Equal(0, Resumed("mine(x) = x * tanh(exp(a * x)); learn a = 1"));
        Assert.Equal(0, Resumed("mine(x) = x * tanh(exp(a * x)); learn a = 1 per channel"));
    }

    [Fact]
    public void A_run_file_keeps_the_formula_and_the_name()
    {
        Resumed("mine(x, b=3) = x * sigmoid(b * x); b = 2");
        var spec = RunFile.Read(Path.Combine(_root, "run", "run.yaml"), RunVerb.Compare);
        var back = Activation.Parse(Assert.Single(spec.Network.Activations!));
        Assert.Equal("mine(b=3)", back.Text);
        Assert.Equal(Activation.Parse("x * sigmoid(3 * x)"), back);
    }

    private static string Refused(params Activation[] activations) => Assert.Throws<HillockException>(() =>
        Comparison.Run(SpecData.Load(new RunSpec { Data = "moons" }, null, TestContext.Current.CancellationToken), activations,
            new ComparisonOptions { Epochs = 1 })).Message;

    private int Resumed(string activation)
    {
        var resumed = 0;
        var news = new Progress(p => resumed = Math.Max(resumed, p.Resumed));
        var result = Comparison.Run(
            new RunSpec
            {
                Data = new() { Source = "moons", Rows = 60 },
                Network = new() { Hidden = [3], Activations = [activation] },
                Fit =
                new() { Epochs = 1, SeedCount = 2 },
                Place = new() { Threads = 1, Output = Path.Combine(_root, "run") }
            },
            news, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(2, result.Finished);
        return news.Told ? resumed : 2;
    }

    private sealed class Progress(Action<ComparisonProgress> tell) : IProgress<ComparisonProgress>
    {
        public bool Told { get; private set; }

        public void Report(ComparisonProgress value)
        {
            Told = true;
            tell(value);
        }
    }
}
