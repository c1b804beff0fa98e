using System.Text.Json;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Tests.Comparisons;

public sealed class ComparisonRankingTests
{
    private static readonly ComparisonPlan Plan = Field.Plan(["relu", "sigmoid"], 3);

    [Fact]
    public void The_order_in_which_trainings_finish_changes_nothing()
    {
        var runs = Runs();
        Assert.Equal(ComparisonJson.Write(Field.Rank(Plan, runs)), ComparisonJson.Write(Field.Rank(Plan, [.. runs.Reverse()])));
    }

    [Fact]
    public void Targets_are_counted_by_epoch()
    {
        var result = Field.Rank(Plan, Runs());
        Assert.Equal(0.99 * 0.96, result.Target!.Value, 12);
        Assert.Equal("relu", result.Rows[0].Arm);
        Assert.Equal(2, result.Rows[0].EpochsToTarget);
        Assert.Equal(1.0, result.Rows[0].SecondsToTarget);
        Assert.Equal(5000, result.Rows[0].MicrosecondsPerStep!.Value, 6);
        Assert.Null(result.Rows[1].EpochsToTarget);
        Assert.Equal([0.5, 0.96], result.Rows[0].Curve);
    }

    [Fact]
    public void A_target_that_half_of_the_seeds_reach_is_a_median_and_one_that_fewer_reach_is_none()
    {
        var half = Field.Rank(Field.Plan(["relu", "sigmoid"], 2),
            [Run("relu", 1, 0.5, 0.96), Run("relu", 2, 0.5, 0.96), Run("sigmoid", 1, 0.4, 0.96), Run("sigmoid", 2, 0.4, 0.5)]);
        Assert.Equal(2, half.Rows.Single(r => r.Arm == "sigmoid").EpochsToTarget);
        Assert.Equal(1.0, half.Rows.Single(r => r.Arm == "sigmoid").SecondsToTarget);
        var fewer = Field.Rank(Plan, [.. Runs().Take(3), Run("sigmoid", 1, 0.4, 0.96), Run("sigmoid", 2, 0.4, 0.5), Run("sigmoid", 3, 0.4, 0.5)]);
        Assert.Null(fewer.Rows.Single(r => r.Arm == "sigmoid").EpochsToTarget);
        Assert.Null(fewer.Rows.Single(r => r.Arm == "sigmoid").SecondsToTarget);
    }

    [Fact]
    public void Seeds_are_told_in_order_and_one_that_diverged_has_no_score()
    {
        var result =
            Field.Rank(
            Plan, [Run("relu", 2, 0.5, 0.9), Run("relu", 1, 0.5, 0.96),
            Run("relu", 3, 0.5, 0.5) with { Diverged = true, Validation = double.NaN, Test = double.NaN, Epochs = [new(0.5, 0.9, 0.5, 0.3, 0.5)] }]);
        var seeds = result.Rows.Single(r => r.Arm == "relu").Seeds;
        Assert.Equal([1L, 2L, 3L], seeds.Select(s => s.Seed));
        Assert.Equal([0.96, 0.9, null], seeds.Select(s => s.Validation));
        Assert.Equal(0.95, seeds[0].Test!.Value, 1e-12);
        Assert.Null(seeds[2].Test);
        Assert.Equal(2, result.Rows.Single(r => r.Arm == "relu").Curve.Count);
    }

    [Fact]
    public void Json_has_the_documented_members_and_no_NaN()
    {
        var runs = Runs().Append(Run("sigmoid", 3, double.NaN, double.NaN) with { Diverged = true }).ToArray();
        using var json = JsonDocument.Parse(ComparisonJson.Write(Field.Rank(Plan, runs)));
        var root = json.RootElement;
        foreach (var name in new[] { "data", "task", "network", "results", "verdict", "folder", "command" }) Assert.True(
            root.TryGetProperty(name, out _), name);
        foreach (var row in root.GetProperty("results").EnumerateArray())
        {
            foreach (var name in new[] { "arm", "validation", "test", "epochsToTarget", "secondsToTarget", "microsecondsPerStep", "deadShare",
                "gradientRatio", "diverged" })
                Assert.True(row.TryGetProperty(name, out _), name);
            Assert.Equal(JsonValueKind.Number, row.GetProperty("validation").GetProperty("mean").ValueKind);
        }

        Assert.Equal("relu", root.GetProperty("results")[0].GetProperty("arm").GetString());
        Assert.Equal(1, root.GetProperty("results")[1].GetProperty("diverged").GetInt32());
    }

