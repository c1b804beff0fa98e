using Hillock.Cli.Rendering;
using Spectre.Console;

namespace Hillock.Cli.Tests.Rendering;

public sealed class CurvePlotTests
{
    [Fact]
    public void Relu_is_flat_then_rises_and_its_kink_is_marked() => Assert.Equal(
        """
            5                │             ⡠⠊
                             │           ⡠⠊
                             │         ⡠⠊
                             │       ⡠⠊
                             │     ⡠⠊
                             │   ⡠⠊
                             │⠐⡠⠊⠐ ⠂⠐ ⠂⠐ ⠂⠐ ⠂
            0 ⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⡠⠊──────────────
                             ▲
             -5              0              5
        """.ReplaceLineEndings("\n"), Draw(x => Math.Max(0, x), x => x > 0 ? 1 : 0, [0]));

    [Fact]
    public void A_function_without_finite_values_gives_an_empty_picture() =>
        Assert.DoesNotContain(Draw(_ => double.NaN, _ => double.NaN, []), c => c > '\u2800');

    private static string Draw(Func<double, double> f, Func<double, double> d, double[] kinks) =>
        Cli.Tidy(string.Join('\n', new CurvePlot(f, d, -5, 5, 31, 8).Lines(kinks).Select(Markup.Remove)));
}
