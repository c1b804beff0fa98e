using Hillock.Layers;
using static TorchSharp.torch;

namespace Hillock.Oracle.Tests;

/// <summary>Convolutions and poolings as layers of a network beside TorchSharp, over random shapes, strides and pads.</summary>
public sealed class LayerOracleTests
{
    private const int Seeds = 16;

    private delegate (Layer Layer, Shape Shape) Case(ref RandomStream random);

    private static Dictionary<string, Case> Cases { get; } = new()
    {
        ["max_pool2d"] = (ref r) => Pool2D("max_pool2d", ref r),
        ["average_pool2d"] = (ref r) => Pool2D("average_pool2d", ref r),
        ["max_pool1d"] = (ref r) => Pool1D("max_pool1d", ref r),
        ["average_pool1d"] = (ref r) => Pool1D("average_pool1d", ref r),
        ["global_average_pool"] = (ref r) => ("global_average_pool", AnyShape(ref r)),
        ["global_max_pool"] = (ref r) => ("global_max_pool", AnyShape(ref r)),
        ["conv2d"] = (ref r) => (
            $"conv2d({1 + r.NextInt(20)}, {1 + r.NextInt(4)}x{1 + r.NextInt(4)}, {Activation(ref r)}, stride={1 + r.NextInt(2)}x{1 + r.NextInt(3)}, "
                + $"padding={Pads(ref r, 3)}, bias={Bias(ref r)})",
            new Shape(7 + r.NextInt(8), 7 + r.NextInt(8), 1 + r.NextInt(20))),
        ["conv1d"] = (ref r) => (
            $"conv1d({1 + r.NextInt(20)}, {1 + r.NextInt(4)}, {Activation(ref r)}, stride={1 + r.NextInt(3)}, padding={Pads(ref r, 3)}, "
                + $"dilation={1 + r.NextInt(2)}, bias={Bias(ref r)})",
            new Shape(7 + r.NextInt(20), 1 + r.NextInt(20))),
        ["dense"] = (ref r) => ($"dense({1 + r.NextInt(40)}, {Activation(ref r)}, bias={Bias(ref r)})", AnyShape(ref r)),
    };

    public static TheoryData<string, int> Problems
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var kind in Cases.Keys)
                for (var seed = 0; seed < Seeds; seed++) data.Add(kind, seed);
            return data;
        }
    }

    /// <summary>A layer of each kind.</summary>
    internal static IEnumerable<Layer> Layers => Cases.Keys.SelectMany(k =>
    {
        using var problem = Make(k, 0);
        return problem.Model.Layers.Select(l => l.Layer);
    });

    [Theory]
    [MemberData(nameof(Problems))]
    public void Outputs_input_gradient_and_every_other_agree(string kind, int seed)
    {
        Oracle.Require();
        using var scope = NewDisposeScope();
        using var problem = Make(kind, seed);
        var torch = new TorchStack(problem.Model);
        var outputs = torch.Forward(problem.TorchIds());
        Agreement.Check(outputs, problem.Model.Predict(problem.Ids), 1e-5, 1, $"{problem.Model}, seed {seed}: outputs");
        var distances = (outputs - problem.TorchTargets()).square();
        (distances.sum() / 2).backward();

        var (loss, gradients) = problem.Step(threads: 1 + (seed % 2));
        Assert.Equal(distances.mean().item<double>(), loss, 1e-5 * Math.Max(1, loss));
        foreach (var (name, gradient) in gradients)
            Agreement.Check(torch.Parameters[name].grad!, gradient, 1e-5, 1, $"{problem.Model}, seed {seed}: gradient of {name}");
    }

    private static LayerProblem Make(string kind, int seed)
    {
        var random = new RandomStream(seed, kind);
        var (layer, shape) = Cases[kind](ref random);
        return new LayerProblem(layer, shape, 1 + random.NextInt(7), seed);
    }

    private static (Layer, Shape) Pool2D(string kind, ref RandomStream random)
    {
        var (height, width) = (1 + random.NextInt(4), 1 + random.NextInt(4));
        var stride = random.NextInt(2) == 0 ? "size" : $"{1 + random.NextInt(3)}x{1 + random.NextInt(3)}";
        return ($"{kind}({height}x{width}, {stride}, padding={Pads(ref random, Math.Min(height, width))})",
            new Shape(height + random.NextInt(12), width + random.NextInt(12), 1 + random.NextInt(40)));
    }

    private static (Layer, Shape) Pool1D(string kind, ref RandomStream random)
    {
        var size = 1 + random.NextInt(5);
        var stride = random.NextInt(2) == 0 ? "size" : $"{1 + random.NextInt(4)}";
        return ($"{kind}({size}, {stride}, padding={Pads(ref random, size)})", new Shape(size + random.NextInt(30), 1 + random.NextInt(40)));
    }

    /// <summary>None, as many as keep the size, or fewer on each side than the window is long.</summary>
    private static string Pads(ref RandomStream random, int window) => random.NextInt(3) switch
    {
        0 => "valid",
        1 => "same",
        _ => $"{random.NextInt(window)}",
    };

    private static Shape AnyShape(ref RandomStream random) => random.NextInt(2) == 0
        ? new Shape(1 + random.NextInt(9), 1 + random.NextInt(9), 1 + random.NextInt(40))
        : new Shape(1 + random.NextInt(30), 1 + random.NextInt(40));

    private static string Activation(ref RandomStream random) => ((string[])["linear", "tanh", "gelu", "leaky_relu"])[random.NextInt(4)];

    private static string Bias(ref RandomStream random) => random.NextInt(3) > 0 ? "true" : "false";
}