    [Fact]
    public void The_deviation_of_one_seed_is_null()
    {
        using var json =
            JsonDocument.Parse(ComparisonJson.Write(Field.Rank(Field.Plan(["relu", "sigmoid"], 1), [Run("relu", 1, 0.5, 0.9), Run("sigmoid", 1, 0.5, 0.8)])));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("results")[0].GetProperty("validation").GetProperty("deviation").ValueKind);
    }

    [Fact]
    public void The_verdict_names_the_best_and_how_far_the_others_are()
    {
        var verdict = Field.Rank(Plan, Runs()).Verdict;
        Assert.StartsWith("relu is best: 96.00 ± 0.10 % validation accuracy over 3 trainings (test 95.00 ± 0.10 %). sigmoid is 16.0 (15.", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void The_verdict_says_what_one_seed_cannot()
    {
        var verdict = Field.Rank(Field.Plan(["relu", "sigmoid"], 1), [Run("relu", 1, 0.5, 0.9), Run("sigmoid", 1, 0.5, 0.8)]).Verdict;
        Assert.StartsWith("One training each cannot rank", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void The_verdict_names_ties_divergence_and_an_early_stop()
    {
        TrainingOutcome[] runs = [Run("relu", 1, 0, 0.9), Run("relu", 2, 0, 0.92), Run("sigmoid", 1, 0, 0.91), Run("sigmoid", 2, 0, 0.90)];
        var verdict = Field.Rank(Plan, runs).Verdict;
        Assert.Contains("Stopped early: 4 of 6 trainings are finished", verdict, StringComparison.Ordinal);
        Assert.Contains("cannot be told apart from it", verdict, StringComparison.Ordinal);
        runs = [Run("relu", 1, 0, 0.9), Run("relu", 2, 0, 0.92), Run("sigmoid", 1, 0, 0.91), Run("sigmoid", 2, 0, 0.90) with { Diverged = true }];
        Assert.Contains("sigmoid diverged in 1 of 2 trainings.", Field.Rank(Plan, runs).Verdict, StringComparison.Ordinal);
        runs = [.. runs.Select(r => r with { Diverged = true })];
        Assert.Contains("Every training diverged", Field.Rank(Plan, runs).Verdict, StringComparison.Ordinal);
        Assert.Contains("Nothing was finished", Field.Rank(Plan, []).Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_and_the_csv_hold_every_activation()
    {
        var result =
            Field.Rank(Field.Plan(["max(0, x)", "sigmoid"], 3),
            [.. Runs().Select(r => r.Activation == "relu" ? r with { Activation = "max(0, x)" } : r)]);
        Assert.Contains("\"max(0, x)\",true,0.001,0.96", ComparisonText.Csv(result), StringComparison.Ordinal);
        Assert.Contains("| =1 | `max(0, x)` | 96.00 ± 0.10 % |", ComparisonText.Markdown(result), StringComparison.Ordinal);
    }

    private static TrainingOutcome[] Runs() =>
    [
        Run("relu", 1, 0.5, 0.96), Run("relu", 2, 0.5, 0.961), Run("relu", 3, 0.5, 0.959),
        Run("sigmoid", 1, 0.4, 0.801), Run("sigmoid", 2, 0.4, 0.80), Run("sigmoid", 3, 0.4, 0.799),
    ];

    private static TrainingOutcome Run(string activation, long seed, double first, double last) => Field.Run(activation, seed, first, last);
}
