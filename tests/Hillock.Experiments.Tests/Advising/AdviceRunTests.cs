using Hillock.Advice;
using Hillock.Experiments.Advising;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Health;
using Hillock.Health.Lint;

namespace Hillock.Experiments.Tests.Advising;

public sealed class AdviceRunTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hillock").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("digits", AdviceTask.MultiClass, AdviceArchitecture.Convolutional, 10)]
    [InlineData("moons", AdviceTask.Binary, AdviceArchitecture.Dense, 1)]
    [InlineData("curve", AdviceTask.Regression, AdviceArchitecture.Dense, 1)]
    [InlineData("houses.csv", AdviceTask.Regression, AdviceArchitecture.Dense, 1)]
    [InlineData("monthly-sales.csv", AdviceTask.Regression, AdviceArchitecture.Recurrent, 1)]
    [InlineData("first-names", AdviceTask.MultiClass, AdviceArchitecture.Recurrent, 3)]
    [InlineData("shapes", AdviceTask.Binary, AdviceArchitecture.Convolutional, 1)]
    [InlineData("counts", AdviceTask.Count, AdviceArchitecture.Dense, 1)]
    [InlineData("shares", AdviceTask.Bounded, AdviceArchitecture.Dense, 1)]
    public void Data_say_task_and_architecture_and_the_advised_run_trains(string name, AdviceTask task, AdviceArchitecture architecture, int outputs)
    {
        var spec = Spec(name);
        var data = SpecData.Load(spec);
        var request = AdviceData.Request(data, new AdviceWish { Width = 8 });
        Assert.Equal((task, architecture), (request.Task, request.Architecture));
        Trains(Advisor.Recommend(request), spec, outputs);
    }

    [Theory]
    [InlineData("digits", AdviceArchitecture.Dense)]
    [InlineData("digits", AdviceArchitecture.Residual)]
    [InlineData("digits", AdviceArchitecture.Transformer)]
    [InlineData("digits", AdviceArchitecture.Recurrent)]
    [InlineData("moons", AdviceArchitecture.Residual)]
    [InlineData("moons", AdviceArchitecture.Transformer)]
    [InlineData("first-names", AdviceArchitecture.Dense)]
    [InlineData("first-names", AdviceArchitecture.Convolutional)]
    [InlineData("first-names", AdviceArchitecture.Transformer)]
    [InlineData("monthly-sales.csv", AdviceArchitecture.Convolutional)]
    [InlineData("monthly-sales.csv", AdviceArchitecture.Transformer)]
    public void Other_architectures_train_on_the_same_data(string name, AdviceArchitecture architecture)
    {
        var spec = Spec(name);
        var advice = Advisor.Recommend(AdviceData.Request(SpecData.Load(spec), new AdviceWish { Architecture = architecture, Width = 8, Depth = 3 }));
        Trains(advice, spec, advice.Outputs);
    }

    [Fact]
    public void Every_command_without_data_reads_back()
    {
        foreach (var task in Enum.GetValues<AdviceTask>())
            foreach (var architecture in Enum.GetValues<AdviceArchitecture>())
            {
                var spec = AdviceRun.Train(Advisor.Recommend(new AdviceWish { Task = task, Architecture = architecture }.Request()));
                Assert.Equal(task is AdviceTask.MultiLabel or AdviceTask.Ordinal, spec is null);
                if (spec is null) continue;
                RunSpecRules.Check(spec, RunVerb.Train);
                var read = RunFile.Parse(RunFile.Write(spec, RunVerb.Train), RunVerb.Train);
                Assert.Equal(RunCommand.Line(spec, RunVerb.Train), RunCommand.Line(read, RunVerb.Train));
            }
    }

    [Fact]
    public void The_command_builds_the_network_of_the_advice()
    {
        foreach (var name in new[] { "digits", "moons", "shares", "counts", "first-names" })
        {
            var spec = Spec(name);
            var data = SpecData.Load(spec);
            var advice = Advisor.Recommend(AdviceData.Request(data, new AdviceWish { Width = 8 }));
            using var own = advice.Build();
            var train = AdviceRun.Train(advice, spec)!;
            using var run = NetworkBuilder.Build(data, SpecRecipe.Single(train), SpecRecipe.Activations(train, RunVerb.Train));
            Assert.Equal(own.ToString(), run.ToString());
        }
    }

    [Fact]
    public void Bounds_are_those_that_the_network_sees()
    {
        var spec = Spec("shares");
        var data = SpecData.Load(spec);
        var (low, high) = AdviceData.Request(data, new AdviceWish()).Bounds;
        Assert.Equal((0, 1), (Math.Round(data.TargetScale.Restore(low), 9), Math.Round(data.TargetScale.Restore(high), 9)));
        var wider = AdviceData.Request(data, new AdviceWish { Low = -1, High = 3 }).Bounds;
        Assert.Equal((-1, 3), (Math.Round(data.TargetScale.Restore(wider.Low), 9), Math.Round(data.TargetScale.Restore(wider.High), 9)));
        Assert.Contains("hold them", Refused("shares", new AdviceWish { High = 0.5 }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("moons", AdviceTask.Regression, "which is not regression")]
    [InlineData("curve", AdviceTask.Binary, "which is not binary")]
    [InlineData("curve", AdviceTask.Count, "0 or more")]
    [InlineData("digits", AdviceTask.MultiLabel, "needs several")]
    public void A_task_that_does_not_fit_the_data_is_refused(string data, AdviceTask task, string says) =>
        Assert.Contains(says, Refused(data, new AdviceWish { Task = task }), StringComparison.Ordinal);

    [Fact]
    public void The_data_say_how_many_classes_there_are() =>
        Assert.Contains("has 10 classes, not 7", Refused("digits", new AdviceWish { Classes = 7 }), StringComparison.Ordinal);

    [Fact]
    public void A_table_has_no_neighbours() =>
        Assert.Contains("neighbours", Assert.Throws<HillockException>(() =>
            Advisor.Recommend(AdviceData.Request(SpecData.Load(Spec("moons")), new AdviceWish { Architecture = AdviceArchitecture.Convolutional }))).Message,
                StringComparison.Ordinal);

    [Fact]
    public void A_trial_races_the_advice_and_says_what_came_out()
    {
        var moons = Spec("moons");
        var spec = moons.With(moons.Fit with { SeedCount = 3, Epochs = 15 }).With(moons.Place with { Threads = 2, Output = Path.Combine(_root, "trial") });
        var advice = Advisor.Recommend(AdviceData.Request(SpecData.Load(spec), new AdviceWish { Width = 16 }));
        var trial = AdviceTrial.Run(advice, spec);
        Assert.Equal(advice.Contenders.Order(), trial.Result.Rows.Select(r => r.Arm).Order());
        Assert.Equal(trial.Result.Rows.First(r => r.Arm == "relu").TiedWithBest, trial.Held);
        Assert.Equal(trial.Sentence, trial.Beside(advice)[AdviceTopic.HiddenActivation].Evidence.Single(e => e.Kind == EvidenceKind.Measurement).Text);
        Assert.StartsWith(trial.Held == true ? "The advice held" : "The advice did not hold", trial.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_of_a_trial_has_its_statistics()
    {
        var advice = Advisor.Recommend(new AdviceRequest());
        Assert.True(Of(Row("relu", 1, 0.95), Row("elu", 2, 0.93)).Held);
        var tied = Of(Row("elu", 1, 0.96), Row("relu", 2, 0.95, tied: true, p: 0.3));
        Assert.True(tied.Held);
        Assert.Contains("1.00 points behind elu", tied.Sentence, StringComparison.Ordinal);
        var lost = Of(Row("elu", 1, 0.96), Row("relu", 2, 0.91, p: 0.001));
        Assert.False(lost.Held);
        Assert.Contains("5.00 points behind elu (91.00 ± 1.00 % and 96.00 ± 1.00 % over 5 seeds, p = 0.001). Take elu.", lost.Sentence,
            StringComparison.Ordinal);
        Assert.Null(Of(Row("elu", 1, 0.96, seeds: 1), Row("relu", 2, 0.91, seeds: 1)).Held);
        Assert.Null(Of(Row("elu", 1, 0.96), Row("relu", 2, null)).Held);

        AdviceTrial Of(params ComparisonRow[] rows) => AdviceTrial.Of(advice, new ComparisonResult
        {
            Data = "d",
            Task = "classification",
            Network = "1-2",
            Design = "1 seed",
            Metric = "accuracy",
            HigherIsBetter = true,
            Rows = rows,
            Verdict = "",
            Seeds = [1],
            Planned = 1,
            Finished = 1,
        });

        static ComparisonRow Row(string name, int rank, double? mean, bool tied = false, double? p = null, int seeds = 5) => new()
        {
            Rank = rank,
            Arm = name,
            Finished = mean is null ? 0 : seeds,
            Diverged = 0,
            Validation = mean is { } m ? new Spread(m, 0.01) : null,
            TiedWithBest = tied || rank == 1,
            Behind = mean is { } value ? 0.96 - value : null,
            ToBest = p is null ? null : new PairResult { Than = "elu", Units = seeds, Difference = 0, P = p, Apart = !tied, ProbabilityBetter = 0, Wins = 0, Ties = 0, Losses = seeds },
        };
    }

    private static string Refused(string data, AdviceWish wish) =>
        Assert.Throws<HillockException>(() => AdviceData.Request(SpecData.Load(Spec(data)), wish)).Message;

    private void Trains(Recommendation advice, RunSpec spec, int outputs)
    {
        var train = AdviceRun.Train(advice, spec)!;
        train = train.With(train.Fit with { Epochs = 1 }).With(train.Place with { Threads = 2, Output = Path.Combine(_root, "run") });
        using var run = TrainingRun.Prepare(train);
        Assert.Equal(outputs, run.Model.Outputs.Size);
        Assert.DoesNotContain(NetworkLint.Run(run.Model, run.Data, SpecRecipe.Single(train).Options(run.Data, 1, 1)), f => f.Severity > Severity.Note);
        Assert.False(run.Run().Outcome.Diverged);
    }

    private static RunSpec Spec(string name) => name switch
    {
        "digits" or "moons" or "curve" => new RunSpec { Data = new() { Source = name, Rows = 300 } },
        "monthly-sales.csv" => new RunSpec { Data = new() { Source = Path.Combine(Samples, name), Window = 12 } },
        "counts" or "shares" => new RunSpec { Data = new() { Source = Table(name), Target = "y" } },
        _ => new RunSpec { Data = Path.Combine(Samples, name) },
    };

    private static string Table(string name)
    {
        var path = Path.Combine(Path.GetTempPath(), $"hillock-advice-{name}-{Environment.ProcessId}.csv");
        File.WriteAllLines(path, ["a,b,y", .. Enumerable.Range(0, 300).Select(i => name == "counts"
            ? FormattableString.Invariant($"{i * 37 % 101},{i % 17},{(i * 7 % 61) + (i % 3)}")
            : FormattableString.Invariant($"{i * 37 % 101},{i % 17},{(i * 7 % 101) / 101.0:0.0000}"))]);
        return path;
    }

    private static string Samples { get; } = Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "samples");

    private static string Root(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Hillock.slnx")) ? folder.FullName : Root(folder.Parent!);
}
