using System.Globalization;
using System.Text.Json;
using Hillock.Formulas;

namespace Hillock.Tests.Formulas.Printing;

/// <summary>Exported Python runs on stand-ins for the frameworks that differentiate as those do, kinks and traps included.</summary>
public sealed class PythonExportTests
{
    [Theory]
    [InlineData("pytorch")]
    [InlineData("keras")]
    [InlineData("jax")]
    public void Values_and_slopes_agree_with_the_interpreter(string target)
    {
        double[] points = [.. ExportSamples.Points, 800, -800];
        Compare(target, ExportSamples.All, points);
    }

    [Theory]
    [InlineData("pytorch")]
    [InlineData("keras")]
    [InlineData("jax")]
    public void Words_of_the_language_are_no_obstacle(string target) => Compare(
        target,
        [("class", Formula.Parse("lambda * x + torch * sigmoid(x) + jax + keras + self + training + where(forward > 1, exp(forward), x) + t1 * name; "
            + "lambda = 1; learn torch = 2; jax = 3; keras = 4; self = 5; learn training = 6; forward = 2; t1 = 3; name = 4"))],
        [-1, 0.5]);

    private static void Compare(string target, IReadOnlyList<(string Name, Formula Formula)> samples, double[] points)
    {
        var job = JsonSerializer.Serialize(new
        {
            points = points.Select(x => x.ToString("R", CultureInfo.InvariantCulture)),
            items = samples.Select(s => new { target, name = s.Name == "class" ? Spelt(target) : s.Name, code = ExportSamples.Print(target, s.Name, s.Formula) }),
        });
        var answers = JsonSerializer.Deserialize<string[][][]>(Tool.Run("python3", job, "-c", Stubs()))!;
        for (var i = 0; i < samples.Count; i++)
        {
            var f = samples[i].Formula;
            for (var k = 0; k < points.Length; k++)
            {
                Check(samples[i].Name, "value", points[k], f.Evaluate(points[k]), answers[i][k][0]);
                Check(samples[i].Name, "slope", points[k], f.Derivative().Evaluate(points[k]), answers[i][k][1]);
            }
        }
    }

    private static string Spelt(string target) => target == "jax" ? "class_" : "class";

    private static void Check(string name, string what, double x, double expected, string text)
    {
        var actual = double.Parse(text.Replace("inf", "Infinity", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);

        // A slope that autodiff finds from rounded parts is as good as those parts.
        Assert.True(
            Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected)),
            string.Create(CultureInfo.InvariantCulture, $"{what} of {name} at {x:R}: expected {expected:R}, got {actual:R}"));
    }

    private static string Stubs()
    {
        using var reader = new StreamReader(typeof(PythonExportTests).Assembly.GetManifestResourceStream("stubs.py")!);
        return reader.ReadToEnd();
    }
}
