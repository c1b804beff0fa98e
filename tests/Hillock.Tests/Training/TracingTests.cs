using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

public sealed class TracingTests
{
    [Fact]
    public void Moments_are_those_of_each_layers_output()
    {
        var layers = new Func<Layer>[]
        {
            () => new Dense(20, "swish"), () => new Dense(12), () => new BatchNorm(), () => new ActivationLayer("relu"), () => new Reshape(3, 4), () =>
                new LayerNorm(),
            () => new Flatten(), () => new Dropout(0.5), () => new Dense(4, "softmax"),
        };
        var model = Make(layers.Length);
        var rows = Normals(50 * model.Inputs.Size, 1);
        var report = model.Trace(rows);
        Assert.Null(report.Loss);
        AssertMoments(rows, report.Input);
        Assert.Equal(model.Layers.Select(l => l.Name), report.Layers.Select(l => l.Name));
        for (var i = 0; i < layers.Length; i++)
        {
            // The network up to this layer, whose running statistics are those of the rows.
            using var part = Make(i + 1);
            foreach (var p in part.Parameters) part.SetParameter(p.Name, model.GetParameter(p.Name));
            if (i >= 2) SetStatistics(part, Make(2), rows);
            AssertMoments(part.Predict(rows), report.Layers[i]);
            Assert.Null(report.Layers[i].Gradient);
        }

        Sequential Make(int count)
        {
            var made = new Sequential(new Shape(2, 5));
            foreach (var layer in layers.Take(count)) made.Add(layer());
            made.Initialize(3);
            return made;
        }
    }

    [Fact]
    public void Gradients_are_those_of_a_rows_loss()
    {
        var model = new Sequential(5) { new Dense(7), new ActivationLayer("tanh"), new Dense(3, useBias: false) };
        model.Initialize(2);
        float[] x = Normals(6 * 5, 1), t = Normals(6 * 3, 2);
        var report = model.Trace(x, t, new MeanSquaredError());
        var y = model.Predict(x);
        var weight = model.GetParameter("dense_2.weight");
        var hidden = new Sequential(5) { new Dense(7), new ActivationLayer("tanh") };
        foreach (var p in hidden.Parameters) hidden.SetParameter(p.Name, model.GetParameter(p.Name));
        hidden.Initialize(2);
        var h = hidden.Predict(x);
        double[] dy = [.. y.Zip(t, (a, b) => 2.0 * (a - b) / 3)];
        var dh = new double[6 * 7];
        for (var i = 0; i < 6; i++)
            for (var k = 0; k < 7; k++)
                for (var j = 0; j < 3; j++)
                    dh[(i * 7) + k] += dy[(i * 3) + j] * weight[(k * 3) + j];
        double[] dz = [.. dh.Zip(h, (d, v) => d * (1 - ((double)v * v)))];
        Assert.Equal(Rms(dz), report.Layers[0].Gradient!.Value, 1e-5);
        Assert.Equal(Rms(dh), report.Layers[1].Gradient!.Value, 1e-5);
        Assert.Equal(Rms(dy), report.Layers[2].Gradient!.Value, 1e-5);
        Assert.Equal(y.Zip(t, (a, b) => Math.Pow(a - b, 2)).Average(), report.Loss!.Value, 1e-5);

        static double Rms(double[] values) => Math.Sqrt(values.Average(v => v * v));
    }

    [Fact]
    public void A_look_changes_nothing_and_prints_a_table()
    {
        var data = TestData.Blobs(100, 3, 8);
        var model = new Sequential(8) { new BatchNorm(), new Dense(9, "relu"), new Dropout(0.5), new Dense(3) };
        model.Initialize(1);
        var before = model.Parameters.SelectMany(p => model.GetParameter(p.Name)).ToArray();
        var report = model.Trace(data.Train, rows: 40);
        Assert.Null(model.Head); // training would have set softmax
        Assert.Equal(before, model.Parameters.SelectMany(p => model.GetParameter(p.Name)));
        var lines = report.ToString().TrimEnd().Split('\n');
        Assert.Matches("^Layer +Output shape +Mean +Variance +Over rows +Gradient$", lines[0]);
        Assert.Matches("^input +8 +-?[0-9.]+ +[0-9.]+ +[0-9.]+$", lines[2]);
        Assert.Matches("^batch_norm_1 +8 +-?[0-9.e+-]+ +[0-9.]+ +[0-9.]+ +[0-9.e-]+$", lines[3]);
        Assert.StartsWith("Over 40 rows", lines[^1], StringComparison.Ordinal);
        Assert.Equal(report.ToString(), model.Trace(data.Train, rows: 40).ToString());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var model = new Sequential(2) { new Dense(3) };
        Assert.Contains("no values yet", Message(() => model.Trace(new float[2])), StringComparison.Ordinal);
        model.Initialize(1);
        Assert.Contains("whole rows of 2", Message(() => model.Trace(new float[3])), StringComparison.Ordinal);
        Assert.Contains("at least one", Message(() => model.Trace([])), StringComparison.Ordinal);
        Assert.Contains("2 labels", Message(() => model.Trace(new float[4], new int[1])), StringComparison.Ordinal);
        Assert.Contains("6 targets", Message(() => model.Trace(new float[4], new float[2])), StringComparison.Ordinal);
        Assert.Contains("at least 1", Message(() => model.Trace(TestData.Blobs(30, 3, 2).Train, rows: 0)), StringComparison.Ordinal);

        static string Message(Action action) => Assert.Throws<HillockException>(action).Message;
    }

