using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

public sealed class LossTests
{
    [Theory]
    [InlineData(1000f, 0, 1000)]
    [InlineData(1000f, 1, 0)]
    [InlineData(-1000f, 1, 1000)]
    [InlineData(-1000f, 0, 0)]
    [InlineData(0f, 1, 0.6931471805599453)]
    public void Binary_cross_entropy_of_large_logits_is_exact(float logit, int label, double expected)
    {
        using var trainer = new Trainer(Identity(1), new BinaryCrossEntropy(), new Sgd(), 1);
        Assert.Equal(expected, trainer.Step([logit], [label]), 1e-6);
    }

    [Theory]
    [InlineData(1000f, 0f, 1, 1000)]
    [InlineData(1000f, 0f, 0, 0)]
    [InlineData(-1e30f, 1e30f, 1, 0)]
    [InlineData(2f, 2f, 1, 0.6931471805599453)]
    public void Categorical_cross_entropy_of_large_logits_is_exact(float first, float second, int label, double expected)
    {
        using var trainer = new Trainer(Identity(2), new CategoricalCrossEntropy(), new Sgd(), 1);
        Assert.Equal(expected, trainer.Step([first, second], [label]), 1e-6);
    }

    [Fact]
    public void Names_are_known_in_other_frameworks_spelling()
    {
        Assert.IsType<MeanSquaredError>(Loss.Parse("mse"));
        Assert.IsType<CategoricalCrossEntropy>(Loss.Parse("categorical_crossentropy"));
        Assert.Contains("mean_squared_error", Assert.Throws<HillockException>(() => Loss.Parse("mean_square_error")).Message, StringComparison.Ordinal);
    }

    private static Sequential Identity(int size)
    {
        var model = new Sequential(size) { new Dense(size) };
        model.Initialize(0);
        model.SetParameter("dense_1.weight", [.. Enumerable.Range(0, size * size).Select(i => i % (size + 1) == 0 ? 1f : 0)]);
        return model;
    }
}
