using System.Globalization;
using Hillock.Activations;
using Hillock.Health.Checks;

namespace Hillock.Tests;

/// <summary>What the library says does not depend on the culture of the program that calls it.</summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("relu")]
    [InlineData("x * tanh(exp(x))")]
    [InlineData("where(x > 0.5, x, 0.25 * sin(x))")]
    [InlineData("log_softmax")]
    [InlineData("rrelu")]
    public void Checks_read_the_same(string text) => Assert.Equal(Report(text), Abroad(() => Report(text)));

    [Fact]
    public void So_do_errors_and_names_of_activations()
    {
        Assert.Equal(Error("leaky_relu(alpha=0.5, gamma=1.5)"), Abroad(() => Error("leaky_relu(alpha=0.5, gamma=1.5)")));
        Assert.Equal("leaky_relu(alpha=0.25)", Abroad(() => Activation.Parse("LeakyReLU(0.25)").Text));
        Assert.Equal(1234.5, 1234.5 + Abroad(() => Activation.Parse("x - 1.5").Definition.Length - "x - 1.5".Length));
    }

    private static string Error(string text) => Assert.Throws<HillockException>(() => Activation.Parse(text)).Message;

    private static string Report(string text)
    {
        var report = ActivationCheck.Run(text, new CheckOptions { Learn = text == "relu" });
        return string.Join("\n", report.Outcomes.Select(o => $"{o.Id}: {o.Summary}").Concat(report.Findings.Select(f => $"{f.Code}: {f.Message} {f.Fix}")));
    }

    // Made by hand, for tests run without the data of cultures: decimal commas as in German, a minus sign as in Persian.
    private static T Abroad<T>(Func<T> work)
    {
        var (before, culture) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        culture.NumberFormat = new NumberFormatInfo
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
            PercentDecimalSeparator = ",",
            PercentSymbol = "٪",
            NegativeSign = "−",
            NaNSymbol = "keine Zahl",
        };
        CultureInfo.CurrentCulture = culture;
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
