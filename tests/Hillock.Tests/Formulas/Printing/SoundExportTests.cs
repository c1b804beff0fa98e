using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Formulas.Printing;

namespace Hillock.Tests.Formulas.Printing;

/// <summary>Exported code has a value wherever the function has one: run step by step, as it is printed, in its own precision.</summary>
public sealed class SoundExportTests
{
    private static readonly float[] Places =
        [.. new[] { 0, 1e-30f, 1e-3f, 0.7f, 1, 3, 9, 20, 44, 60, 88, 88.8f, 90, 104, 200, 1e3f, 1e5f, 1e9f, 1e13f, 2e19f, 1e25f, 3e38f, float.PositiveInfinity }.SelectMany(p => new[] { p, -p })];

    private static readonly string[] Own =
    [
        "x*tanh(exp(x))", "x^2*tanh(exp(x))", "exp(x)/(1 + exp(x))", "sqrt(max(0, x))", "relu(x)^0.5", "sqrt(clamp(x, 0, 4))", "sin(x)/x",
        "x*sigmoid(x^3)", "x/sqrt(1 + x^2)", "log(1 + x^2)", "x*exp(-exp(-x))", "x*erf(exp(x))", "sigmoid(-2*exp(x))", "tanh(a*exp(b*x)); a = 0.6; learn b = 2",
    ];

    public static TheoryData<string> All() => [.. Own, .. Catalogue.All.OfType<ElementwiseActivation>().Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(All))]
    public void Code_that_is_run_has_the_value_and_the_slope(string text)
    {
        var f = ((ElementwiseActivation)Activation.Parse(text)).Formula.Simplify();
        foreach (var single in new[] { true, false })
        {
            var (value, slope) = (SoundForm.Evaluated(f, single), SoundForm.EvaluatedSlope(f, single));
            foreach (var x in single ? Places.Select(p => (double)p) : [.. Places.Select(p => (double)p), 710, 1e103, -1e103, 1e160, -1e160, 1e300, -1e300])
            {
                if (IsBeyond(f, x, single)) continue;
                Check(f, value, x, single, "value");
                Check(f.Derivative(), slope, x, single, "slope");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Frameworks_find_a_value_and_a_slope(string text)
    {
        var f = ((ElementwiseActivation)Activation.Parse(text)).Formula.Simplify();
        var code = AutodiffForm.Of(f);
        foreach (var x in Places)
        {
            if (IsBeyond(f, x, single: true)) continue;
            var (value, slope) = FrameworkGradient.Of(code, x);
            Assert.False(float.IsNaN(value) && IsNumber(f.Evaluate(x)), $"value at {x}: {f.Evaluate(x):R} expected; {code}");
            if (!float.IsInfinity(x)) Assert.False(float.IsNaN(slope) && IsNumber(f.Derivative().Evaluate(x)), $"slope at {x}: {f.Derivative().Evaluate(x):R} expected; {code}");
        }
    }

    [Theory]
    [InlineData("x*tanh(exp(x))", 90, 90, 1)]
    [InlineData("x^2*tanh(exp(x))", 90, 8100, 180)]
    [InlineData("sqrt(max(0, x))", -1, 0, 0)]
    [InlineData("sqrt(max(0, x))", 4, 2, 0.25)]
    [InlineData("sin(x)/x", 0, 1, 0)]
    [InlineData("expm1(x)/x", 0, 1, 0.5)]
    [InlineData("gelu_tanh", 1e25, 1e25, 1)]
    [InlineData("gelu_tanh", -1e25, 0, 0)]
    public void Frameworks_find_the_limit(string text, float x, float value, float slope)
    {
        var got = FrameworkGradient.Of(AutodiffForm.Of(((ElementwiseActivation)Activation.Parse(text)).Formula.Simplify()), x);
        Assert.Equal(value, got.Value, 1e-5f * Math.Abs(value));
        Assert.Equal(slope, got.Slope, 1e-5f * Math.Max(1, Math.Abs(slope)));
    }

    // Where a parameter decides what the end is, and where the argument of a wave is no number any more, code does as it is written.
    private static bool IsBeyond(Formula f, double x, bool single) =>
        (f.Parameters.Count > 0 && Math.Abs(x) > (single ? 1e12 : 1e100))
        || (Math.Abs(x) > (single ? 1e37 : 1e307) && Nodes.Of(f).OfType<Operation>().Any(o => o.Operator == Operators.Sin || o.Operator == Operators.Cos));

    private static void Check(Formula exact, Formula code, double x, bool single, string what)
    {
        var expected = exact.Evaluate(x);
        var got = single ? code.Program.RunSingle(x, null, out _) : code.Program.Run(x);
        Assert.False(double.IsNaN(got) && !double.IsNaN(expected) && (!single || IsNumber(expected)), $"{what} at {x:R}: NaN, expected {expected:R}, {code}");
    }

    private static bool IsNumber(double value) => Math.Abs(value) < 3e38;
}
