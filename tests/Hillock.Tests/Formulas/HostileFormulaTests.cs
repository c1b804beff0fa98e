using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Tests.Formulas;

/// <summary>Formulas nobody should write end in a value or a message, never in a crash or a hang.</summary>
public sealed class HostileFormulaTests
{
    public static TheoryData<string> Texts =>
    [
        string.Concat(Enumerable.Repeat("tanh(", 190)) + "x" + new string(')', 190),
        string.Concat(Enumerable.Repeat("(", 190)) + "x" + string.Concat(Enumerable.Repeat(" * x + 1)", 190)),
        string.Concat(Enumerable.Repeat("(", 90)) + "x" + string.Concat(Enumerable.Repeat("^2 + 1)", 90)),
        string.Join(" + ", Enumerable.Range(1, 300).Select(i => $"sin({i} * x)")),
        string.Join(" * ", Enumerable.Range(1, 300).Select(i => $"sin({i} * x)")),
        string.Join("^", Enumerable.Repeat("x", 150)),
        string.Concat(Enumerable.Repeat("where(x > 0, ", 90)) + "x" + string.Concat(Enumerable.Repeat(", tanh(x))", 90)),
        string.Concat(Enumerable.Repeat("abs(x - ", 90)) + "1" + new string(')', 90),
        string.Concat(Enumerable.Repeat("1 / (1 + ", 90)) + "x" + new string(')', 90),
        string.Concat(Enumerable.Repeat("-", 190)) + "x",
        "exp(exp(exp(exp(x))))", "1e308 * x * 1e308", "x / 0", "0^x", "(-1)^x", "log(-x^2 - 1) + x", "1 / x", "x^1e300", "tan(1e9 * x)",
        "where(x == 0.123456789, 1e300, x)", "sqrt(x) * inf", "max(x, inf)", "sign(sin(1e6 * x))",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void End_in_an_answer(string text)
    {
        try
        {
            var activation = Assert.IsType<ElementwiseActivation>(Activation.Parse(text));
            Answers(activation.Formula);
            activation.Derivative.Evaluate(0.5);
        }
        catch (HillockException error)
        {
            Assert.NotEmpty(error.Message);
        }
    }

    [Fact]
    public void Shared_parts_do_not_multiply()
    {
        var f = Formula.Parse(string.Join(" + ", Enumerable.Range(1, 70).Select(i => $"sin({i} * x)")));
        var g = Formula.X;
        for (var i = 0; i < 60; i++)
        {
            f += f;
            g *= Functions.Sin(g) + g;
        }

        Answers(f.Derivative());
        g.Derivative().Evaluate(0.5);
        Assert.Contains("terms", f.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_deepest_formulas_fit_the_stack_of_a_worker()
    {
        var done = false;
        var worker = new Thread(
            () =>
            {
                Formula f = Functions.X, g = Functions.X;
                for (var i = 0; i < Formula.MaxDepth - 10; i++) (f, g) = (Functions.Sin(f), Functions.Sin(g));
                Assert.Equal(f, g);
                Assert.NotEmpty(f.ToString());
                Assert.Equal(f.Evaluate(1), f.Simplify().Evaluate(1));
                try
                {
                    f.Derivative().Evaluate(1);
                }
                catch (HillockException)
                {
                    // Its derivative nests deeper still, which is refused.
                }

                done = true;
            },
            maxStackSize: 1 << 20);
        worker.Start();
        worker.Join();
        Assert.True(done);
    }

    private static void Answers(Formula f)
    {
        foreach (var x in new[] { double.NegativeInfinity, -1e300, -1, 0, 0.5, 1e300, double.PositiveInfinity, double.NaN }) f.Evaluate(x);
        Assert.NotNull(f.RangeOf().ToString());
        Assert.NotNull(f.Kinks());
        Assert.NotEmpty(f.ToString());
    }
}
