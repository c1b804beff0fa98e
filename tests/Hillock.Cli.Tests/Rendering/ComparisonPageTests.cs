using Hillock.Cli.Rendering;
using Hillock.Experiments.Comparisons;

namespace Hillock.Cli.Tests.Rendering;

public sealed class ComparisonPageTests
{
    [Fact]
    public void The_page_at_full_width() => Assert.Equal(
        """
        digits, classification, network 784-64-32-10, 5 seeds

                                  validation          test  epochs to  seconds to  µs a       dead  gradient
             activation         accuracy (%)  accuracy (%)     95.0 %      95.0 %  step  units (%)     ratio
        ────────────────────────────────────────────────────────────────────────────────────────────────────
        1    gelu               97.31 ± 0.12  97.02 ± 0.12        3.0        0.41    40        0.0      1.23
        2 =  relu               97.25 ± 0.21  96.90 ± 0.21        3.0        0.37    35        5.2      0.87
        3    x*sigmoid(1.702*…  96.02 ± 0.09  96.11 ± 0.09        4.0        0.56    42        0.0      1.10
        4    sigmoid                diverged      diverged          -           -     -          -         -
        =  cannot be told from the best

        gelu and relu come first and cannot be told apart. sigmoid is 2.9 points behind and slower to learn.

        folder  runs/compare-20260101-120000
        repeat  hillock compare --activations 'gelu,relu,x*sigmoid(1.702*x),sigmoid' --epochs 5
        """.ReplaceLineEndings("\n"), Draw(100));

    [Theory]
    [InlineData(100)]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(40)]
    public void Only_the_lines_to_copy_may_be_wider_than_the_screen(int width) =>
        Assert.All(Draw(width).Split('\n').Where(l => !l.StartsWith("repeat", StringComparison.Ordinal)), l => Assert.True(l.Length <= width, l));

    [Fact]
    public void When_narrow_the_validation_column_stays() => Assert.Contains("97.31 ± 0.12", Draw(50), StringComparison.Ordinal);

    [Fact]
    public void The_answer_to_a_claim_comes_first_and_once()
    {
        var claim = new ClaimResult { Sentence = "GELU is best.", Answer = ClaimAnswer.Held, Figures = [], Words = "Held: GELU is best.\nIt has more." };
        var example = Example();
        var page = Draw(100, example with { Claim = claim, Verdict = $"{claim.Words}\n{example.Verdict}" });
        Assert.StartsWith("digits, classification, network 784-64-32-10, 5 seeds\n\nHeld: GELU is best.\nIt has more.\n\n", page, StringComparison.Ordinal);
        Assert.Equal(1, page.Split("Held: GELU").Length - 1);
        Assert.Contains("\n\ngelu and relu come first", page, StringComparison.Ordinal);
    }

    private static string Draw(int width, ComparisonResult? result = null)
    {
        using var writer = new StringWriter();
        ComparisonPage.Write(new Screen(writer, isTerminal: false, color: false, width), result ?? Example());
        return Cli.Tidy(writer.ToString());
    }

    private static ComparisonResult Example() => new()
    {
        Data = "digits",
        Task = "classification",
        Network = "784-64-32-10",
        Metric = "accuracy",
        Design = "5 seeds",
        HigherIsBetter = true,
        Target = 0.95,
        Seeds = [1, 2, 3, 4, 5],
        Planned = 20,
        Finished = 20,
        Folder = "runs/compare-20260101-120000",
        Command = "hillock compare --activations 'gelu,relu,x*sigmoid(1.702*x),sigmoid' --epochs 5",
        Verdict = "gelu and relu come first and cannot be told apart. sigmoid is 2.9 points behind and slower to learn.",
        Rows =
        [
            Row(1, "gelu", 0.9731, 0.0012, 0.9702, 3, 0.412, 39.6, 0, 1.23, tied: true),
            Row(2, "relu", 0.9725, 0.0021, 0.9690, 3, 0.371, 35.2, 0.0521, 0.87, tied: true),
            Row(3, "x*sigmoid(1.702*x)", 0.9602, 0.0009, 0.9611, 4, 0.555, 41.9, 0, 1.1, tied: false),
            new() { Rank = 4, Arm = "sigmoid", Finished = 0, Diverged = 5 },
        ],
    };

    private static ComparisonRow Row(
        int rank, string name, double validation, double deviation, double test, double epochs, double seconds, double step, double dead, double ratio,
            bool tied) => new()
            {
                Rank = rank,
                Arm = name,
                Finished = 5,
                Diverged = 0,
                Validation = new Spread(validation, deviation),
                Test = new Spread(test, deviation),
                EpochsToTarget = epochs,
                SecondsToTarget = seconds,
                MicrosecondsPerStep = step,
                DeadShare = dead,
                GradientRatio = ratio,
                TiedWithBest = tied,
            };
}
