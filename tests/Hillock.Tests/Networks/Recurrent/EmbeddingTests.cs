using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Networks.Recurrent;

public sealed class EmbeddingTests
{
    [Fact]
    public void An_id_becomes_its_row()
    {
        var model = new Sequential(3) { new Embedding(4, 2) };
        model.Initialize(0);
        model.SetParameter("embedding_1.weight", [0, 1, 10, 11, 20, 21, 30, 31]);
        Assert.Equal(new Shape(3, 2), model.Outputs);
        Assert.Equal([30f, 31, 0, 1, 30, 31, 10, 11, 20, 21, 0, 1], model.Predict([3, 0, 3, 1, 2, 0]));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public void The_gradient_of_a_row_is_the_sum_over_its_uses(int threads, bool maskZero)
    {
        const int size = 37;
        var model = new Sequential(3) { new Embedding(5, size, maskZero) };
        using var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(rate: 1), 2, threads);
        float[] ids = [3, 0, 3, 1, 3, 0];
        var before = model.GetParameter("embedding_1.weight");
        var targets = Enumerable.Range(0, 6 * size).Select(i => MathF.Cos(i)).ToArray();
        trainer.Step(ids, targets);
        var after = model.GetParameter("embedding_1.weight");
        for (var id = 0; id < 5; id++)
        {
            for (var j = 0; j < size; j++)
            {
                double gradient = 0;
                for (var t = 0; t < ids.Length; t++)
                    if (ids[t] == id && !(maskZero && id == 0)) gradient += 2.0 / (6 * size) * (before[(id * size) + j] - targets[(t * size) + j]);
                Assert.Equal(before[(id * size) + j] - gradient, after[(id * size) + j], 1e-6);
            }
        }
    }

    [Fact]
    public void Padding_starts_at_0_and_stays_there()
    {
        var model = new Sequential(4) { new Embedding(5, 3, maskZero: true), new LSTM(4), new Dense(2, "softmax") };
        using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new AdamW(0.1), 2);
        for (var i = 0; i < 5; i++) trainer.Step([1, 0, 2, 0, 4, 3, 0, 0], (int[])[0, 1]);
        Assert.All(model.GetParameter("embedding_1.weight")[..3], v => Assert.Equal(0, v));
        Assert.All(model.GetParameter("embedding_1.weight")[3..], v => Assert.NotEqual(0, v));
    }

    [Fact]
    public void The_table_starts_uniform()
    {
        var model = new Sequential(4) { new Embedding(500, 20) };
        model.Initialize(1);
        var table = model.GetParameter("embedding_1.weight");
        Assert.InRange(table.Max(), 0.0499f, 0.05f);
        Assert.InRange(table.Min(), -0.05f, -0.0499f);
        Assert.InRange(table.Average(), -0.001f, 0.001f);
    }

    [Theory]
    [InlineData(60, "60")]
    [InlineData(-1, "-1")]
    [InlineData(1.5f, "1.5")]
    [InlineData(float.NaN, "NaN")]
    [InlineData(3e9f, "3E+09")]
    public void An_id_that_is_none_is_said_with_its_place(float id, string shown)
    {
        var model = new Sequential(4) { new Embedding(60, 3), new Dense(1) };
        model.Initialize(1);
        var rows = new float[4 * 700];
        rows[(4 * 613) + 2] = id;
        var message = Assert.Throws<HillockException>(() => model.Predict(rows)).Message;
        Assert.Contains($"embedding_1: row 613, position 2 holds {shown};", message, StringComparison.Ordinal);
        Assert.Contains("0 to 59", message, StringComparison.Ordinal);
        using var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(), 2);
        message = Assert.Throws<HillockException>(() => trainer.Step([0, 0, 0, 0, id, 0, 0, 0], (float[])[1, 2])).Message;
        Assert.Contains($"row 1 of the batch, position 0 holds {shown};", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("embedding(0, 3)", "at least 1")]
    [InlineData("embedding(1, 3, true)", "at least 2")]
    [InlineData("embedding(60)", "lacks size")]
    public void What_is_wrong_is_said(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<HillockException>(() => Layer.Parse(text)).Message, StringComparison.Ordinal);
}
