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

    // libtorch differentiates hardsigmoid with a sixth rounded to float32, and sinc by a difference that cancels near 0.
    private static readonly Dictionary<string, double> SlopeTolerance = new() { ["hard_sigmoid"] = 1e-8, ["sinc_pi"] = 1e-9 };

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
            Near(derivatives[i], activation.Derivative.Evaluate(Points[i]), SlopeTolerance.GetValueOrDefault(name, 1e-12), $"{name}'({Points[i]:R})");
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

    public static TheoryData<string> Learned => [.. TorchActivations.Learned.Keys];

    public static TheoryData<string> Rows => [.. TorchActivations.Rows.Keys];

    [Theory]
    [MemberData(nameof(Learned))]
    public unsafe void Gradients_of_learned_parameters_agree(string name)
    {
        Oracle.Require();
        using var scope = torch.NewDisposeScope();
        var activation = Assert.IsType<ElementwiseActivation>(Activation.Parse(name));
        float[] points = [.. Enumerable.Range(0, 801).Select(i => ((i - 400) / 50f) + 0.003f)];
        float[] upstream = [.. points.Select((_, i) => (float)Math.Cos(0.37 * i))];
        var x = torch.tensor(points.Select(p => (double)p).ToArray());
        var learned = activation.Learnable.Select(p => torch.tensor(p.Value, dtype: torch.float64, requires_grad: true)).ToArray();
        (TorchActivations.Learned[name](x, learned) * torch.tensor(upstream.Select(u => (double)u).ToArray())).sum().backward();

        var kernel = ActivationKernel.Compile(activation.Formula, activation.Learnable);
        float[] parameters = [.. activation.Learnable.Select(p => (float)p.Value)], sums = new float[parameters.Length];
        fixed (float* px = points, up = upstream, p = parameters, s = sums) kernel.ParameterGradient(px, up, points.Length, p, s);
        for (var k = 0; k < learned.Length; k++)
        {
            var parameter = activation.Learnable[k];
            var by = activation.Formula.DerivativeBy(parameter);
            var expected = learned[k].grad!.item<double>();
            Near(expected, points.Zip(upstream).Sum(p => p.Second * by.Evaluate(p.First)), 1e-11, $"{name} by {parameter.Name}");
            Near(expected, sums[k], 2e-4, $"{name} by {parameter.Name} in the compiled loop");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Rows_and_their_gradients_agree(string name)
    {
        Oracle.Require();
        using var scope = torch.NewDisposeScope();
        var activation = Assert.IsType<RowActivation>(Activation.Parse(name), exactMatch: false);
        double[][] rows = [[0.31, -1.27, 2.05, 0.74, -0.4, 1.18], [30, -20, 4, 29.5, 0, -7], [-700, 700, 699, 0, 1, 2], [1e-3, 2e-3, -1e-3, 0, 5e-4, 3e-3]];
        foreach (var row in rows)
        {
            var x = torch.tensor(row, requires_grad: true);
            var y = TorchActivations.Rows[name](x.reshape(1, 6)).reshape(-1);
            var upstream = Enumerable.Range(0, (int)y.numel()).Select(i => Math.Cos(i + 1.0)).ToArray();
            (y * torch.tensor(upstream)).sum().backward();
            foreach (var (expected, actual) in y.data<double>().ToArray().Zip(activation.Evaluate(row))) Near(expected, actual, 1e-12, name);
            foreach (var (expected, actual) in x.grad!.data<double>().ToArray().Zip(activation.Gradient(row, upstream))) Near(
                expected, actual, 1e-11, $"{name}'");
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
