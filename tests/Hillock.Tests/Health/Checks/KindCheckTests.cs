using Hillock.Activations;
using Hillock.Health;
using Hillock.Health.Checks;

namespace Hillock.Tests.Health.Checks;

/// <summary>Checks of activations that are no function of one number.</summary>
public sealed class KindCheckTests
{
    public static TheoryData<string> All => [.. Catalogue.All.Where(a => a is RowActivation or StochasticActivation).Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_entry_is_free_of_errors(string id)
    {
        var report = ActivationCheck.Run(id, new CheckOptions { Learn = false });
        Assert.DoesNotContain(report.Findings, f => f.Severity == Severity.Error);
        Assert.Contains(report.Outcomes, o => o.Id == (Activation.Parse(id) is RowActivation ? "signal" : "noise"));
    }

    [Theory]
    [InlineData("l2_normalize", "special.zeros", false)]
    [InlineData("hardmax", "continuity.jump")]
    [InlineData("kwta", "continuity.jump")]
    [InlineData("standardize", "slope.steep")]
    [InlineData("swiglu", "slope.grows")]
    [InlineData("softmax", "signal.size")]
    [InlineData("taylor_softmax", "overflow.row", false)]
    [InlineData("rt_relu", "noise.bias")]
    [InlineData("probact(sigma=3)", "noise.strong")]
    [InlineData("rrelu", "noise.bias", false)]
    [InlineData("softmax", "overflow.row", false)]
    [InlineData("softmax", "special.zeros", false)]
    [InlineData("standardize(epsilon=1)", "slope.steep", false)]
    [InlineData("gtu", "slope.grows", false)]
    public void Finds_what_is_there(string text, string code, bool there = true) =>
        Assert.Equal(there, ActivationCheck.Run(text, new CheckOptions { Learn = false }).Findings.Any(f => f.Code == code));

    [Fact]
    public void What_does_not_fit_a_layer_is_not_trained_and_the_report_says_so()
    {
        var outcome = Assert.Single(ActivationCheck.Run("maxout(group=7)", new CheckOptions { Analyze = false }).Outcomes);
        Assert.StartsWith("not trained: ", outcome.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_derivative_of_a_row_is_refused() =>
        Assert.Contains("Jacobian", Assert.Throws<HillockException>(() => ActivationCheck.Run("softmax", new CheckOptions { Derivative = Hillock.Formulas.Formula.X })).Message, StringComparison.Ordinal);
}
