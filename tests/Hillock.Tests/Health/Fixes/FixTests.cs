using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Formulas;
using Hillock.Health.Fixes;
using Hillock.Health.Monitoring;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Health.Faults;
using Hillock.Tests.Training;
using Hillock.Training;

namespace Hillock.Tests.Health.Fixes;

public sealed class FixTests
{
    [Fact]
    public void A_swap_to_the_same_activation_changes_nothing()
    {
        var data = TestData.Moons(300);
        using var model = Trained(data, "tanh");
        var rows = data.Train.Inputs.ReadAll();
        using var swapped = model.SwapActivation("dense_1", "tanh", rows);
        Near(model.Predict(rows), swapped.Predict(rows), 1e-4);
    }

    [Theory]
    [InlineData("relu", "leaky_relu")]
    [InlineData("relu", "gelu")]
    [InlineData("relu", "elu")]
    [InlineData("tanh", "relu")]
    [InlineData("sigmoid", "silu")]
    [InlineData("sigmoid", "selu")]
    public void A_swap_in_the_middle_of_training_hardly_moves_the_loss(string before, string after)
    {
        var data = TestData.Moons(600);
        using var model = Trained(data, before);
        var rows = data.Train.Inputs.ReadAll();
        var loss = model.Evaluate(data.Train).Loss;
        using var matched = model.SwapActivation("dense_2", after, rows);
        using var bare = NetworkEditBare(model, "dense_2", after);
        var (with, without) = (matched.Evaluate(data.Train).Loss - loss, bare.Evaluate(data.Train).Loss - loss);
        Assert.True(with < 0.05, $"{loss} to {loss + with}, and {loss + without} unmatched");
        Assert.True(with <= without + 0.02, $"{loss} to {loss + with}, and {loss + without} unmatched");
    }

    [Fact]
    public void A_convolution_is_matched_channel_by_channel_through_flatten()
    {
        var data = FaultBase.Pictures.Data(3);
        using var model = new Sequential(data.Inputs) { "conv2d(8, 3, relu)", "flatten", "dense(24, relu)", new Dense(4, "softmax") };
        model.Fit(data, new FitOptions { Epochs = 6, Optimizer = new Adam(3e-3) });
        var loss = model.Evaluate(data.Train).Loss;
        using var swapped = model.SwapActivation("conv2d_1", "elu", data.Train.Inputs.ReadAll());
        Assert.InRange(swapped.Evaluate(data.Train).Loss - loss, -0.3, 0.3);
        Assert.Equal("elu", swapped.Layers[0].Layer.OutputActivation!.Id);
    }

    [Fact]
    public void Where_no_dense_layer_reads_it_the_match_is_part_of_the_formula()
    {
        var data = TestData.Moons(400);
        using var model = new Sequential(2) { "dense(16, tanh)", "layer_norm", new Dense(1, "sigmoid") };
        model.Fit(data, new FitOptions { Epochs = 10 });
        using var swapped = model.SwapActivation("dense_1", "0.2*atan(x)", data.Train.Inputs.ReadAll());
        Assert.Contains("atan", swapped.Layers[0].Layer.OutputActivation!.Text, StringComparison.Ordinal);
        Assert.InRange(swapped.Evaluate(data.Train).Loss - model.Evaluate(data.Train).Loss, -0.05, 0.05);
    }

    [Fact]
    public void Dead_units_come_to_life_by_a_swap_and_the_network_learns_on()
    {
        var data = FaultBase.Dense.Data(1);
        var (model, _, options) = new FaultSetup(FaultBase.Dense, 1) { Bias = -6 }.Build();
        var monitor = new HealthMonitor();
        model.Fit(data, options with { Epochs = 3, Callbacks = [monitor] });
        Assert.True(monitor.Report.Layers[0].DeadShare > 0.9);
        Network mended = model;
        foreach (var layer in (string[])["dense_1", "dense_2", "dense_3"]) mended = mended.SwapActivation(layer, "leaky_relu", data.Train.Inputs.ReadAll());
        var after = new HealthMonitor();
        var history = mended.Fit(data, options with { Epochs = 20, Callbacks = [after] });
        Assert.All(after.Report.Layers, l => Assert.False(l.DeadShare > 0));
        var stuck = model.Fit(data, options with { Epochs = 20 });
        Assert.True(history.Best!.ValidationMetric > stuck.Best!.ValidationMetric + 0.15, $"{history.Best.ValidationMetric} and {stuck.Best.ValidationMetric}");
    }

