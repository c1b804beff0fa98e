using System.Globalization;
using System.Text.Json;
using Hillock.Activations;
using Hillock.Formulas.Printing;

namespace Hillock.Tests.Formulas.Printing;

/// <summary>Row functions as JAX and Keras code, run on numpy in their place where the machine has it.</summary>
public sealed class RowExportTests
{
    private static readonly double[][] Rows =
        [[0.31, -1.27, 2.05, 0.74, -0.4, 1.18], [3, -2, 0.5, 2.75, 0.125, -7], [40, 39, -40, 12, 38.5, 0.25], .. RowSamples.Hard];
    private static readonly JsonSerializerOptions Named =
        new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static TheoryData<string> All => [.. Catalogue.All.Where(a => a.Info.RowCode.Length > 0).Select(a => a.Id)];

    [Theory]
    [InlineData("jax")]
    [InlineData("keras")]
    public void Values_agree(string target)
    {
        RowActivation[] entries = [.. Catalogue.All.OfType<RowActivation>().Where(a => a.Info.RowCode.Length > 0)];
        var job = JsonSerializer.Serialize(entries.Select(
            e => new { target, name = e.Id, code = ActivationExport.Print(e, ExportTarget.Find(target), e.Id), rows = Rows }), Named);
        var answers = JsonSerializer.Deserialize<string[][][]>(Run(job))!;
        for (var k = 0; k < entries.Length; k++)
        {
            for (var r = 0; r < Rows.Length; r++)
            {
                var expected = entries[k].Evaluate(Rows[r]);
                Assert.Equal(expected.Length, answers[k][r].Length);
                for (var i = 0; i < expected.Length; i++)
                {
                    var got = answers[k][r][i] switch
                    {
                        "inf" => double.PositiveInfinity,
                        "-inf" => double.NegativeInfinity,
                        var text =>
                        double.Parse(text, CultureInfo.InvariantCulture)
                    };
                    Assert.True(
                        expected[i].Equals(got) || Math.Abs(expected[i] - got) <= 1e-12 * (1 + Math.Abs(expected[i])),
                        $"{target} {entries[k].Id}({string.Join(", ", Rows[r])}), output {i}: expected {expected[i]:R}, got {got:R}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_is_written_in_every_language(string id)
    {
        var entry = Activation.Parse(id);
        foreach (var target in ExportTarget.All) Assert.NotEmpty(ActivationExport.Print(entry, target, id));
    }

    private static string Run(string job)
    {
        using var reader = new StreamReader(typeof(RowExportTests).Assembly.GetManifestResourceStream("numpy_rows.py")!);
        var script = reader.ReadToEnd();
        foreach (var python in new[] { "python3", "/usr/bin/python3" })
            if (Tool.Try(python, job, out var output, "-c", script) == 0) return output;
        Assert.Skip("no Python with numpy is on this machine");
        return "";
    }
}
