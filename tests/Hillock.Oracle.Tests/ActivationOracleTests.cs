using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Kernels;
using TorchSharp;

namespace Hillock.Oracle.Tests;

public sealed class ActivationOracleTests
{
    // Every point is a float32, so that both precisions see the same x; the ends and joints of the usual pieces are among them.
    private static readonly float[] Points =
    [
        .. Enumerable.Range(0, 2001).Select(i => (i - 1000) / 64f),
        .. from x in new[] { 1f, 3f, 6f, 20f, 50f, 88f, 100f, 500f, 1e4f, 1e-3f, 1e-7f, 1e-20f } from sign in new[] { -1, 1 } select sign * x,
    ];

    public static TheoryData<string> Names => [.. TorchActivations.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_formula_and_its_derivative_agree_in_float64(string name)
    {
        var (values, derivatives) = Expected(name);
        var activation = Assert.IsType<ElementwiseActivation>(Activation.Parse(name));

        for (var i = 0; i < Points.Length; i++)
        {
            Near(values[i], activation.Formula.Evaluate(Points[i]), 1e-12, $"{name}({Points[i]:R})");
            Near(derivatives[i], activation.Derivative.Evaluate(Points[i]), 1e-12, $"{name}'({Points[i]:R})");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public unsafe void The_compiled_loops_agree_in_float32(string name)
    {
        var (values, derivatives) = Expected(name);
        var activation = Assert.IsType<ElementwiseActivation>(Activation.Parse(name));
        var parameters = activation.Learnable.Select(p => (float)p.Value).ToArray();
        float[] forward = new float[Points.Length], value = new float[Points.Length], derivative = new float[Points.Length];

        var kernel = ActivationKernel.Compile(activation.Formula, activation.Learnable);
        fixed (float* x = Points, f = forward, v = value, d = derivative, p = parameters)
        {
            kernel.Forward(x, f, Points.Length, p);
            kernel.ForwardWithDerivative(x, v, d, Points.Length, p);
        }

        for (var i = 0; i < Points.Length; i++)
        {
            Near(values[i], forward[i], 1e-6, $"{name}({Points[i]:R})");
            Near(values[i], value[i], 1e-6, $"{name}({Points[i]:R}) beside its derivative");
            Near(derivatives[i], derivative[i], 1e-6, $"{name}'({Points[i]:R})");
        }
    }

    private static (double[] Values, double[] Derivatives) Expected(string name)
    {
        Oracle.Require();
        using var scope = torch.NewDisposeScope();
        var x = torch.tensor(Points.Select(p => (double)p).ToArray(), requires_grad: true);
        var y = TorchActivations.All[name](x);
        y.sum().backward();
        return (y.data<double>().ToArray(), x.grad!.data<double>().ToArray());
    }

    private static void Near(double expected, double actual, double tolerance, string what) => Assert.True(
        Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected)),
        $"{what}: TorchSharp gives {expected:R}, Hillock {actual:R}.");
}
