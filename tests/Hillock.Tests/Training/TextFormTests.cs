using Hillock.Training;

namespace Hillock.Tests.Training;

public sealed class TextFormTests
{
    [Theory]
    [InlineData("adam", "adam")]
    [InlineData("adam(lr=0.01, amsgrad=true)", "adam(rate=0.01, amsgrad=true)")]
    [InlineData("momentum", "sgd(momentum=0.9)")]
    [InlineData("nesterov", "sgd(momentum=0.9, nesterov=true)")]
    [InlineData("rmsprop(alpha=0.9, centered=true)", "rmsprop(rho=0.9, centered=true)")]
    [InlineData("nadam(momentum_decay=0)", "nadam(momentum_decay=0)")]
    [InlineData("adagrad(initial_sum=0.1)", "adagrad(initial_sum=0.1)")]
    [InlineData("lion(1e-3)", "lion(rate=0.001)")]
    [InlineData("adamw(weight_decay=0.01)", "adamw")]
    public void An_optimiser_reads_back(string text, string written)
    {
        Assert.Equal(written, Optimizer.Parse(text).Text);
        Assert.Equal(Optimizer.Parse(text), Optimizer.Parse(written));
    }

    [Theory]
    [InlineData("adan", "Did you mean adam")]
    [InlineData("rmspop", "Did you mean rmsprop")]
    [InlineData("adam(momentum=0.9)", "adam has no setting 'momentum'; it has rate, weight_decay, beta1")]
    [InlineData("sgd(nesterov=true)", "needs a momentum")]
    [InlineData("lion(beta1=1)", "below 1")]
    [InlineData("sgd(momentum=yes)", "must be a number")]
    public void An_optimiser_that_is_wrong_is_explained(string text, string says) =>
        Assert.Contains(says, Assert.Throws<HillockException>(() => Optimizer.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Settings_given_elsewhere_join_those_of_the_text()
    {
        Assert.Equal(new Sgd(0.5, 0.9), Optimizer.Parse("sgd(momentum=0.9)", [new("rate", "0.5")]));
        Assert.Equal(new Sgd(momentum: 0.9), Optimizer.Parse("sgd", null, new Dictionary<string, string> { ["momentum"] = "0.9", ["beta1"] = "0" }));
        Assert.Equal(new Sgd(), Optimizer.Parse("sgd(momentum=0)", null, new Dictionary<string, string> { ["momentum"] = "0.9" }));
        Assert.Contains("given twice", Assert.Throws<HillockException>(() => Optimizer.Parse("sgd(rate=1)", [new("rate", "0.5")])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_name_is_that_of_its_own_form()
    {
        Assert.All(Optimizer.Names, name => Assert.Equal(name, Optimizer.Parse(name).Text));
        Assert.All(Loss.Names, name => Assert.Equal(name, Loss.Parse(name).Text));
        Assert.All(Schedule.Names.Where(n => n != "multi_step"), name => Assert.Equal(name, Schedule.Parse(name).Text));
        // Lists begin with the best known; what states no place comes after.
        string[] first = ["sgd", "adam", "adamw", "nadam", "rmsprop", "adagrad", "lion"];
        Assert.Equal(first, Optimizer.Names.Take(first.Length));
    }

    [Theory]
    [InlineData("balanced", "balanced")]
    [InlineData("1,5", "1, 5")]
    public void Class_weights_read_back(string text, string written) => Assert.Equal(written, ClassWeights.Parse(text).ToString());

    [Fact]
    public void Balanced_weights_are_those_of_scikit_learn()
    {
        // compute_class_weight("balanced", classes=[0, 1, 2], y=[0, 0, 0, 1, 2, 2]) gives 6/(3·3), 6/(3·1), 6/(3·2).
        Assert.Equal([6 / 9.0, 2, 1], ClassWeights.Balanced.For([0, 0, 0, 1, 2, 2], 3));
        Assert.Contains("for 3 classes", Assert.Throws<HillockException>(() => ClassWeights.Of(1, 2).For([0, 1, 2], 3)).Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean balanced", Assert.Throws<HillockException>(() => ClassWeights.Parse("balnced")).Message, StringComparison.Ordinal);
        Assert.Contains("0 or more", Assert.Throws<HillockException>(() => ClassWeights.Parse("1,-2")).Message, StringComparison.Ordinal);
    }
}