    [Fact]
    public void A_swap_of_a_layer_that_is_not_there_names_the_nearest()
    {
        using var model = new Sequential(2) { "dense(4, relu)", "dropout(0.1)", "dense(1, sigmoid)" };
        Assert.Contains("dense_1", Assert.Throws<HillockException>(() => model.SwapActivation("dens_1", "elu", [1f, 2f])).Message, StringComparison.Ordinal);
        Assert.Contains("no activation", Assert.Throws<HillockException>(() => model.SwapActivation("dropout_1", "elu", [1f, 2f])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_normalisation_goes_between_the_linear_part_and_the_activation()
    {
        var data = FaultBase.Pictures.Data(2);
        using var model = new Sequential(data.Inputs) { "conv2d(8, 3, sigmoid)", "max_pool2d", "flatten", "dense(24, sigmoid)", new Dense(4, "softmax") };
        using var edited = model.InsertNormalization("batch_norm");
        Assert.Equal(
            ["conv2d(8, bias=false)", "batch_norm", "activation(sigmoid)", "max_pool2d", "flatten", "dense(24, bias=false)", "batch_norm",
                "activation(sigmoid)", "dense(4, activation=softmax)"],
            edited.Layers.Select(l => l.Layer.Text));
        Assert.True(edited.Fit(data, new FitOptions { Epochs = 5, Optimizer = new Adam(3e-3) }).Best!.ValidationMetric > 0.5);
        Assert.Throws<HillockException>(() => model.InsertNormalization("dense(3)"));
        using var bare = new Sequential(2) { "dense(3)" };
        Assert.Throws<HillockException>(() => bare.InsertNormalization());
    }

    [Fact]
    public void Weights_by_variance_give_every_layer_a_deviation_near_one()
    {
        var data = FaultBase.Dense.Data(1);
        using var model = new Sequential(data.Inputs);
        for (var i = 0; i < 12; i++) model.Add("dense(48, x*tanh(exp(x)), normal(std=0.01))");
        model.Add(new Dense(data.Outputs, "softmax"));
        var rows = data.Train.Inputs.ToArray([.. Enumerable.Range(0, 300)]);
        var reached = model.InitializeByVariance(rows, seed: 5);
        Assert.Equal(13, reached.Count);
        Assert.All(reached, r => Assert.InRange(r.Deviation, 0.9, 1.1));
        Assert.True(model.Fit(data, new FitOptions { Epochs = 15 }).Best!.ValidationMetric > 0.9);
    }

    [Theory]
    [InlineData("tanh", 10)]
    [InlineData("softplus", 30)]
    [InlineData("silu", 50)]
    [InlineData("gelu", 20)]
    [InlineData("x*tanh(exp(x))", 30)]
    public void A_tailored_activation_has_the_slopes_of_its_depth(string activation, int depth)
    {
        var tailored = Tailoring.Shape((ElementwiseActivation)Activation.Parse(activation), depth);
        var m = GaussianMoments.Of(tailored.Formula);
        Assert.Equal(0, m.Mean, 1e-6);
        Assert.Equal(1, m.MeanSquare, 1e-6);
        Assert.Equal(1, m.LengthSlope, 1e-4);
        Assert.Equal(1.5, Math.Pow(m.CorrelationSlope, depth), 1e-3);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    public void A_tailored_rectifier_keeps_unrelated_inputs_apart(int depth)
    {
        var rectifier = Tailoring.Rectifier(depth);
        var m = GaussianMoments.Of(rectifier.Formula);
        Assert.Equal(1, m.MeanSquare, 1e-6);
        var slope = -rectifier.Formula.Evaluate(-1) / rectifier.Formula.Evaluate(1);
        Assert.Equal(0.9, Tailoring.Similarity(slope, depth), 1e-6);
    }

    [Fact]
    public void Relu_cannot_be_shaped_and_says_what_to_take()
    {
        var error = Assert.Throws<HillockException>(() => Tailoring.Shape((ElementwiseActivation)Activation.Parse("relu"), 20));
        Assert.Contains("Rectifier", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_plain_network_trains_with_a_tailored_activation_and_not_without()
    {
        var data = FaultBase.Dense.Data(1);
        double Accuracy(string activation)
        {
            using var model = new Sequential(data.Inputs);
            for (var i = 0; i < 30; i++) model.Add($"dense(48, {activation}, lecun_normal)");
            model.Add(new Dense(data.Outputs, "softmax"));
            return model.Fit(data, new FitOptions { Epochs = 12, Seed = 2 }).Best!.ValidationMetric;
        }

        var (plain, tailored) = (Accuracy("softplus"), Accuracy(Tailoring.Shape((ElementwiseActivation)Activation.Parse("softplus"), 30).Text));
        Assert.True(tailored > 0.9 && tailored > plain + 0.2, $"{plain} and {tailored}");
    }

    private static Network NetworkEditBare(Network model, string layer, string activation) =>
        NetworkEdit.Replace(model, n => n.Name == layer ? [(n.Name, NetworkEdit.With(n.Layer, Activation.Parse(activation)))] : null);

    private static Sequential Trained(Hillock.Data.DataSet data, string activation)
    {
        var model = new Sequential(2) { new Dense(24, activation), new Dense(16, activation), new Dense(1, "sigmoid") };
        model.Fit(data, new FitOptions { Epochs = 15, Optimizer = new Adam(5e-3), Seed = 3 });
        return model;
    }

    private static void Near(float[] expected, float[] got, double tolerance)
    {
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], got[i], tolerance);
    }
}
