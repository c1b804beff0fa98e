using Hillock.Reports.Pages;

namespace Hillock.Reports.Tests.Pages;

public sealed class ActivationHtmlTests
{
    [Fact]
    public void A_page_fetches_nothing_and_runs_nothing()
    {
        var page = ActivationHtml.Of("gelu").Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
        foreach (var part in new[] { "src=", "href=", "url(http", "@import", "<script", "http:", "https:" })
            Assert.DoesNotContain(part, page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Formulas_of_the_user_cannot_inject_markup()
    {
        var page = ActivationHtml.Of("where(x < 1, x, 2)");
        Assert.Contains("where(x &lt; 1, x, 2)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("(x < 1", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_has_formula_picture_and_facts()
    {
        var page = ActivationHtml.Of("leaky_relu(alpha=0.2)");
        foreach (var part in new[] { "<svg", "alpha", "0.2", "Lipschitz", "Maas", "prefers-color-scheme" })
            Assert.Contains(part, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("softmax", "sum of the outputs", "Lipschitz")]
    [InlineData("swiglu", "df/da", "gain 1.677")]
    [InlineData("rrelu", "predicting", "mean of training")]
    [InlineData("prelu", "one a channel", "Lipschitz")]
    public void Every_kind_has_its_facts(string id, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, ActivationHtml.Of(id), StringComparison.Ordinal));

    [Theory]
    [InlineData("softmax", "the first output")]
    [InlineData("swiglu", "f(a, 1)")]
    [InlineData("crelu", "crelu 2")]
    public void A_row_function_is_drawn_as_one_input_moves(string id, string label)
    {
        var page = ActivationHtml.Of(id);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains(label, page, StringComparison.Ordinal);
    }
}
