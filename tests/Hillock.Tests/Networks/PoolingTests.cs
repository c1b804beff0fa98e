using CsCheck;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Networks;

public sealed class PoolingTests
{
    public static TheoryData<string, string> Networks => new()
    {
        { "8×8×3", "conv2d(5, 3, tanh), max_pool2d, flatten" },
        { "9×7×3", "conv2d(17, 3, tanh, padding=same), max_pool2d(3x2, 2x1, padding=same), flatten" },
        { "9×7×3", "conv2d(5, 3, swish, padding=same), average_pool2d(3, 2, padding=1), flatten" },
        { "8×6×3", "conv2d(5, 3, swish, padding=same), average_pool2d(2), conv2d(4, 1), global_average_pool" },
        { "8×6×3", "conv2d(5, 3, swish, padding=same), global_max_pool" },
        { "10×4", "conv1d(20, 3, tanh), max_pool1d(2), conv1d(3, 1), average_pool1d(2, 1), flatten" },
        { "6×6×1", "residual(max_pool2d(3, 1, padding=same) | average_pool2d(3, 1, padding=same)), conv2d(3, 2), flatten" },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Gradients_agree_with_central_differences(string shape, string layers)
    {
        var model = TextNetwork.Build(shape, layers);
        model.Initialize(2);
        DifferenceCheck.Run(model, rows: 6, seed: 2, threads: 2);
    }

    [Fact]
    public void Values_are_those_of_the_definition() => Gen.Select(
            Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 20], Gen.Int[1, 4], Gen.Int[1, 3], Gen.Bool, Gen.Bool, Gen.Long[0, 1000])
        .Where((height, width, _, size, _, same, _, _) => same || (height >= size && width >= size))
        .Hold((height, width, channels, size, stride, same, largest, seed) =>
        {
            var padding = same ? Padding.Same : Padding.Valid;
            Layer layer = largest ? new MaxPool2D(size, stride) { Padding = padding } : new AveragePool2D(size, stride) { Padding = padding };
            var model = new Sequential(new Shape(height, width, channels)) { layer, new Flatten() };
            model.Initialize(0);
            var random = new RandomStream(seed, "pool");
            var x = new float[height * width * channels];
            foreach (ref var v in x.AsSpan()) v = (float)random.NextNormal();
            var got = model.Predict(x);
            var (outHeight, outWidth) = (layer.OutputShape([model.Inputs])[0], layer.OutputShape([model.Inputs])[1]);
            var (top, left) = (Before(height, outHeight), Before(width, outWidth));
            for (var oy = 0; oy < outHeight; oy++)
                for (var ox = 0; ox < outWidth; ox++)
                    for (var c = 0; c < channels; c++)
                    {
                        var window = new List<double>();
                        for (var y = Math.Max(0, (oy * stride) - top); y < Math.Min(height, (oy * stride) - top + size); y++)
                            for (var z = Math.Max(0, (ox * stride) - left); z < Math.Min(width, (ox * stride) - left + size); z++)
                                window.Add(x[(((y * width) + z) * channels) + c]);
                        Assert.Equal(largest ? window.Max() : window.Average(), got[(((oy * outWidth) + ox) * channels) + c], 1e-6);
                    }

            int Before(int length, int outputs) => same ? Math.Max(0, ((outputs - 1) * stride) + size - length) / 2 : 0;
        }, count: 60);

    [Fact]
    public void Not_a_number_comes_out_and_the_first_of_equals_is_chosen()
    {
        var model = new Sequential(new Shape(2, 2)) { new MaxPool2D(), new Flatten() };
        model.Initialize(0);
        Assert.Equal(float.NaN, model.Predict([1, float.NaN, 3, 4])[0]);
        Assert.Equal(4, model.Predict([1, 4, 3, 4])[0]);
        Assert.Equal(float.NegativeInfinity, model.Predict([float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity])[
            0]);
    }

    [Theory]
    [InlineData("max_pool2d(0)", "8×8×3", "at least 1")]
    [InlineData("max_pool2d(9)", "8×8×3", "larger than the input")]
    [InlineData("max_pool2d(2, padding=2)", "8×8×3", "hold nothing")]
    [InlineData("max_pool2d", "8", "height × width")]
    [InlineData("global_average_pool", "8", "images or sequences")]
    public void What_does_not_fit_is_said(string layer, string shape, string expected) =>
        Assert.Contains(expected, Assert.Throws<HillockException>(() => TextNetwork.Build(shape, layer)).Message, StringComparison.Ordinal);
}
