using System.Numerics;
using System.Runtime.InteropServices;
using Hillock.Data;
using Hillock.Data.Generators;

namespace Hillock.Tests.Data;

public sealed class GeneratorTests
{
    private static readonly Lazy<DataSet> Digits = new(() => Datasets.Load("digits", new DataOptions { ValidationShare = 0 }));

    [Fact]
    public void Digits_are_ten_thousand_and_two()
    {
        var data = Datasets.Load("digits");
        Assert.Equal((8333, 1667, 2000), (data.Train.Count, data.Validation.Count, data.Test.Count));
        Assert.Equal("28×28", data.Inputs.ToString());
        Assert.Equal(10, data.Classes.Count);
        Assert.Empty(data.Warnings);
    }

    [Fact]
    public void An_image_depends_on_seed_and_number_alone()
    {
        var data = Datasets.Load("digits", new DataOptions { Seed = 5, Rows = 60, Standardize = false });
        var image = new byte[28 * 28];
        DigitPainter.Paint(7, new RandomStream(5, "digits for the test").Fork(7), image);
        Assert.Equal(image, data.Test.Inputs.ToArray(7).Select(pixel => (byte)Math.Round(pixel * 255)));
        Assert.NotEqual(image, Datasets.Load("digits", new DataOptions { Seed = 6, Rows = 60, Standardize = false }).Test.Inputs.ToArray(7)
            .Select(pixel => (byte)Math.Round(pixel * 255)));
    }

    [Fact]
    public void Class_means_tell_most_digits_but_not_all()
    {
        var (data, means) = (Digits.Value, new float[10][]);
        for (var digit = 0; digit < 10; digit++)
        {
            means[digit] = new float[784];
            foreach (var row in Enumerable.Range(0, data.Train.Count).Where(row => data.Train.Labels[row] == digit))
            {
                var image = data.Train.Inputs.ToArray(row);
                for (var i = 0; i < image.Length; i++) means[digit][i] += image[i] / 1000;
            }
        }

        Assert.InRange(Accuracy(data, 2000, means, [.. Enumerable.Range(0, 10)]), 0.68, 0.85);
    }

    [Fact]
    public void The_nearest_neighbour_tells_nearly_all_digits()
    {
        var data = Digits.Value;
        var images = Enumerable.Range(0, data.Train.Count).Select(row => Halve(data.Train.Inputs.ToArray(row))).ToArray();
        Assert.InRange(Accuracy(data, 250, images, data.Train.Labels), 0.90, 0.975);
    }

    [Theory]
    [InlineData("moons", 2)]
    [InlineData("two-moons", 2)]
    [InlineData("two_moons", 2)]
    [InlineData("circles", 2)]
    [InlineData("spirals", 3)]
    public void Points_are_balanced_and_repeat(string name, int classes)
    {
        var data = Datasets.Load(name, new DataOptions { Rows = 300, Seed = 3 });
        var again = Datasets.Load(name, new DataOptions { Rows = 300, Seed = 3 });
        Assert.Equal(classes, data.Classes.Count);
        Assert.All(data.Describe().Classes, count => Assert.Equal(300 / classes, count.Total));
        Assert.Equal(data.Train.Inputs.ToArray(0, 1, 2), again.Train.Inputs.ToArray(0, 1, 2));
        Assert.Equal(data.Train.Labels, again.Train.Labels);
    }

    [Fact]
    public void Circles_without_noise_have_two_radii()
    {
        var data = Datasets.Load("circles", new DataOptions { Noise = 0, Standardize = false });
        for (var row = 0; row < data.Test.Count; row++)
        {
            var point = data.Test.Inputs.ToArray(row);
            Assert.Equal(data.Test.Labels[row] == 0 ? 1 : 0.5, Math.Sqrt((point[0] * point[0]) + (point[1] * point[1])), 5);
        }
    }

    [Fact]
    public void Spirals_have_as_many_arms_as_asked() =>
        Assert.Equal(5, Datasets.Load("spirals", new DataOptions { Arms = 5 }).Classes.Count);

    [Fact]
    public void The_curve_without_noise_is_the_curve()
    {
        var data = Datasets.Load("curve", new DataOptions { Noise = 0, Standardize = false });
        Assert.Equal(TaskKind.Regression, data.Task);
        for (var row = 0; row < data.Train.Count; row++)
        {
            var x = data.Train.Inputs.ToArray(row)[0];
            Assert.Equal(Math.Sin(2 * x) + (0.3 * x), data.Train.Targets[row], 1e-5);
        }
    }

    [Fact]
    public void What_cannot_be_made_is_refused()
    {
        Assert.Contains("noise", Refusal("moons", new DataOptions { Noise = -1 }), StringComparison.Ordinal);
        Assert.Contains("rows", Refusal("digits", new DataOptions { Rows = 3 }), StringComparison.Ordinal);
        Assert.Contains("arms", Refusal("spirals", new DataOptions { Arms = 1 }), StringComparison.Ordinal);
        Assert.Contains("regression", Refusal("moons", new DataOptions { Task = TaskKind.Regression }), StringComparison.Ordinal);
    }

    private static string Refusal(string name, DataOptions options) =>
        Assert.Throws<HillockException>(() => Datasets.Load(name, options)).Message;

    private static double Accuracy(DataSet data, int count, float[][] patterns, int[] labels)
    {
        var norms = patterns.Select(pattern => Dot(pattern, pattern)).ToArray();
        var right = 0;
        Parallel.For(0, count, row =>
        {
            var image = data.Test.Inputs.ToArray(row);
            if (patterns[0].Length < image.Length) image = Halve(image);
            var (best, nearest) = (float.MaxValue, 0);
            for (var i = 0; i < patterns.Length; i++)
            {
                var distance = norms[i] - (2 * Dot(image, patterns[i]));
                if (distance < best) (best, nearest) = (distance, i);
            }

            if (labels[nearest] == data.Test.Labels[row]) Interlocked.Increment(ref right);
        });
        return right / (double)count;
    }

    // Means of 2 × 2 pixels, padded to whole vectors: the same neighbours at a quarter of the time.
    private static float[] Halve(float[] image)
    {
        var half = new float[208];
        for (var i = 0; i < image.Length; i++) half[(i / 56 * 14) + (i % 28 / 2)] += image[i] / 4;
        return half;
    }

    // 784 and 208 are multiples of every vector width.
    private static float Dot(float[] a, float[] b)
    {
        var left = MemoryMarshal.Cast<float, Vector<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return Vector.Sum(sum);
    }
}
