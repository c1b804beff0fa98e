using Hillock.Activations;
using Hillock.Health;
using Hillock.Health.Checks;

namespace Hillock.Tests.Health.Checks;

public sealed class CatalogueCheckTests
{
    public static TheoryData<string> Elementwise => [.. Catalogue.All.OfType<ElementwiseActivation>().Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Every_entry_is_free_of_errors(string id)
    {
        var report = ActivationCheck.Run(id, new CheckOptions { Learn = false });
        var errors = report.Findings.Where(f => f.Severity == Severity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors.Select(f => $"{f.Code}: {f.Message}")));
    }

    [Theory]
    [InlineData("relu", false)]
    [InlineData("tanh", false)]
    [InlineData("gelu", false)]
    [InlineData("sin(x)", false)]
    [InlineData("linear", true)]
    [InlineData("where(x > 0, 1, 0)", true)]
    public void Learning_tells_what_a_small_network_can_do(string text, bool worse)
    {
        var report = ActivationCheck.Run(text, new CheckOptions { Analyze = false });
        Assert.Equal(["moons", "curve"], report.Learning.Select(s => s.Problem));
        Assert.Equal(worse, report.Findings.Count > 0);
    }

    /// <summary>Right as they are, and not for hidden layers: said, and no error.</summary>
    [Theory]
    [InlineData("log_softmax", "learn.nothing")]
    [InlineData("siren", "learn.nothing")]
    [InlineData("step", "slope.none")]
    [InlineData("sign", "slope.none")]
    [InlineData("hardmax", "slope.none")]
    public void What_a_sound_entry_is_not_for_is_no_error(string id, string code)
    {
        var report = ActivationCheck.Run(id);
        Assert.False(report.HasErrors);
        Assert.Contains(report.Findings, f => f.Code == code && f.Severity == Severity.Warning && f.Message.Contains("ot for ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_function_that_breaks_training_is_found() =>
        Assert.Contains(ActivationCheck.Run("exp(x^2)", new CheckOptions { Analyze = false }).Findings, f => f.Code is "learn.diverged" or "learn.nothing");

    [Fact]
    public void A_reversed_derivative_by_code_learns_worse() => Assert.NotEmpty(
        ActivationCheck.Run(Activation.FromCode("backwards", Math.Tanh, x => (Math.Tanh(x) * Math.Tanh(x)) - 1), new CheckOptions { Analyze = false }).Findings);
}
