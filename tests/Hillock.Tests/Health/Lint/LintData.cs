using Hillock.Data;
using Hillock.Tests.Training;

namespace Hillock.Tests.Health.Lint;

/// <summary>Data sets by name: sound ones, and each with one thing wrong.</summary>
internal static class LintData
{
    private const int Rows = 600, Columns = 6;

    /// <summary>The data of a name.</summary>
    public static DataSet Of(string name) => name switch
    {
        "moons" => TestData.Moons(),
        "three" => TestData.Blobs(Rows, 3, Columns),
        "curve" => TestData.Curve(),
        "digits" => Datasets.Load("digits", new DataOptions { Rows = 300 }),
        "digits in [0, 1]" => Datasets.Load("digits", new DataOptions { Rows = 300, Standardize = false }),
        "houses" => Datasets.Load(Path.Combine(Repository(), "samples", "houses.csv")),
        "sequence" => Classes(new Shape(20, 3), 3, Normal),
        "images" => Classes(new Shape(8, 8, 3), 3, Normal),
        "large" => Classes(Columns, 3, (r, i, j) => (float)(Normal(r, i, j) * (j == 2 ? 40 : 1))),
        "huge" => Classes(Columns, 3, (r, i, j) => (float)(Normal(r, i, j) * (j == 2 ? 4000 : 1))),
        "tiny" => Classes(Columns, 3, (r, i, j) => (float)(Normal(r, i, j) * 0.001)),
        "shifted" => Classes(Columns, 3, (r, i, j) => (float)(Normal(r, i, j) + 5)),
        "standard" => Classes(Columns, 3, Normal),
        "outlier" => Classes(Columns, 3, (r, i, j) => i == 11 && j == 2 ? 150 : 0.3f * Normal(r, i, j), rows: 6000),
        "bytes" => Classes(new Shape(8, 8, 3), 3, (r, _, _) => (float)r.NextInt(256)),
        "flags" => Classes(Columns, 3, (r, i, j) => j == 0 ? r.NextInt(20) == 0 ? 1 : 0 : Normal(r, i, j)),
        "constant column" => Classes(Columns, 3, (r, i, j) => j == 1 ? 0.5f : Normal(r, i, j)),
        "constant" => Classes(Columns, 3, (_, _, _) => 0.5f),
        "not finite" => Classes(Columns, 3, (r, i, j) => i == 7 && j == 2 ? float.NaN : Normal(r, i, j)),
        "duplicates" => Classes(Columns, 3, (r, i, j) => j + (i < 40 ? 0 : i), label: i => i < 40 ? 0 : i % 3),
        "contradicting" => Classes(Columns, 3, (_, i, j) => ((i / 2) + j) % 50 / 25f - 1),
        "leaking" => Classes(Columns, 3, (r, i, j) => Fixed(i % (Rows * 6 / 10), j)),
        "imbalanced" => Classes(Columns, 3, Normal, label: i => i % 30 == 0 ? 2 : i % 2),
        "no third class" => Classes(Columns, 3, Normal, label: i => i % 2),
        "label 3" => Classes(Columns, 3, Normal, label: i => i == 5 ? 3 : i % 3),
        "unscaled targets" => Numbers(1, (r, _) => (float)(50_000 + (9000 * r.NextNormal()))),
        "targets not finite" => Numbers(1, (r, i) => i == 9 ? float.PositiveInfinity : (float)r.NextNormal()),
        "counts" => Numbers(1, (r, _) => r.NextInt(7)),
        "shares" => Numbers(1, (r, _) => (float)r.NextDouble()),
        "labels" => Numbers(4, (r, _) => r.NextInt(2)),
        "one-hot" => Numbers(4, (_, i) => i % 4 == i / 4 % 4 ? 1 : 0),
        _ => throw new ArgumentException(name, nameof(name)),
    };

    private static float Normal(RandomStream random, int row, int column) => (float)random.NextNormal();

    private static float Fixed(int row, int column) => (float)new RandomStream((row * 100) + column, "cell").NextNormal();

    private static DataSet Classes(Shape shape, int classes, Func<RandomStream, int, int, float> value, Func<int, int>? label = null, int rows = Rows)
    {
        var x = Fill(rows, shape.Size, value);
        var labels = Enumerable.Range(0, rows).Select(label ?? (i => i % classes)).ToArray();
        return new DataSet
        {
            Name = "classes",
            Inputs = shape,
            Task = TaskKind.Classification,
            Classes = [.. Enumerable.Range(0, classes).Select(c => $"c{c}")],
            Train = Part(0, rows * 6 / 10),
            Validation = Part(rows * 6 / 10, rows * 8 / 10),
            Test = Part(rows * 8 / 10, rows),
        };

        Split Part(int from, int to) => new(new FloatRows(x[(from * shape.Size)..(to * shape.Size)], shape.Size), labels[from..to]);
    }

    private static DataSet Numbers(int targets, Func<RandomStream, int, float> target)
    {
        var x = Fill(Rows, Columns, Normal);
        var random = new RandomStream(3, "targets");
        var y = Enumerable.Range(0, Rows * targets).Select(i => Next(i)).ToArray();
        return new DataSet
        {
            Name = "numbers",
            Inputs = Columns,
            Task = TaskKind.Regression,
            Train = Part(0, Rows * 6 / 10),
            Validation = Part(Rows * 6 / 10, Rows * 8 / 10),
            Test = Part(Rows * 8 / 10, Rows),
        };

        // The stream is a value: each number takes a fork of its own.
        float Next(int i) => target(random.Fork(i), i);

        Split Part(int from, int to) =>
            new(new FloatRows(x[(from * Columns)..(to * Columns)], Columns), y[(from * targets)..(to * targets)], targetColumns: targets);
    }

    private static float[] Fill(int rows, int columns, Func<RandomStream, int, int, float> value)
    {
        var random = new RandomStream(1, "inputs");
        var x = new float[rows * columns];
        for (var i = 0; i < x.Length; i++) x[i] = value(random.Fork(i), i / columns, i % columns);
        return x;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Hillock.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }
}
