using System.Globalization;
using System.Text.Json;
using Hillock.Activations;
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
    public void The_whole_catalogue_agrees_with_the_interpreter(string target) => Compare(
        target,
        [.. Catalogue.All.OfType<ElementwiseActivation>().Select(a => (a.Id, a.Formula))],
        [-40, -7.25, -2.125, -0.6, -0.01, 0.03, 0.7, 2.375, 5.5, 40],
        1e-9);

    [Theory]
    [InlineData("pytorch")]
    [InlineData("keras")]
    [InlineData("jax")]
    public void Words_of_the_language_are_no_obstacle(string target) => Compare(
        target,
        [("class", Formula.Parse("lambda * x + torch * sigmoid(x) + jax + keras + self + training + where(forward > 1, exp(forward), x) + t1 * name; "
            + "lambda = 1; learn torch = 2; jax = 3; keras = 4; self = 5; learn training = 6; forward = 2; t1 = 3; name = 4"))],
        [-1, 0.5]);

    private static void Compare(string target, IReadOnlyList<(string Name, Formula Formula)> samples, double[] points, double tolerance = 1e-12)
    {
        var job = JsonSerializer.Serialize(new
        {
            points = points.Select(x => x.ToString("R", CultureInfo.InvariantCulture)),
            items = samples.Select(s => new { target, name = s.Name, code = ExportSamples.Print(target, s.Name, s.Formula) }),
        });
        var answers = JsonSerializer.Deserialize<string[][][]>(Tool.Run("python3", job, "-c", Stubs()))!;
        for (var i = 0; i < samples.Count; i++)
        {
            var f = samples[i].Formula;
            for (var k = 0; k < points.Length; k++)
            {
                Check(samples[i].Name, "value", points[k], f.Evaluate(points[k]), answers[i][k][0], tolerance);
                Check(samples[i].Name, "slope", points[k], f.Derivative().Evaluate(points[k]), answers[i][k][1], tolerance);
            }
        }
    }

    private static void Check(string name, string what, double x, double expected, string text, double tolerance)
    {
        var actual = double.Parse(text.Replace("inf", "Infinity", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);

        // A slope that autodiff finds from rounded parts is as good as those parts.
        Assert.True(
            Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
            string.Create(CultureInfo.InvariantCulture, $"{what} of {name} at {x:R}: expected {expected:R}, got {actual:R}"));
    }

    private static string Stubs()
    {
        using var reader = new StreamReader(typeof(PythonExportTests).Assembly.GetManifestResourceStream("stubs.py")!);
        return reader.ReadToEnd();
    }
}
