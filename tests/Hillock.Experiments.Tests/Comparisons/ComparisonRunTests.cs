using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.RunFolders;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Tests.Comparisons;

public sealed class ComparisonRunTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hillock").FullName;

    private static readonly ComparisonPlan Plan = Field.Plan(["a", "b", "c"], 4);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void The_number_of_threads_changes_nothing(int threads)
    {
        var one = Of(Plan, null, null).Run(Fake, 1, CancellationToken.None);
        Assert.Equal(ComparisonJson.Write(one), ComparisonJson.Write(Of(Plan, null, null).Run(Fake, threads, CancellationToken.None)));
    }

    [Fact]
    public void A_stopped_run_keeps_what_is_finished_and_goes_on_from_there()
    {
        var whole = ComparisonJson.Write(Of(Plan, null, null).Run(Fake, 1, CancellationToken.None));
        using var stop = new CancellationTokenSource();
        var trained = 0;
        var first = InFolder(null,
            (job, epoch, cancel) =>
            {
                if (++trained == 5) stop.Cancel();
                return cancel.IsCancellationRequested ? null : Fake(job, epoch, cancel);
            },
            1, stop.Token);
        Assert.Equal(4, first.Finished);
        Assert.True(first.Interrupted);
        Mark();

        trained = 0;
        var news = new List<ComparisonProgress>();
        var second = InFolder(new Collect(news),
            (job, epoch, cancel) =>
            {
                trained++;
                return Fake(job, epoch, cancel);
            },
            1, CancellationToken.None);
        Assert.Equal(12 - 4, trained);
        Assert.Equal(whole, ComparisonJson.Write(second));
        Assert.All(news, n => Assert.Equal(4, n.Resumed));
        Assert.Equal(12, news[^1].Finished);
        Assert.Equal(TimeSpan.Zero, news[^1].Left);
    }

    [Fact]
    public void A_damaged_file_costs_one_training()
    {
        InFolder(null, Fake, 2, CancellationToken.None);
        Mark();
        File.WriteAllText(Path.Combine(_root, "trainings", "a1.json"), "{\"activation\": \"a\", ");
        var trained = new List<string>();
        InFolder(null,
            (job, epoch, cancel) =>
            {
                trained.Add(job.Key);
                return Fake(job, epoch, cancel);
            },
            1, CancellationToken.None);
        Assert.Equal(["a1"], trained);
    }

    [Fact]
    public void The_folder_holds_the_results_at_every_moment()
    {
        using var folder = RunFolder.Open(_root, RunVerb.Compare);
        var seen = 0;
        Of(Plan, folder, null).Run(
            (job, epoch, cancel) =>
            {
                Assert.Contains($"\"finished\": {seen++},", folder.Read("results.json"), StringComparison.Ordinal);
                return Fake(job, epoch, cancel);
            },
            1, CancellationToken.None);
        Assert.True(folder.Has("histories/a-seed1.csv"));
        Assert.True(folder.Has("results.csv"));
        Assert.True(folder.Has("summary.md"));
        Assert.True(folder.Has("verdict.txt"));
    }

    [Fact]
    public void An_error_in_a_training_reaches_the_caller() =>
        Assert.Throws<HillockException>(() =>
            Of(Plan, null, null).Run((_, _, _) => throw new HillockException("no"), 2, CancellationToken.None));

    [Fact]
    public void What_is_written_grows_with_the_trainings()
    {
        var (few, many) = (BytesOf(100), BytesOf(800));
        Assert.InRange(many, 4 * few, 12 * few);

        long BytesOf(int seeds)
        {
            var plan = Field.Plan(["a"], seeds);
            var path = Path.Combine(_root, $"{seeds}");
            using var folder = RunFolder.Open(path, RunVerb.Compare);
            Of(plan, folder, null).Run(Fake, 1, CancellationToken.None);
            Assert.Contains($"\"finished\": {seeds},", folder.Read("results.json"), StringComparison.Ordinal);
            return folder.Written;
        }
    }

    [Fact]
    public void Where_one_fails_the_tables_hold_the_others()
    {
        var plan = Field.Plan(["a"], 100);
        using var folder = RunFolder.Open(_root, RunVerb.Compare);
        Assert.Throws<HillockException>(() => Of(plan, folder, null).Run(
            (job, epoch, cancel) => job.Seed == 100 ? throw new HillockException("no") : Fake(job, epoch, cancel), 1, CancellationToken.None));
        Assert.Contains("\"finished\": 99,", folder.Read("results.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_follows_the_function_when_another_one_had_its_name()
    {
        InFolder(null, Fake, 1, CancellationToken.None);
        Mark();
        var curve = Path.Combine(_root, "histories", "a-seed1.csv");
        var own = File.ReadAllText(curve);
        File.WriteAllText(curve, "of another function");
        InFolder(null, Fake, 1, CancellationToken.None);
        Assert.Equal(own, File.ReadAllText(curve));
    }

    [Fact]
    public void A_flipped_bit_costs_one_training()
    {
        InFolder(null, Fake, 1, CancellationToken.None);
        Mark();
        var path = Path.Combine(_root, "trainings", "a1.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("0.9", "0.8", StringComparison.Ordinal));
        var trained = new List<string>();
        InFolder(null, (job, epoch, cancel) => { trained.Add(job.Key); return Fake(job, epoch, cancel); }, 1, CancellationToken.None);
        Assert.Equal(["a1"], trained);
    }

    private ComparisonResult InFolder(IProgress<ComparisonProgress>? progress, ComparisonRun.Training train, int threads, CancellationToken cancel)
    {
        using var folder = RunFolder.Open(_root, RunVerb.Compare);
        return Of(Plan, folder, progress).Run(train, threads, cancel);
    }

    private static ComparisonRun Of(ComparisonPlan plan, RunFolder? folder, IProgress<ComparisonProgress>? progress) =>
        new(plan, (arm, rate, block) => Field.Job(plan, arm, rate, block), 2, folder, progress);

    private void Mark() => File.WriteAllText(Path.Combine(_root, RunFolder.CommandFile), "hillock compare\n");

    private static TrainingOutcome Fake(TrainingJob job, Action<int, double> epoch, CancellationToken cancel)
    {
        var value = 0.9 + (0.01 * job.Arm) + (0.001 * ((job.Seed * 7919) % 13) / 3);
        epoch(1, value - 0.1);
        epoch(2, value);
        return new TrainingOutcome
        {
            Activation = job.Name,
            Seed = job.Seed,
            Diverged = false,
            BestEpoch = 2,
            Validation = value,
            Test = value - 0.01,
            StepsPerEpoch = 10,
            Epochs = [new(1, double.NaN, 1, value - 0.1, 0.5), new(0.5, 0.9, double.PositiveInfinity, value, 0.5)],
            GradientRatio = 1 / 3.0,
        };
    }

    private sealed class Collect(List<ComparisonProgress> news) : IProgress<ComparisonProgress>
    {
        public void Report(ComparisonProgress value) => news.Add(value);
    }
}
