using System.Reflection;
using Hillock.Activations;
using Hillock.Formulas.Printing;

namespace Hillock.Tests.Formulas.Printing;

/// <summary>Exported classes of row functions are compiled and run beside the catalogue.</summary>
public sealed class CSharpRowTests
{
    private delegate void Values(ReadOnlySpan<double> x, Span<double> y);

    private delegate void Gradients(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    private delegate void NoisyValues(ReadOnlySpan<double> x, ReadOnlySpan<double> noise, Span<double> y);

    private static readonly Lazy<Dictionary<string, Type>> Types = new(() => CSharpExportTests
        .Compile([.. RowSamples.Entries.Select(e => WithoutParameters(ActivationExport.Print(e, ExportTarget.Find("csharp"), e.Id), e))])
        .ToDictionary(t => t.Name));

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

    [Fact]
    public void Classes_on_float_compile() => Assert.Equal(
        RowSamples.Entries.Count,
        CSharpExportTests.Compile([.. RowSamples.Entries.Select(e => ActivationExport.Print(e, ExportTarget.Find("csharp-float"), e.Id))]).Length);

    [Fact]
    public void Noise_is_added_while_training()
    {
        double[] row = [0.5, -1, 2], noise = [0.25, 0.5, 0.75], y = new double[3];
        Method<NoisyValues>("gumbel_softmax", "TrainingValue")(row, noise, y);
        double[] moved = [.. row.Zip(noise, (x, u) => x - Math.Log(-Math.Log(u)))];
        Near(((RowActivation)Activation.Parse("softmax")).Evaluate(moved), y, "gumbel_softmax");
    }

    private static T Method<T>(string id, string name)
        where T : Delegate =>
        Types.Value[Identifiers.Pascal(id)].GetMethod(name, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<T>();

    // Spans cannot be passed by reflection: methods become delegates, which have no optional parameters, so these become constants.
    private static string WithoutParameters(string code, RowActivation entry)
    {
        foreach (var p in entry.Parameters)
        {
            var type = p.Name == "group" ? "int" : "double";
            var at = code.IndexOf($", {type} {p.Name} = ", StringComparison.Ordinal);
            var declaration = code[at..code.IndexOf(')', at)];
            var name = code.IndexOf('{', StringComparison.Ordinal) + 1;
            code = code.Replace(declaration, "", StringComparison.Ordinal).Insert(name, $"\n    const {declaration[2..]};\n");
        }

        return code;
    }

    private static void Near(double[] expected, double[] got, string what)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - got[i]) <= 1e-12 * (1 + Math.Abs(expected[i])), $"{what}, output {i}: expected {expected[i]:R}, got {got[i]:R}");
    }
}
