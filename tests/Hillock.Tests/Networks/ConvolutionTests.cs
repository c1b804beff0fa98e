using CsCheck;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Networks;

public sealed class ConvolutionTests
{
    public static TheoryData<string, string> Networks => new()
    {
        { "6×5×3", "conv2d(4, 3, tanh), conv2d(5, 2, swish, padding=same), flatten" },
        { "9×8", "conv2d(16, 3, softplus, stride=2, padding=1), conv2d(3, 3), flatten" },
        { "7×7×4", "conv2d(8, 3, tanh, groups=2, bias=false), conv2d(8, 3, tanh, groups=8), flatten" },
        { "8×8×17", "conv2d(18, 1, swish), conv2d(2, 3x1, dilation=2x1), flatten" },
        { "6×6×2", "conv2d(5), batch_norm, tanh, conv2d(4, padding=same), layer_norm, flatten" },
        { "6×6×3", "conv2d(3, padding=same), residual(conv2d(3, 3, swish, padding=same) | conv2d(3, padding=same)), flatten" },
        { "12×3", "conv1d(5, 3, tanh, padding=same), conv1d(4, 4, swish, stride=2, dilation=2), flatten" },
        { "11", "conv1d(17, 3, tanh), conv1d(1, 1)" },
        { "5×5×16", "conv2d(16, 3, max(0.1*x, x) + a * sin(x); learn a = 0.3), flatten" },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Gradients_agree_with_central_differences(string shape, string layers)
    {
        var model = TextNetwork.Build(shape, layers);
        model.Initialize(2);
        DifferenceCheck.Run(model, rows: 6, seed: 2, threads: 2);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Threads_do_not_change_a_bit(string shape, string layers)
    {
        var one = Train(shape, layers, 1);
        Assert.Equal(one, Train(shape, layers, 2));
        Assert.Equal(one, Train(shape, layers, 4));
    }

    [Fact]
    public void Predictions_do_not_depend_on_how_many_rows_go_together()
    {
        var model = TextNetwork.Build("7×6×3", "conv2d(20, 3, relu, padding=same), conv2d(8, 3, relu, stride=2), flatten, dense(3)");
        model.Initialize(1);
        var x = Rows(model, 31);
        var all = model.Predict(x);
        var size = model.Inputs.Size;
        for (var i = 0; i < 31; i++) Assert.Equal(all[(3 * i)..(3 * (i + 1))], model.Predict(x.AsSpan(i * size, size)));
    }

    [Theory]
    [InlineData("conv2d(0)", "8×8", "at least 1 filter")]
    [InlineData("conv2d(4, 9)", "8×8", "larger than the input")]
    [InlineData("conv2d(4, groups=3)", "8×8×4", "3 groups")]
    [InlineData("conv2d(4)", "8", "height × width")]
    [InlineData("conv2d(4, padding=around)", "8×8", "same")]
    [InlineData("conv2d(4, 3x3x3)", "8×8", "two")]
    [InlineData("conv1d(4)", "8×8×3", "sequences")]
    public void What_does_not_fit_is_said(string layer, string shape, string expected)
    {
        var message = Assert.Throws<HillockException>(() => TextNetwork.Build(shape, layer)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_shapes_are_those_of_keras_and_pytorch() => Gen.Select(
            Gen.Int[1, 20], Gen.Int[1, 5], Gen.Int[1, 3], Gen.Int[1, 2], Gen.Int[0, 3])
        .Hold((size, kernel, stride, dilation, padding) =>
        {
            var window = ((kernel - 1) * dilation) + 1;
            var layer = new Conv2D(2, kernel) { Stride = (stride, stride), Dilation = (dilation, dilation), Padding = padding };
            if (size + (2 * padding) < window) Assert.Throws<HillockException>(() => layer.OutputShape(new Shape(size, size)));
            else Assert.Equal(((size + (2 * padding) - window) / stride) + 1, layer.OutputShape(new Shape(size, size))[0]);
            var same = new Conv2D(2, kernel) { Stride = (stride, stride), Dilation = (dilation, dilation), Padding = Padding.Same };
            Assert.Equal((size + stride - 1) / stride, same.OutputShape(new Shape(size, size))[1]);
        });

    [Fact]
    public void Weights_have_the_shape_of_keras_and_fit_the_activation()
    {
        var model = TextNetwork.Build("8×8×3", "conv2d(256, 5x3), relu");
        model.Initialize(1);
        Assert.Equal("5×3×3×256", model.Parameters[0].Shape.ToString());
        var weights = model.GetParameter("conv2d_1.weight");
        Assert.Equal(2.0 / 45, weights.Average(w => (double)w * w), 0.003);
        Assert.Contains("he_normal (auto)", model.Summary(), StringComparison.Ordinal);
    }

    private static float[] Train(string shape, string layers, int threads)
    {
        var model = TextNetwork.Build(shape, layers);
        using var trainer = new Trainer(model, new MeanSquaredError(), new Adam(), 5, threads, seed: 3);
        var x = Rows(model, 5);
        var targets = new float[5 * model.Outputs.Size];
        Array.Fill(targets, 0.3f);
        for (var i = 0; i < 3; i++) trainer.Step(x, targets);
        return trainer.Snapshot();
    }

    private static float[] Rows(Network model, int rows)
    {
        var random = new RandomStream(4, "rows");
        var x = new float[rows * model.Inputs.Size];
        foreach (ref var v in x.AsSpan()) v = (float)random.NextNormal();
        return x;
    }
}
