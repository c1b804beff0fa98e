using Hillock.Data;

namespace Hillock.Tests.Training;

/// <summary>Small data sets made on the spot.</summary>
internal static class TestData
{
    /// <summary>Two interleaved half circles with noise.</summary>
    public static DataSet Moons(int rows = 600, long seed = 1)
    {
        var random = new RandomStream(seed, "moons");
        var x = new float[rows * 2];
        var labels = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            var angle = Math.PI * random.NextDouble();
            labels[i] = random.NextInt(2);
            x[2 * i] = (float)((labels[i] == 0 ? Math.Cos(angle) : 1 - Math.Cos(angle)) + (0.1 * random.NextNormal()));
            x[(2 * i) + 1] = (float)((labels[i] == 0 ? Math.Sin(angle) : 0.5 - Math.Sin(angle)) + (0.1 * random.NextNormal()));
        }

        return Classes("moons", x, 2, labels, ["up", "down"]);
    }

    /// <summary>Blobs, one a class, around points on a circle.</summary>
    public static DataSet Blobs(int rows, int classes, int features, long seed = 1)
    {
        var random = new RandomStream(seed, "blobs");
        var x = new float[rows * features];
        var labels = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            labels[i] = random.NextInt(classes);
            for (var j = 0; j < features; j++)
                x[(i * features) + j] = (float)(Math.Cos(labels[i] + (j * labels[i])) + (0.3 * random.NextNormal()));
        }

        return Classes("blobs", x, features, labels, [.. Enumerable.Range(0, classes).Select(c => $"c{c}")]);
    }

    /// <summary>A curve, <c>y = sin(2x₁) + x₂²/2</c>, without noise.</summary>
    public static DataSet Curve(int rows = 400, long seed = 1)
    {
        var random = new RandomStream(seed, "curve");
        var x = new float[rows * 2];
        var y = new float[rows];
        for (var i = 0; i < rows; i++)
        {
            x[2 * i] = (float)random.NextNormal();
            x[(2 * i) + 1] = (float)random.NextNormal();
            y[i] = MathF.Sin(2 * x[2 * i]) + (x[(2 * i) + 1] * x[(2 * i) + 1] / 2);
        }

        var (a, b) = (rows * 6 / 10, rows * 8 / 10);
        return new DataSet
        {
            Name = "curve",
            Inputs = 2,
            Task = TaskKind.Regression,
            Train = Part(0, a),
            Validation = Part(a, b),
            Test = Part(b, rows),
        };

        Split Part(int from, int to) => new(new FloatRows(x[(2 * from)..(2 * to)], 2), y[from..to]);
    }

    /// <summary>Rows with classes: the first 60 % to train on, then as much again for validation and test.</summary>
    public static DataSet Classes(string name, float[] x, int features, int[] labels, string[] classes)
    {
        var (a, b) = (labels.Length * 6 / 10, labels.Length * 8 / 10);
        return new DataSet
        {
            Name = name,
            Inputs = features,
            Task = classes.Length == 2 ? TaskKind.BinaryClassification : TaskKind.Classification,
            Classes = classes,
            Train = Part(0, a),
            Validation = Part(a, b),
            Test = Part(b, labels.Length),
        };

        Split Part(int from, int to) => new(new FloatRows(x[(features * from)..(features * to)], features), labels[from..to]);
    }
}
