using Hillock.Activations;
using Hillock.Health;
using Hillock.Health.Checks;
using Catalogue = Hillock.Activations.Activations;

namespace Hillock.Tests.Health.Checks;

public sealed class CatalogueCheckTests
{
    /// <summary>Errors that belong to what an entry is, with the reason.</summary>
    private static readonly Dictionary<string, (string Code, string Reason)[]> Expected = new()
    {
        ["step"] = [("slope.none", "a step has no slope; it is trained with a stand-in")],
        ["heaviside"] = [("slope.none", "a step has no slope; it is trained with a stand-in")],
        ["sign"] = [("slope.none", "a step has no slope; it is trained with a stand-in")],
    };

    public static TheoryData<string> Elementwise => [.. Catalogue.All.OfType<ElementwiseActivation>().Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Every_entry_is_free_of_errors(string id)
    {
        var report = ActivationCheck.Run(id, new CheckOptions { Learn = false });
        var allowed = Expected.GetValueOrDefault(id, []).Select(e => e.Code).ToList();
        Assert.All(allowed, code => Assert.Contains(report.Findings, f => f.Code == code));
        var errors = report.Findings.Where(f => f.Severity == Severity.Error && !allowed.Contains(f.Code)).ToList();
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

    [Fact]
    public void A_function_that_breaks_training_is_found() =>
        Assert.Contains(ActivationCheck.Run("exp(x^2)", new CheckOptions { Analyze = false }).Findings, f => f.Code is "learn.diverged" or "learn.nothing");

    [Fact]
    public void A_reversed_derivative_by_code_learns_worse() => Assert.NotEmpty(
        ActivationCheck.Run(Activation.FromCode("backwards", Math.Tanh, x => (Math.Tanh(x) * Math.Tanh(x)) - 1), new CheckOptions { Analyze = false }).Findings);
}
