using Hillock.Activations;
using Hillock.Health.Checks;

namespace Hillock.Tests.Health.Checks;

public sealed class CodeCheckTests
{
    [Fact]
    public void Right_code_is_sound() =>
        Assert.False(ActivationCheck.Run(Activation.FromCode("mine", x => Math.Max(0, x), x => x > 0 ? 1 : 0)).HasErrors);

    [Theory]
    [InlineData(1.01, "derivative.wrong")]
    [InlineData(1.00001, "derivative.inaccurate")]
    public void A_wrong_derivative_is_found(double factor, string code)
    {
        var report = Check(Math.Tanh, x => factor * (1 - (Math.Tanh(x) * Math.Tanh(x))));
        var finding = Assert.Single(report.Findings, f => f.Code == code);
        Assert.Equal(factor, finding.Got!.Value / finding.Expected!.Value, 1e-4);
    }

    [Fact]
    public void A_derivative_wrong_on_one_side_of_a_kink_is_found_there()
    {
        var report = Check(x => x > 2 ? x - 2 : 0, x => x >= 2.5 ? 1 : 0);
        Assert.InRange(Assert.Single(report.Findings, f => f.Code == "derivative.wrong").X!.Value, 2, 2.5);
        var kink = Check(x => x > 2 ? x - 2 : 0, x => x == 2 ? 7 : x > 2 ? 1 : 0);
        Assert.Equal(2, Assert.Single(kink.Findings, f => f.Code == "derivative.kink").X!.Value, 1e-6);
    }

    [Fact]
    public void Code_that_hides_NaN_is_found() =>
        Assert.Contains(Check(x => x > 0 ? x : 0, x => x > 0 ? 1 : 0).Findings, f => f.Code == "special.nan");

    [Fact]
    public void NaN_at_infinity_where_there_is_a_limit_is_found() => Assert.Contains(
        Check(x => x * Math.Exp(-x * x), x => (1 - (2 * x * x)) * Math.Exp(-x * x)).Findings, f => f.Code == "special.infinity");

    [Fact]
    public void Overflow_of_the_code_is_found()
    {
        var report = Check(x => Math.Exp(x) / (1 + Math.Exp(x)), x => 1 / (2 + Math.Exp(x) + Math.Exp(-x)));
        Assert.Equal(709.78, Assert.Single(report.Findings, f => f.Code == "overflow.compiled").X!.Value, 1e-2);
    }

    [Fact]
    public void Code_that_throws_is_found_and_not_trained()
    {
        var report = ActivationCheck.Run(Activation.FromCode("mine", x => x < -3 ? throw new InvalidOperationException("no") : x, x => 1));
        Assert.Contains("InvalidOperationException", Assert.Single(report.Findings, f => f.Code == "code.throws").Message, StringComparison.Ordinal);
        Assert.Empty(report.Learning);
    }

    [Fact]
    public void Code_with_a_memory_is_found()
    {
        var calls = 0;
        Assert.Contains(Check(x => x + (1e-3 * ++calls), x => 1).Findings, f => f.Code == "code.changes");
    }

    [Fact]
    public void A_batch_method_that_disagrees_is_found()
    {
        var report = ActivationCheck.Run(new Skewed(), new CheckOptions { Learn = false });
        Assert.InRange(Assert.Single(report.Findings, f => f.Code == "code.batch").X!.Value, 1, 1.2);
    }

    private static CheckReport Check(Func<double, double> value, Func<double, double> derivative) =>
        ActivationCheck.Run(Activation.FromCode("mine", value, derivative), new CheckOptions { Learn = false });

    private sealed class Skewed() : CustomActivation("skewed")
    {
        public override double Value(double x) => x;

        public override double Derivative(double x) => 1;

        public override void Apply(ReadOnlySpan<float> x, Span<float> y)
        {
            for (var i = 0; i < x.Length; i++) y[i] = x[i] > 1 ? x[i] + 1 : x[i];
        }
    }
}
