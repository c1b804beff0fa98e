using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Networks;

public sealed class SequentialTests
{
    [Fact]
    public void Summary_lists_layers_shapes_and_parameters()
    {
        var model = new Sequential(new Shape(28, 28)) { new Dense(64, "relu"), new Dropout(0.5), new Dense(10, "softmax") };
        var lines = model.Summary().TrimEnd().Split('\n');
        Assert.Equal(10, lines.Length);
        Assert.Matches("^Layer +Output shape +Parameters +Multiply-adds +Activation +Details$", lines[0]);
        Assert.Matches("^input +28×28 +0 +0$", lines[2]);
        Assert.Matches(@"^dense_1 +64 +50,240 +50,176 +relu +he_normal \(auto\)$", lines[3]);
        Assert.Matches("^dropout_1 +64 +0 +0 +rate 0.5$", lines[4]);
        Assert.Matches(@"^dense_2 +10 +650 +640 +softmax +glorot_uniform \(auto\)$", lines[5]);
        Assert.Equal("Parameters: 50,890 (198.8 KiB)", lines[7]);
        Assert.Equal("Multiply-adds a sample: 50,816", lines[8]);
        Assert.StartsWith("Values a sample: 138 (552 B)", lines[9], StringComparison.Ordinal);
        Assert.Equal("Sequential(28×28\n  (dense_1): Dense(64, relu)\n  (dropout_1): Dropout(0.5)\n  (dense_2): Dense(10, softmax)\n)", model.ToString());
    }

    [Theory]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(50)]
    public void Summary_keeps_to_a_width(int width)
    {
        using var model =
            new Sequential(new Shape(28, 28, 1)) { new Conv2D(16, 3, "leaky_relu(alpha=0.125)"), new Flatten(), new Dense(64, "x * tanh(exp(x))"),
            new Dense(10, "softmax") };
        var table = model.Summary(width).Split('\n').TakeWhile(l => !l.StartsWith("Parameters", StringComparison.Ordinal)).ToList();
        Assert.All(table, l => Assert.InRange(l.Length, 0, width));
        Assert.Equal(8, table.Count);
        Assert.Matches("^dense_2 +10 +", table[6]);
        Assert.True(model.Summary().Split('\n')[1].Length > width);
    }

    [Fact]
    public void The_same_seed_gives_the_same_first_values()
    {
        Assert.Equal(First(1), First(1));
        Assert.NotEqual(First(1), First(2));

        static float[] First(long seed)
        {
            var model = new Sequential(4) { new Dense(3, "relu") };
            model.Initialize(seed);
            return model.GetParameter("dense_1.weight");
        }
    }

    [Fact]
    public void Biases_start_where_they_are_told()
    {
        Layer[] layers = ["conv1d(4, 3, bias_initializer=constant(0.5))", "flatten", "dense(3, relu, bias_initializer=constant(-3))", "dense(2)"];
        var model = new Sequential(new Shape(8, 2));
        foreach (var layer in layers) model.Add(layer);
        model.Initialize(1);
        Assert.All(model.GetParameter("conv1d_1.bias"), b => Assert.Equal(0.5f, b));
        Assert.All(model.GetParameter("dense_1.bias"), b => Assert.Equal(-3f, b));
        Assert.All(model.GetParameter("dense_2.bias"), b => Assert.Equal(0f, b));
        Assert.Contains("he_normal (auto), bias constant(-3)", model.Summary(), StringComparison.Ordinal);
        Assert.Equal("Dense(3, relu, bias constant(-3))", layers[2].ToString());
    }

    [Fact]
    public void Auto_looks_at_an_activation_layer_that_follows()
    {
        var model = new Sequential(4) { new Dense(3), new ActivationLayer("relu"), new Dense(2) };
        Assert.Contains("he_normal (auto)", model.Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_rows_are_predicted_as_one_by_one()
    {
        var model = new Sequential(3) { new Dense(20, "gelu"), new Dense(2, "softmax") };
        model.Initialize(1);
        float[] rows = [.. Enumerable.Range(0, 3 * 700).Select(i => MathF.Sin(i))];
        var all = model.Predict(rows);
        for (var i = 0; i < 700; i += 33) Assert.Equal(model.Predict(rows.AsSpan(3 * i, 3)), all[(2 * i)..(2 * (i + 1))]);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Contains("at least 1 unit", Assert.Throws<HillockException>(() => new Dense(0)).Message, StringComparison.Ordinal);
        Assert.Throws<HillockException>(() => new Dropout(1));
        Assert.Throws<HillockException>(() => new Dropout(double.NaN));
        var layer = new Dense(2);
        var model = new Sequential(2) { layer };
        Assert.Throws<HillockException>(() => model.Add(layer));
        Assert.Contains("no values yet", Assert.Throws<HillockException>(() => model.Predict(new float[2])).Message, StringComparison.Ordinal);
        model.Initialize(0);
        Assert.Contains("multiple", Assert.Throws<HillockException>(() => model.Predict(new float[3])).Message, StringComparison.Ordinal);
        Assert.Contains("dense_1.weight", Assert.Throws<HillockException>(() => model.GetParameter("dense_1.weights")).Message, StringComparison.Ordinal);
    }
}
