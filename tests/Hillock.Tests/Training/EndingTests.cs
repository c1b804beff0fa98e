using Hillock.Data;
using Hillock.Initialization;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>A training says what it came to: planted failures are named, and sound trainings raise no alarm.</summary>
public sealed class EndingTests
{
    [Theory]
    [InlineData(0.891, "with few units left to learn: a smaller rate or another activation may help more than epochs; accuracy 11.8 %")]
    [InlineData(0.3, "Still improving when it ended: more epochs would help; accuracy 11.8 %")]
    [InlineData(double.NaN, "Still improving when it ended: more epochs would help; accuracy 11.8 %")]
    public void More_epochs_are_not_the_advice_where_most_units_are_dead(double dead, string expected)
    {
        var ending = new FitEnding
        {
            State = FitState.Improving,
            MetricName = "accuracy",
            Metric = 0.118,
            Baseline = 0.1,
            DeadShare = dead,
            GradientRatio =
            1,
            Epochs = 3
        };
        Assert.Contains(expected, ending.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Dead_units_learn_nothing()
    {
        var data = TestData.Blobs(600, 4, 8);
        using var model = new Sequential(8) { new Dense(32, "relu") { BiasInitializer = Initializers.Constant(-50) }, new Dense(4, "softmax") };
        var ending = End(model, data, new FitOptions { Epochs = 10 });
        Assert.Equal(FitState.LearnedNothing, ending.State);
        Assert.True(ending.IsFailure);
        Assert.Equal(1, ending.DeadShare);
        Assert.StartsWith("Nothing was learned; accuracy ", ending.Sentence, StringComparison.Ordinal);
        Assert.Contains("100 % of the hidden units are dead", ending.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sigmoid")]
    [InlineData("tanh")]
    public void Saturated_units_in_many_layers_learn_nothing(string activation)
    {
        var data = TestData.Blobs(600, 4, 8);
        using var model = new Sequential(8);
        for (var i = 0; i < 6; i++) model.Add(new Dense(16, activation) { BiasInitializer = Initializers.Constant(30) });
        model.Add(new Dense(4, "softmax"));
        Assert.Equal(FitState.LearnedNothing, End(model, data, new FitOptions { Epochs = 10 }).State);
    }

    [Fact]
    public void A_rate_far_too_high_learns_nothing_or_loses_it_or_diverges()
    {
        foreach (var rate in new[] { 100.0, 1e4, 1e30 })
        {
            using var model = new Sequential(8) { new Dense(32, "relu"), new Dense(32, "relu"), new Dense(4, "softmax") };
            Assert.True(End(model, TestData.Blobs(600, 4, 8), new FitOptions { Epochs = 10, Optimizer = new Sgd(rate) }).IsFailure, $"rate {rate}");
        }
    }

    [Fact]
    public void A_loss_that_is_not_finite_is_told_with_its_epoch()
    {
        using var model = new Sequential(2) { new Dense(16, "relu"), new Dense(1) };
        var ending = End(model, TestData.Curve(), new FitOptions { Optimizer = new Sgd(1e20) });
        Assert.Equal(FitState.Diverged, ending.State);
        Assert.StartsWith("The loss left the finite numbers in epoch 1", ending.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_far_too_low_learns_nothing_of_a_curve()
    {
        using var model = new Sequential(2) { new Dense(16, "relu"), new Dense(1, null, Initializers.Zeros) };
        var ending = End(model, TestData.Curve(), new FitOptions { Epochs = 15, Optimizer = new Adam(1e-9) });
        Assert.Equal(FitState.LearnedNothing, ending.State);
        Assert.Contains("of the targets' variance stays unexplained, and the mean alone leaves 100 %", ending.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_steps_are_not_judged()
    {
        using var model = new Sequential(2) { new Dense(16, "relu"), new Dense(1, null, Initializers.Zeros) };
        var ending = End(model, TestData.Curve(), new FitOptions { Epochs = 3, Optimizer = new Adam(1e-9) });
        Assert.Equal((FitState.TooShort, false), (ending.State, ending.IsFailure));
    }

    [Fact]
    public void Rare_classes_told_by_their_probability_are_learned_though_the_most_frequent_one_is_the_answer()
    {
        var random = new RandomStream(1, "rare");
        var x = new float[4000];
        var labels = new int[4000];
        for (var i = 0; i < 4000; i++)
        {
            x[i] = (float)random.NextNormal();
            labels[i] = random.NextDouble() < 0.4 / (1 + Math.Exp(-2 * x[i])) ? 1 : 0;
        }

        var split = new Split(new FloatRows(x, 1), labels);
        var data = new DataSet
        {
            Name = "rare",
            Inputs = 1,
            Task = TaskKind.BinaryClassification,
            Classes = ["no", "yes"],
            Train = split,
            Validation =
            split,
            Test = split
        };
        using var model = new Sequential(1) { new Dense(8, "tanh"), new Dense(1, "sigmoid") };
        var ending = End(model, data, new FitOptions { Epochs = 10, Optimizer = new Adam(0.01) });
        Assert.Equal(ending.Baseline, ending.Metric, 0.01);
        Assert.False(ending.IsFailure, ending.Sentence);
    }

    [Fact]
    public void Sound_trainings_raise_no_alarm()
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            foreach (var data in new[] { TestData.Moons(seed: seed), TestData.Blobs(300, 5, 6, seed), TestData.Curve(seed: seed) })
            {
                foreach (var activation in new[] { "relu", "tanh", "gelu" })
                {
                    using var model = new Sequential(data.Inputs) { new Dense(16, activation), new Dense(16, activation), new Dense(data.Outputs, End(data)) };
                    var ending = End(model, data, new FitOptions { Epochs = 10, Optimizer = new Adam(0.005), Seed = seed });
                    Assert.False(ending.IsFailure, $"{data.Name}, {activation}, seed {seed}: {ending.Sentence}");
                }
            }
        }
    }

    [Fact]
    public void Embedded_digits_raise_no_alarm_at_any_usual_rate()
    {
        var data = Datasets.Load("digits");
        foreach (var rate in new[] { 1e-4, 1e-3, 1e-2 })
        {
            using var model = new Sequential(data.Inputs) { new Flatten(), new Dense(32, "relu"), new Dense(10, "softmax") };
            var ending = End(model, data, new FitOptions { Epochs = 1, Optimizer = new Adam(rate) });
            Assert.Equal(FitState.Improving, ending.State);
        }
    }

    [Fact]
    public void What_goes_on_falling_improves_and_what_stands_has_converged()
    {
        using var model = new Sequential(2) { new Dense(8, "tanh"), new Dense(2, "softmax") };
        var data = TestData.Moons();
        Assert.Equal(FitState.Improving, End(model, data, new FitOptions { Epochs = 4, Optimizer = new Adam(0.01) }).State);
        Assert.Equal(FitState.Converged, End(model, data, new FitOptions { Epochs = 8, Optimizer = new Sgd(1e-12) }).State);
    }

    [Fact]
    public void A_training_cancelled_before_its_first_epoch_says_so()
    {
        using var model = new Sequential(2) { new Dense(2, "softmax") };
        var history = model.Fit(TestData.Moons(), new FitOptions(), new CancellationToken(canceled: true));
        Assert.Equal("No epoch was finished.", history.Ending!.Sentence);
    }

    [Fact]
    public void The_look_at_the_end_changes_neither_weights_nor_average()
    {
        var data = TestData.Moons();
        foreach (var keep in new[] { false, true })
        {
            using var model = new Sequential(2) { new Dense(8, "tanh"), new Dense(2, "softmax") };
            float[]? last = null;
            model.Fit(data, new FitOptions
            {
                Epochs = 3,
                EmaDecay = 0.9,
                KeepBest = keep,
                Callbacks =
                [new AtEnd(t => last = t.Model.GetParameter("dense_1.weight"))]
            });
            using var again = new Sequential(2) { new Dense(8, "tanh"), new Dense(2, "softmax") };
            using var trainer = new Trainer(again, new CategoricalCrossEntropy(), new Adam()) { EmaDecay = 0.9 };
            for (var epoch = 1; epoch <= 3; epoch++) trainer.RunEpoch(data.Train, epoch);
            trainer.SwapAverage();
            if (!keep) Assert.Equal(again.GetParameter("dense_1.weight"), last);
            Assert.Equal(last, model.GetParameter("dense_1.weight"));
        }
    }

    private static FitEnding End(Network model, DataSet data, FitOptions options) => model.Fit(data, options).Ending!;

    private static string End(DataSet data) => data.Task == TaskKind.Regression ? "linear" : data.Outputs == 1 ? "sigmoid" : "softmax";

    private sealed class AtEnd(Action<TrainingState> look) : Callback
    {
        public override void OnTrainEnd(TrainingState training) => look(training);
    }
}
