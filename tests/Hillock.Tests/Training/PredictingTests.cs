using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

public sealed class PredictingTests
{
    [Fact]
    public void A_split_is_predicted_as_its_rows_are()
    {
        var data = TestData.Blobs(3000, 3, 4);
        using var model = new Sequential(4) { new Dense(8, "relu"), new Dense(3) };
        model.Fit(data, new FitOptions { Epochs = 1 });
        Assert.Equal(model.Predict(data.Train.Inputs.ReadAll()), model.Predict(data.Train));
        Assert.Contains("numbers a row", Assert.Throws<HillockException>(() => model.Predict(TestData.Moons().Test)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_are_those_of_the_largest_output_by_number_and_by_name()
    {
        using var model = new Sequential(3).Add(new Dense(3, "softmax"));
        model.Initialize(1);
        model.SetParameter("dense_1.weight", [1, 0, 0, 0, 1, 0, 0, 0, 1]);
        Assert.Equal([2, 0, 1, 0], model.PredictClasses([0f, 1, 2, 5, 1, 1, -1, 0, -1, 4, 4, 4]));
        Assert.Equal(2, model.PredictClass([0, 1, 2]));
        Assert.Equal("c", model.PredictClass([0, 1, 2], ["a", "b", "c"]));
        var split = new Split(new FloatRows([0, 1, 2, 5, 1, 1], 3), [0, 0]);
        Assert.Equal(["c", "a"], model.PredictClasses(split, ["a", "b", "c"]));
        Assert.Contains("2 names for 3 classes", Assert.Throws<HillockException>(() => model.PredictClasses(split, ["a", "b"])).Message,
            StringComparison.Ordinal);
        Assert.Contains("PredictClasses", Assert.Throws<HillockException>(() => model.PredictClass(new float[6])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sigmoid", new[] { 0, 1, 1 })]
    [InlineData("tanh", new[] { 0, 1, 1 })]
    [InlineData("linear", new[] { 0, 1, 1 })]
    public void A_single_output_is_class_1_above_the_middle_of_its_range(string end, int[] expected)
    {
        using var model = new Sequential(1) { new Dense(1, end, useBias: false) };
        model.Initialize(1);
        model.SetParameter("dense_1.weight", [1]);
        Assert.Equal(expected, model.PredictClasses([-0.1f, 0.1f, 3]));
    }

    [Fact]
    public void NaN_is_no_class()
    {
        using var model = new Sequential(1) { new Dense(2) };
        model.Initialize(1);
        Assert.Contains("row 1", Assert.Throws<HillockException>(() => model.PredictClasses([1, float.NaN])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_in_the_background_ends_with_the_same_weights()
    {
        var data = TestData.Moons();
        using Sequential model = new Sequential(2) { new Dense(8, "tanh") }.Add("dense(2, softmax)"), other =
            new(2) { new Dense(8, "tanh"), new Dense(2, "softmax") };
        var history = await model.FitAsync(data, new FitOptions { Epochs = 2 });
        Assert.Equal(2, history.Count);
        other.Fit(data, new FitOptions { Epochs = 2 });
        Assert.Equal(other.GetParameter("dense_1.weight"), model.GetParameter("dense_1.weight"));
        await Assert.ThrowsAsync<HillockException>(() => model.FitAsync(data, new FitOptions { Epochs = 0 }));
    }

    [Fact]
    public async Task A_training_in_the_background_is_cancelled_and_keeps_its_epochs()
    {
        using var model = new Sequential(2) { new Dense(2, "softmax") };
        using var stop = new CancellationTokenSource();
        var history = await model.FitAsync(TestData.Moons(), new FitOptions { Epochs = int.MaxValue, Callbacks = [new StopAt(3, stop)] }, stop.Token);
        Assert.Equal((3, StopReason.Cancelled), (history.Count, history.StopReason));
    }

    private sealed class StopAt(int epoch, CancellationTokenSource stop) : Callback
    {
        public override void OnEpochEnd(TrainingState training)
        {
            if (training.Epoch == epoch) stop.Cancel();
        }
    }
}
