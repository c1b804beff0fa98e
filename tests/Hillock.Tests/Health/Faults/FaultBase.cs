using Hillock.Data;
using Hillock.Tests.Training;

namespace Hillock.Tests.Health.Faults;

/// <summary>A problem that a sound network learns: the ground in which faults are planted.</summary>
internal sealed record FaultBase(string Name, bool IsConvolutional, Func<long, DataSet> Data)
{
    /// <summary>Five classes, each of two clouds in twelve dimensions.</summary>
    public static FaultBase Dense { get; } = new("dense", false, seed => Clouds(1500, 5, 12, seed));

    /// <summary>Small noisy pictures of bars and a cross in four classes.</summary>
    public static FaultBase Pictures { get; } = new("CNN", true, seed => Bars(700, seed));

    /// <summary>A smooth curve over six inputs, standardised.</summary>
    public static FaultBase Regression { get; } = new("regression", false, seed => Surface(1500, seed));

    public static IReadOnlyList<FaultBase> All { get; } = [Dense, Pictures, Regression];

    /// <summary>The same rows with inputs, labels or targets changed.</summary>
    public static DataSet Changed(DataSet data, Action<float[]>? inputs = null, Action<int[]>? labels = null, Action<float[]>? targets = null)
    {
        return new DataSet
        {
            Name = data.Name,
            Inputs = data.Inputs,
            Task = data.Task,
            Classes = data.Classes,
            Train = Part(data.Train),
            Validation = Part(data.Validation),
            Test = Part(data.Test),
        };

        Split Part(Split split)
        {
            var rows = split.Inputs.ReadAll();
            inputs?.Invoke(rows);
            var store = new FloatRows(rows, split.Inputs.Columns);
            if (split.Labels.Length > 0)
            {
                int[] changed = [.. split.Labels];
                labels?.Invoke(changed);
                return new Split(store, changed);
            }

            float[] numbers = [.. split.Targets];
            targets?.Invoke(numbers);
            return new Split(store, numbers);
        }
    }

    private static DataSet Clouds(int rows, int classes, int features, long seed)
    {
        var random = new RandomStream(seed, "clouds");
        var centres = new double[2 * classes * features];
        for (var i = 0; i < centres.Length; i++) centres[i] = random.NextNormal();
        var (x, labels) = (new float[rows * features], new int[rows]);
        for (var i = 0; i < rows; i++)
        {
            var cloud = random.NextInt(2 * classes);
            labels[i] = cloud % classes;
            for (var j = 0; j < features; j++) x[(i * features) + j] = (float)((centres[(cloud * features) + j] + (0.45 * random.NextNormal())) / 1.1);
        }

        for (var j = 0; j < features; j++) Standardise(x, features, j);
        return TestData.Classes("clouds", x, features, labels, [.. Enumerable.Range(0, classes).Select(c => $"class {c}")]);
    }

    private static DataSet Bars(int rows, long seed)
    {
        const int size = 10;
        var random = new RandomStream(seed, "bars");
        var (x, labels) = (new float[rows * size * size], new int[rows]);
        for (var i = 0; i < rows; i++)
        {
            labels[i] = random.NextInt(4);
            var (row, column) = (3 + random.NextInt(4), 3 + random.NextInt(4));
            for (var p = 0; p < size * size; p++)
            {
                var (a, b) = (p / size - row, p % size - column);
                var on = labels[i] switch
                {
                    0 => a == 0 && Math.Abs(b) <= 3,
                    1 => b == 0 && Math.Abs(a) <= 3,
                    2 => a == b && Math.Abs(a) <= 3,
                    _ => a == -b && Math.Abs(a) <= 3,
                };
                x[(i * size * size) + p] = (float)((on ? 2.6 : -0.25) + (0.5 * random.NextNormal()));
            }
        }

        var flat = TestData.Classes("bars", x, size * size, labels, ["flat", "upright", "falling", "rising"]);
        return new DataSet
        {
            Name = flat.Name,
            Inputs = new Shape(size, size, 1),
            Task = flat.Task,
            Classes = flat.Classes,
            Train = flat.Train,
            Validation = flat.Validation,
            Test = flat.Test,
        };
    }

    private static DataSet Surface(int rows, long seed)
    {
        const int features = 6;
        var random = new RandomStream(seed, "surface");
        var (x, y) = (new float[rows * features], new float[rows]);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < features; j++) x[(i * features) + j] = (float)random.NextNormal();
            var row = x.AsSpan(i * features, features);
            y[i] = MathF.Sin(2 * row[0]) + (0.5f * row[1] * row[1]) + (row[2] * row[3]) + row[4] + (float)(0.1 * random.NextNormal());
        }

        Standardise(y, 1, 0);
        var (a, b) = (rows * 6 / 10, rows * 8 / 10);
        return new DataSet
        {
            Name = "surface",
            Inputs = features,
            Task = TaskKind.Regression,
            Train = Part(0, a),
            Validation = Part(a, b),
            Test =
            Part(b, rows)
        };

        Split Part(int from, int to) => new(new FloatRows(x[(features * from)..(features * to)], features), y[from..to]);
    }

    private static void Standardise(float[] values, int columns, int column)
    {
        double[] own = [.. values.Where((_, i) => i % columns == column)];
        var (mean, deviation) = (own.Average(), Math.Sqrt(own.Average(v => v * v) - (own.Average() * own.Average())));
        for (var i = column; i < values.Length; i += columns) values[i] = (float)((values[i] - mean) / deviation);
    }
}