    [Fact]
    public void Sixty_layers_of_selu_keep_the_signal_and_train_and_of_sigmoid_do_not()
    {
        var data = Standardized(rows: 800, classes: 4, features: 40, seed: 3);
        var (selu, learned) = Deep("selu");
        Assert.All(selu.Layers.SkipLast(1), l =>
        {
            Assert.InRange(l.Mean, -0.1, 0.1);
            Assert.InRange(l.Variance, 0.7, 1.3);
            Assert.InRange(l.RowVariance, 0.5 * l.Variance, l.Variance);
        });
        Assert.True(selu.Layers[0].Gradient > 0.1 * selu.Layers[^2].Gradient, $"{selu}");
        Assert.True(learned > 0.9, $"{learned}\n{selu}");

        var (sigmoid, nothing) = Deep("sigmoid");
        Assert.Contains(sigmoid.Layers.SkipLast(1), l => l.Variance < 0.1);
        Assert.True(sigmoid.Layers[^2].RowVariance < 1e-6, $"{sigmoid}");
        Assert.True(sigmoid.Layers[0].Gradient < 1e-6 * sigmoid.Layers[^2].Gradient, $"{sigmoid}");
        Assert.True(nothing < 0.5, $"{nothing}\n{sigmoid}");

        (SignalReport Report, double Accuracy) Deep(string activation)
        {
            using var model = new Sequential(40);
            for (var i = 0; i < 60; i++) model.Add(new Dense(128, activation));
            model.Add(new Dense(4, "softmax"));
            model.Initialize(1);
            var report = model.Trace(data.Train);
            using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Adam(1e-4), 32, seed: 1);
            for (var epoch = 1; epoch <= 5; epoch++) trainer.RunEpoch(data.Train, epoch);
            return (report, trainer.Evaluate(data.Test).Accuracy);
        }
    }

    private static void SetStatistics(Network part, Sequential upTo, float[] rows)
    {
        foreach (var p in upTo.Parameters) upTo.SetParameter(p.Name, part.GetParameter(p.Name));
        var z = upTo.Predict(rows);
        var units = upTo.Outputs.Size;
        double[] means = [.. Enumerable.Range(0, units).Select(j => z.Where((_, i) => i % units == j).Average(v => (double)v))];
        part.SetParameter("batch_norm_1.running_mean", [.. means.Select(m => (float)m)]);
        part.SetParameter("batch_norm_1.running_variance",
            [.. means.Select((m, j) => (float)z.Where((_, i) => i % units == j).Average(v => (v - m) * (v - m)))]);
    }

    private static DataSet Standardized(int rows, int classes, int features, long seed)
    {
        var random = new RandomStream(seed, "clouds");
        var (x, labels) = (new float[rows * features], new int[rows]);
        for (var i = 0; i < rows; i++)
        {
            labels[i] = random.NextInt(classes);
            for (var j = 0; j < features; j++) x[(i * features) + j] = (float)((j % classes == labels[i] ? 2 : 0) + random.NextNormal());
        }

        return Datasets.FromRows("clouds", features, x, labels);
    }

    private static void AssertMoments(float[] values, LayerSignal signal)
    {
        var mean = values.Average(v => (double)v);
        Assert.Equal(mean, signal.Mean, 1e-5);
        Assert.Equal(values.Average(v => (v - mean) * (v - mean)), signal.Variance, 1e-5);
        var units = signal.Outputs.Size;
        double[] means = [.. Enumerable.Range(0, units).Select(j => values.Where((_, i) => i % units == j).Average(v => (double)v))];
        Assert.Equal(values.Select((v, i) => (v - means[i % units]) * (v - means[i % units])).Average(), signal.RowVariance, 1e-5);
    }

    private static float[] Normals(int count, long seed)
    {
        var random = new RandomStream(seed, "trace");
        var values = new float[count];
        foreach (ref var v in values.AsSpan()) v = (float)random.NextNormal();
        return values;
    }
}
