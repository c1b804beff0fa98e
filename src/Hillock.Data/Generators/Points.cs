namespace Hillock.Data.Generators;

/// <summary>Small classic problems in one and two dimensions.</summary>
internal static class Points
{
    private const int DefaultRows = 2_000;
    private const int DefaultArms = 3;
    private const int MaximumArms = 20;
    private static readonly string[] Plane = ["x", "y"];

    /// <summary>Two half circles, each around the other's end.</summary>
    public static DataSet Moons(DataOptions options) =>
        Classes("moons", "Two interleaved half circles with noise", 2, 0.2, options, (label, random) =>
        {
            var angle = random.NextDouble() * Math.PI;
            return label == 0 ? (Math.Cos(angle), Math.Sin(angle)) : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
        });

    /// <summary>A circle inside another, of half its radius.</summary>
    public static DataSet Circles(DataOptions options) =>
        Classes("circles", "A ring inside a ring of twice its radius, with noise", 2, 0.1, options, (label, random) =>
        {
            var (angle, radius) = (random.NextDouble() * Math.Tau, label == 0 ? 1 : 0.5);
            return (radius * Math.Cos(angle), radius * Math.Sin(angle));
        });

    /// <summary>Arms that wind one and a quarter times around the centre (Lang and Witbrock 1988 had two).</summary>
    public static DataSet Spirals(DataOptions options)
    {
        var arms = options.Arms ?? DefaultArms;
        if (arms is < 2 or > MaximumArms) throw new HillockException($"{arms} spiral arms were asked for; there can be 2 to {MaximumArms}.");
        return Classes("spirals", $"{arms} spiral arms around one centre, with noise", arms, 0.03, options, (label, random) =>
        {
            var along = Math.Sqrt(random.NextDouble());
            var angle = Math.Tau * ((1.25 * along) + ((double)label / arms));
            return (along * Math.Cos(angle), along * Math.Sin(angle));
        });
    }

    /// <summary>A curve to fit: <c>y = sin(2x) + 0.3x + noise·(0.5 + |x|/2)·n</c>, x uniform in [−3, 3], n standard normal.</summary>
    public static DataSet Curve(DataOptions options)
    {
        var (rows, noise) = (GeneratorOptions.Rows(options, DefaultRows, 1), GeneratorOptions.Noise(options, 0.15));
        var (x, y) = (new double[rows], new double[rows]);
        for (var i = 0; i < rows; i++)
        {
            var random = new RandomStream(options.Seed, "curve").Fork(i);
            var at = random.NextDouble(-3, 3);
            // Rounded as they always were, so that a seed keeps its curve.
            x[i] = (float)at;
            y[i] = (float)(Math.Sin(2 * at) + (0.3 * at) + (noise * (0.5 + (Math.Abs(at) / 2)) * random.NextNormal()));
        }

        return new PointSet("curve", 1, rows, i => x[i])
        {
            Targets = y,
            Description = "The curve sin(2x) + 0.3x with noise that grows away from 0",
            FeatureNames = ["x"],
        }.Build(options);
    }

    private static DataSet Classes(
        string name, string description, int classes, double usualNoise, DataOptions options, Func<int, RandomStream, (double X, double Y)> place)
    {
        var (rows, noise) = (GeneratorOptions.Rows(options, DefaultRows, classes), GeneratorOptions.Noise(options, usualNoise));
        var (values, labels) = (new float[2 * rows], new int[rows]);
        for (var i = 0; i < rows; i++)
        {
            labels[i] = i % classes;
            var random = new RandomStream(options.Seed, name).Fork(i);
            var (x, y) = place(labels[i], random.Fork(0));
            values[2 * i] = (float)(x + (noise * random.NextNormal()));
            values[(2 * i) + 1] = (float)(y + (noise * random.NextNormal()));
        }

        return new PointSet(name, 2, values.Length, i => values[i])
        {
            Classes = [.. Enumerable.Range(0, classes).Select(label => label.ToString(null as IFormatProvider))],
            Labels = labels,
            Description = $"{description}, {rows:N0} points",
            FeatureNames = Plane,
        }.Build(options);
    }
}
