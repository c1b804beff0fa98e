using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Tests.RunFiles;

public sealed class ClaimTextTests
{
    private const double Inf = double.PositiveInfinity;

    [Theory]
    [InlineData("relu over sigmoid, accuracy, 10 to 15 points", 10, 15)]
    [InlineData("relu over sigmoid, accuracy, 10-15 % better", 10, 15)]
    [InlineData("relu over sigmoid, accuracy, better", 0, Inf)]
    [InlineData("relu over sigmoid, accuracy, at most 0.5 points worse", -0.5, Inf)]
    [InlineData("relu over sigmoid, accuracy, at least 2 points more", 2, Inf)]
    [InlineData("relu over sigmoid, accuracy, at least 2 points lower", -Inf, -2)]
    [InlineData("selu over relu, epochs, at least 20 % fewer", -Inf, -20)]
    [InlineData("selu over relu, epochs, up to 20 % faster", -20, 0)]
    [InlineData("selu over relu, epochs, better", -Inf, 0)]
    [InlineData("selu over relu, epochs to 90 %, better", -Inf, 0)]
    [InlineData("elu over relu, step-time, 5 to 50 percent slower", 5, 50)]
    [InlineData("elu over relu, step time, at most 10 % more", -Inf, 10)]
    [InlineData("elu over relu, error, 10 to 15 %", -15, -10)]
    [InlineData("leaky_relu over relu, dead units, at least 20 points fewer", -Inf, -20)]
    [InlineData("leaky_relu(alpha=0.2, 1) over x*sigmoid(b*x); b = 1, step time, worse", 0, Inf)]
    public void A_size_is_a_range_of_changes(string text, double low, double high)
    {
        var range = Assert.Single(ClaimText.Read([text])).Size.Range;
        Assert.Equal((low, high), (range.Low, range.High));
    }

    [Fact]
    public void Better_by_nothing_is_not_better()
    {
        var range = ClaimText.Read(["a over b, accuracy, better"])[0].Size.Range;
        Assert.True(range.Excludes(0, 0));
        Assert.False(range.Contains(0, 1));
        Assert.True(ClaimText.Read(["a over b, accuracy, no worse"])[0].Size.Range.Contains(0, 1));
    }

    [Theory]
    [InlineData("accuracy", -0.5, Inf)]
    [InlineData("epochs", -Inf, 0.5)]
    public void No_worse_grants_the_margin(string measure, double low, double high)
    {
        var range = ClaimText.Read([$"a over b, {measure}, no worse"])[0].Size.Allowed(0.5);
        Assert.Equal((low, high), (range.Low, range.High));
    }

    [Fact]
    public void Several_figures_stand_in_one_list()
    {
        string[] apart = ["selu + lecun_normal over relu + he_normal", "epochs", "better", "elu over relu", "accuracy", "no worse"];
        Assert.Equal(["selu + lecun_normal over relu + he_normal, epochs, better", "elu over relu, accuracy, no worse"], ClaimText.Normal(apart));
        Assert.Equal(ClaimText.Normal(apart), ClaimText.Normal(ClaimText.Normal(apart)));
    }

    [Theory]
    [InlineData("relu", "claimed begins with 'relu', but must name two arms first, such as 'relu over sigmoid, accuracy, 10 to 15 points'.")]
    [InlineData("", "claimed is empty")]
    [InlineData("relu over tanh, accuracy", "too few parts")]
    [InlineData("relu over tanh, accuracy, better, worse", "too many parts")]
    [InlineData("relu over tanh over elu, accuracy, better", "a figure is about two arms")]
    [InlineData("relu over relu, accuracy, better", "holds relu against itself")]
    [InlineData("relu over tanh, acuracy, better", "step time, dead units, or epochs to a figure such as 'epochs to 90 %'. Did you mean accuracy?")]
    [InlineData("relu over tanh, accuracy, much", "claimed says 'much', but it must be better, worse, no worse, equal, or a size such as '10 to 15 points'")]
    [InlineData("relu over tanh, accuracy, 10 points", "no measurement is one figure exactly")]
    [InlineData("relu over tanh, accuracy, 15 to 10 points", "the smaller figure comes first")]
    [InlineData("relu over tanh, accuracy, at least 10 to 15 points", "give one of the two")]
    [InlineData("relu over tanh, accuracy, at least 10 % faster", "accuracy is no time")]
    [InlineData("relu over tanh, epochs, at least 10 points fewer", "are counted in %")]
    [InlineData("relu over tanh, dead units, at least 10 % fewer", "counted in points")]
    [InlineData("relu over tanh, epochs to 900 %, better", "claimed: epochs to is '900', but must be a share in per cent")]
    [InlineData("best over relu, epochs, better", "the best and the average are of accuracy or error")]
    public void What_cannot_be_read_is_said(string text, string message)
    {
        var error = Assert.Throws<HillockException>(() => ClaimText.Read(text.Length == 0 ? [] : [text]));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_file_says_where_it_is_wrong()
    {
        const string text = "data: moons\nclaimed: relu over tanh, accuracy, much\n";
        var error = Assert.Throws<HillockException>(() => RunFile.Parse(text, RunVerb.Compare, "x.yaml"));
        Assert.StartsWith("x.yaml:2:10: claimed says 'much'", error.Message, StringComparison.Ordinal);
    }
}
