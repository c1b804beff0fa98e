using Hillock.Experiments.AcrossData;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Tests.Comparisons;

/// <summary>Real comparisons, small, of each kind that there is.</summary>
public sealed class DesignTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hillock").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_grid_tells_what_each_factor_gains()
    {
        var result = Comparison.Run(Spec("grid", "vary=activation=relu,tanh,normalization=none,batch", "epochs=8"));
        Assert.Equal(4, result.Rows.Count);
        Assert.Equal(["activations", "normalization"], result.Factors.Select(f => f.Option));
        Assert.Equal(4, result.Effects!.Main.Count);
        Assert.Single(result.Effects.Interactions);
        Assert.Null(result.Effects.Main[0].Gain);
        Assert.NotNull(result.Effects.Main[1].Gain);
        Assert.Contains("Over all,", result.Verdict, StringComparison.Ordinal);
        var again = RunFile.Read(Path.Combine(_root, "grid", "run.yaml"), RunVerb.Compare);
        Assert.Equal(["activations=relu,tanh", "normalization=none,batch"], again.Design.Vary);
    }

    [Fact]
    public void More_seeds_go_on_with_what_is_there()
    {
        var first = Comparison.Run(Spec("more", "activations=relu,tanh", "epochs=2", "seeds=2"));
        var resumed = 0;
        var more = Comparison.WithMoreSeeds(Path.Combine(_root, "more"), 3);
        var second = Comparison.Run(more, new Progress(p => resumed = Math.Max(resumed, p.Resumed)));
        Assert.Equal(4, first.Finished);
        Assert.Equal(10, second.Finished);
        Assert.Equal(4, resumed);
        foreach (var row in first.Rows)
            Assert.Equal(row.Seeds.Select(s => s.Validation), second.Rows.Single(r => r.Arm == row.Arm).Seeds.Take(2).Select(s => s.Validation));
        Assert.Throws<HillockException>(() => Comparison.WithMoreSeeds(_root, 1));
        File.WriteAllText(Path.Combine(_root, "more", "command.txt"), "hillock train --data moons\n");
        Assert.Contains("holds a run of train, not of compare", Assert.Throws<HillockException>(
            () => Comparison.WithMoreSeeds(Path.Combine(_root, "more"), 1)).Message, StringComparison.Ordinal);
        Assert.Throws<HillockException>(() => Comparison.WithMoreSeeds(null, 1));
        Assert.Throws<HillockException>(() => Comparison.WithMoreSeeds(Path.Combine(_root, "more"), 0));
    }

    [Fact]
    public void A_smaller_comparison_in_the_same_folder_keeps_the_verdict_of_the_larger()
    {
        Comparison.Run(Spec("kept", "activations=relu,tanh,elu", "epochs=2", "seeds=2"));
        var verdict = File.ReadAllText(Path.Combine(_root, "kept", "verdict.txt"));
        var second = Comparison.Run(Spec("kept", "activations=relu,tanh", "epochs=2", "seeds=2"));
        Assert.Contains(second.Warnings, w => w.Contains("they are kept in earlier/1", StringComparison.Ordinal));
        Assert.Equal(verdict, File.ReadAllText(Path.Combine(_root, "kept", "earlier", "1", "verdict.txt")));
        Comparison.Run(Spec("kept", "activations=relu,elu", "epochs=2", "seeds=2"));
        Assert.True(File.Exists(Path.Combine(_root, "kept", "earlier", "2", "results.json")));
    }

    [Fact]
    public void A_baseline_and_a_margin_are_told()
    {
        var result = Comparison.Run(Spec("base", "activations=relu,tanh,sigmoid", "epochs=40", "rate=0.03", "baseline=relu", "margin=50"));
        Assert.Null(result.Rows.Single(r => r.Arm == "relu").ToBaseline);
        Assert.All(result.Rows.Where(r => r.Arm != "relu"), r => Assert.Equal("relu", r.ToBaseline!.Than));
        Assert.All(result.Rows.Skip(1), r => Assert.Equal("equal", r.ToBest!.Within)); // within 50 points
        Assert.Contains("Within your margin", result.Verdict, StringComparison.Ordinal);
        Assert.Contains("'relo' is not one of the arms. Did you mean relu?", Assert.Throws<HillockException>(
            () => Comparison.Run(Spec("none", "activations=relu,tanh", "baseline=relo"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_ends_it_in_good_order_and_says_so()
    {
        var result = Comparison.Run(Spec("budget", "activations=relu,tanh", "budget=300ms", "rates=own"));
        Assert.False(result.Interrupted);
        Assert.True(result.OutOfTime);
        Assert.All(result.Rows, r => Assert.InRange(r.Finished, 5, 49));
        Assert.Contains("The time that was given was enough for", result.Verdict, StringComparison.Ordinal);
        var epochs = File.ReadAllText(Path.Combine(_root, "budget", "budget.txt"));
        Comparison.Run(Spec("budget", "activations=relu,tanh", "budget=300ms", "rates=own"));
        Assert.Equal(epochs, File.ReadAllText(Path.Combine(_root, "budget", "budget.txt")));
    }

    [Fact]
    public void Several_data_sets_are_ranked_together()
    {
        var spec = Spec("sets", "data=moons,circles,curve", "activations=relu,tanh", "epochs=3", "seeds=2", "folds=1");
        var result = AcrossComparison.Run(spec);
        Assert.Equal(["moons", "circles", "curve"], result.Results.Select(r => r.Data));
        Assert.Equal(2, result.Rows.Count);
        Assert.Equal(3, result.Rows.Sum(r => r.MeanRank), 1e-12); // 1 + 2, also where they tie
        Assert.True(File.Exists(Path.Combine(_root, "sets", "moons", "results.json")));
        Assert.Equal(AcrossText.Json(result), File.ReadAllText(Path.Combine(_root, "sets", "across.json")));
        Assert.Contains("Over 3 data sets", result.Verdict, StringComparison.Ordinal);
        Assert.Single(AcrossComparison.Sources(Spec("one", "data=moons")));
        Assert.Throws<HillockException>(() => AcrossComparison.Sources(Spec("two", "data=moons,moons")));
        Assert.Throws<HillockException>(() => AcrossComparison.Sources(Spec("three", "data=a.csv,b.csv,c.csv", "target=x,y")));
        Assert.Equal(["x", "y"], AcrossComparison.Sources(Spec("four", "data=a.csv,b.csv", "target=x,y")).Select(s => s.Target));
    }

    [Fact]
    public void By_default_trainings_end_at_a_plateau_and_each_arm_has_its_rate()
    {
        var result = Comparison.Run(Spec("usual", "activations=relu,tanh"));
        Assert.All(result.Rows, r => Assert.True(r.Rates.Count >= 3));
        Assert.All(result.Rows.SelectMany(r => r.Seeds), s => Assert.False(s.StillImproving && s.Epochs < 1000));
        Assert.True(result.Rows.SelectMany(r => r.Seeds).Select(s => s.Epochs).Distinct().Count() > 1);
        Assert.Equal("5 folds of 2 splits, a seed each", result.Design);
        // Rates are told twice only by mistake.
        Assert.Contains("give one of the two", Assert.Throws<HillockException>(() => Comparison.Run(Spec("twice", "rates=auto", "rate=0.1"))).Message,
            StringComparison.Ordinal);
    }

    private RunSpec Spec(string folder, params string[] options)
    {
        var spec = new RunSpec { Data = new() { Source = "moons", Rows = 200 }, Network = new() { Hidden = [6] }, Place = new() { Output = Path.Combine(_root, folder) } };
        foreach (var option in options) spec = RunOptions.Get(option[..option.IndexOf('=', StringComparison.Ordinal)], RunVerb.Compare).ApplyText(spec, option[(option.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        return spec;
    }

    private sealed class Progress(Action<ComparisonProgress> tell) : IProgress<ComparisonProgress>
    {
        public void Report(ComparisonProgress value) => tell(value);
    }
}
