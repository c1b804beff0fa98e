using System.Reflection;
using Hillock.Activations;
using Hillock.Formulas.Printing;

namespace Hillock.Tests.Formulas.Printing;

/// <summary>Exported classes of row functions are compiled and run beside the catalogue.</summary>
public sealed class CSharpRowTests
{
    private delegate void Values(ReadOnlySpan<double> x, Span<double> y);

    private delegate void Gradients(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    private delegate void FloatValues(ReadOnlySpan<float> x, Span<float> y);

    private delegate void FloatGradients(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    private delegate void NoisyValues(ReadOnlySpan<double> x, ReadOnlySpan<double> noise, Span<double> y);

    private static readonly Lazy<Dictionary<string, Type>> Types = new(() => Compiled("csharp")), FloatTypes = new(() => Compiled("csharp-float"));

    public static TheoryData<string> All => [.. RowSamples.Entries.Select(e => e.Id)];

    [Theory]
    [MemberData(nameof(All))]
    public void Values_and_gradients_agree_with_the_catalogue(string id)
    {
        var entry = (RowActivation)Activation.Parse(id);
        var value = Method<Values>(id, "Value");
        var gradient = Method<Gradients>(id, "Gradient");
        foreach (var row in RowSamples.Rows)
        {
            var expected = entry.Evaluate(row);
            var (got, slopes) = (new double[expected.Length], new double[row.Length]);
            value(row, got);
            Near(expected, got, $"{id}({string.Join(", ", row)})");
            var upstream = RowSamples.Upstream(expected.Length);
            gradient(row, upstream, slopes);
            Near(entry.Gradient(row, upstream), slopes, $"{id}'({string.Join(", ", row)})");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_NaN_is_not_lost(string id)
    {
        var got = new double[((RowActivation)Activation.Parse(id)).Outputs(4)];
        Method<Values>(id, "Value")([1, double.NaN, 3, 2], got);
        Assert.Contains(double.NaN, got);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Hard_rows_agree_in_both_precisions(string id)
    {
        var entry = (RowActivation)Activation.Parse(id);
        foreach (var row in RowSamples.Hard)
        {
            var what = $"{id}({string.Join(", ", row)})";
            var expected = entry.Evaluate(row);
            var upstream = RowSamples.Upstream(expected.Length);
            var (got, slopes) = (new double[expected.Length], new double[4]);
            Method<Values>(id, "Value")(row, got);
            Near(expected, got, what);
            Method<Gradients>(id, "Gradient")(row, upstream, slopes);
            var isSteep = id is "solu" or "stablemax" && !row.All(double.IsFinite); // at infinity their slopes are no numbers
            if (!isSteep) Assert.All(slopes, s => Assert.False(double.IsNaN(s), $"{what}: the gradient is {string.Join(", ", slopes)}"));
            if (row.All(double.IsFinite)) Near(entry.Gradient(row, upstream), slopes, what + "'");

            float[] x = [.. row.Select(v => (float)v)], y = new float[expected.Length], up = [.. upstream.Select(v => (float)v)], dx = new float[4];
            double[] seen = [.. x.Select(v => (double)v)];
            Method<FloatValues>(id, "Value", FloatTypes.Value)(x, y);
            Near(entry.Evaluate(seen), [.. y.Select(v => (double)v)], $"float {what}", 2e-6);
            Method<FloatGradients>(id, "Gradient", FloatTypes.Value)(x, up, dx);
            if (!isSteep) Assert.All(dx, s => Assert.False(float.IsNaN(s), $"float {what}: the gradient is {string.Join(", ", dx)}"));
            if (row.All(v => Math.Abs(v) < 1e5 && v is 0 or > 1)) Near(entry.Gradient(seen, upstream), [.. dx.Select(v => (double)v)], $"float {what}'", 2e-4);
        }
    }

    [Fact]
    public void Noise_is_added_while_training()
    {
        double[] row = [0.5, -1, 2], noise = [0.25, 0.5, 0.75], y = new double[3];
        Method<NoisyValues>("gumbel_softmax", "TrainingValue")(row, noise, y);
        double[] moved = [.. row.Zip(noise, (x, u) => x - Math.Log(-Math.Log(u)))];
        Near(((RowActivation)Activation.Parse("softmax")).Evaluate(moved), y, "gumbel_softmax");
    }

    private static Dictionary<string, Type> Compiled(string target) => CSharpExportTests
        .Compile([.. RowSamples.Entries.Select(e => WithoutParameters(ActivationExport.Print(e, ExportTarget.Find(target), e.Id), e))])
        .ToDictionary(t => t.Name);

    private static T Method<T>(string id, string name, Dictionary<string, Type>? types = null)
        where T : Delegate =>
        (types ?? Types.Value)[Identifiers.Pascal(id)].GetMethod(name, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<T>();

    // Spans cannot be passed by reflection: methods become delegates, which have no optional parameters, so these become constants.
    private static string WithoutParameters(string code, RowActivation entry)
    {
        foreach (var p in entry.Parameters)
        {
            var type = p.Name == "group" ? "int" : code.Contains("Span<double>", StringComparison.Ordinal) ? "double" : "float";
            var at = code.IndexOf($", {type} {p.Name} = ", StringComparison.Ordinal);
            var declaration = code[at..code.IndexOf(')', at)];
            var name = code.IndexOf('{', StringComparison.Ordinal) + 1;
            code = code.Replace(declaration, "", StringComparison.Ordinal).Insert(name, $"\n    const {declaration[2..]};\n");
        }

        return code;
    }

    private static void Near(double[] expected, double[] got, string what, double tolerance = 1e-12)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.True(expected[i].Equals(got[i]) || Math.Abs(expected[i] - got[i]) <= tolerance
                * (1 + Math.Abs(expected[i])), $"{what}, output {i}: expected {expected[i]:R}, got {got[i]:R}");
    }
}
