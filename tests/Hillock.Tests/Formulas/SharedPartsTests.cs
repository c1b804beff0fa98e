using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Health.Checks;

namespace Hillock.Tests.Formulas;

/// <summary>Work grows with the distinct parts of a formula, not with the tree that they would make written out.</summary>
public sealed class SharedPartsTests
{
    private const int Deep = 40;

    /// <summary>Written out it has more than 10^12 parts: whatever walked the tree would not end.</summary>
    [Fact]
    public void A_check_of_gelu_in_gelu_forty_times_ends()
    {
        var formula = Formula.X;
        for (var i = 0; i < Deep; i++) formula *= Functions.NormalCdf(formula);
        Assert.True(formula.Size > 1_000_000_000_000);
        Assert.Equal((2 * Deep) + 1, Nodes.Of(formula).Count);
        Assert.InRange(Nodes.Of(formula.Derivative()).Count, 1, 20 * Deep);
        var report = ActivationCheck.Run(Activation.Define("deep", _ => formula), new CheckOptions { Learn = false });
        Assert.NotEmpty(report.Outcomes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(400)]
    public void Places_looked_at_do_not_grow_with_the_terms(int terms)
    {
        var formula = Enumerable.Range(1, terms).Select(k => Functions.Tanh((k * 0.37 * Formula.X) - (k * 1.3))).Aggregate((a, b) => a + b);
        var work = (long)Features.Of(formula).Grid.Length * Nodes.Of(formula).Count;
        Assert.InRange(Features.Of(formula).Grid.Length, 1000, 16_000);
        Assert.InRange(work, 1, 12_000_000);
    }

    [Fact]
    public void A_million_characters_are_refused_with_the_limit()
    {
        var error = Assert.Throws<HillockException>(() => Formula.Parse(string.Concat(Enumerable.Repeat("x + ", 250_000)) + "x"));
        Assert.Contains("1,000,001 characters", error.Message, StringComparison.Ordinal);
        Assert.Contains("20,000", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    [InlineData(31, false)]
    public void Too_many_learned_parameters_are_refused_with_the_limit(int count, bool works)
    {
        var text = string.Join(" + ", Enumerable.Range(0, count).Select(i => $"a{i} * tanh(x / {i + 1})"))
            + string.Concat(Enumerable.Range(0, count).Select(i => $"; learn a{i} = 0.1"));
        if (works) Assert.DoesNotContain(ActivationCheck.Run(text).Findings, f => f.Code == "learn.diverged");
        else Assert.Contains("most there can be is 29", Assert.Throws<HillockException>(() => Activation.Parse(text)).Message, StringComparison.Ordinal);
    }

    /// <summary>Half of the smallest stack a runtime gives a thread by default.</summary>
    [Fact]
    public void The_deepest_formula_works_on_a_small_stack()
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    var formula = Formula.X;
                    while (formula.Depth < Formula.MaxDepth) formula = Functions.Tanh(formula);
                    Assert.NotEqual(0, formula.GetHashCode());
                    Assert.True(formula.Equals(formula.Replace(leaf => leaf)));
                    Assert.NotEmpty(formula.ToString());
                    Assert.True(double.IsFinite(formula.Evaluate(0.5)));
                    Assert.True(double.IsFinite(formula.Simplify().Evaluate(0.5)));
                    Assert.True(double.IsFinite(formula.Replace(leaf => leaf).Derivative().Evaluate(0.5)));
                    _ = Hillock.Kernels.ActivationKernel.Compile(formula, []).HasCheapSlope;
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            256 * 1024);
        thread.Start();
        thread.Join();
        Assert.True(failure is null or HillockException, failure?.ToString());
    }
}
