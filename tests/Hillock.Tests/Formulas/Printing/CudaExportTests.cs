using System.Globalization;
using System.Text;
using CsCheck;
using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Formulas.Printing;
using Hillock.Tests.Data;

namespace Hillock.Tests.Formulas.Printing;

/// <summary>Exported kernels run as plain C++, one thread, beside the interpreter.</summary>
public sealed class CudaExportTests
{
    private const string Prelude = """
        #include <math.h>
        #include <stdio.h>
        #include <stddef.h>
        #define __device__
        #define __global__
        #define __forceinline__ static inline
        static struct { unsigned x; } blockIdx = {0}, blockDim = {1}, threadIdx = {0}, gridDim = {1};
        static void atomicAdd(float* sum, float value) { *sum += value; }

        """;

    [Fact]
    public void Samples_agree_with_the_interpreter() => Compare(ExportSamples.All, ExportSamples.Points, 4e-6);

    [Fact]
    public void Random_formulas_agree_with_the_interpreter() => FormulaGenerator.Smooth.Array[60].Hold(
        formulas => Compare([.. formulas.Select((f, i) => ($"f{i}", f))], [-2.5, -0.75, 0, 0.5, 1.25], 2e-3), count: 1);

    [Fact]
    public void The_whole_catalogue_agrees_with_the_interpreter() => Compare(
        [.. Catalogue.All.OfType<ElementwiseActivation>().Select(a => ("the_" + a.Id, a.Formula))],
        [-7.25, -2.125, -0.625, 0.03125, 0.75, 2.375, 5.5],
        2e-5);

    [Theory]
    [InlineData("tanh")]
    [InlineData("asinh")]
    [InlineData("abs")]
    [InlineData("erf")]
    public void A_name_that_C_has_is_no_obstacle(string id) =>
        Assert.Equal(["ok"], Built(Prelude + ExportSamples.Print("cuda", id, ((ElementwiseActivation)Activation.Parse(id)).Formula) + "int main() { puts(\"ok\"); return 0; }\n"));

    [Fact]
    public void Gates_run_over_rows_of_two_halves()
    {
        GatedActivation[] gates = [.. Catalogue.All.OfType<GatedActivation>()];
        float[] rows = [-1.5f, 0.25f, 2, 0.5f, -0.75f, 3, 1, -1, 0.125f, -2, 4, -0.5f];
        var text = new StringBuilder(Prelude);
        foreach (var g in gates) text.Append(ActivationExport.Print(g, ExportTarget.Find("cuda"), g.Id)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"int main() {{ float x[] = {{{string.Join(", ", rows.Select(p => p.ToString("R", CultureInfo.InvariantCulture)))}}}; float y[6], d[12], up[6] = {{1, 2, 3, 4, 5, 6}};\n");
        foreach (var g in gates)
        {
            var values = string.Concat(g.Parameters.Select(p => $", {p.Value.ToString("R", CultureInfo.InvariantCulture)}"));
            text.Append(CultureInfo.InvariantCulture, $"{g.Id}_forward(x, y, 6, 3{values}); {g.Id}_backward(x, up, d, 6, 3{values});\n");
            text.Append("for (int i = 0; i < 6; i++) printf(\"%.9g\\n\", y[i]); for (int i = 0; i < 12; i++) printf(\"%.9g\\n\", d[i]);\n");
        }

        var lines = Built(text.Append("return 0; }\n").ToString());
        var next = 0;
        foreach (var g in gates)
        {
            double[][] both = [[.. rows[..6].Select(v => (double)v)], [.. rows[6..].Select(v => (double)v)]];
            foreach (var y in both.SelectMany(r => g.Evaluate(r))) Check(g.Id, y, lines[next++], 4e-6);
            foreach (var d in both.SelectMany((r, k) => g.Gradient(r, [1 + (3 * k), 2 + (3 * k), 3 + (3 * k)]))) Check($"{g.Id}'", d, lines[next++], 4e-6);
        }
    }

    [Fact]
    public void Functions_of_a_row_agree_with_the_catalogue()
    {
        var text = new StringBuilder(Prelude);
        foreach (var e in RowSamples.Entries) text.Append(ActivationExport.Print(e, ExportTarget.Find("cuda"), "the_" + e.Id)).Append('\n');
        text.Append("int main() { static float scratch[1000];\n");
        foreach (var e in RowSamples.Entries)
        {
            var values = string.Concat(e.Parameters.Where(p => p.Name != "group").Select(p => $", {p.Value.ToString("R", CultureInfo.InvariantCulture)}"));
            foreach (var row in RowSamples.Rows)
            {
                // Both rows at once: the second, in reverse order, follows the first.
                var outputs = e.Outputs(row.Length);
                var (rows, n) = e is ReducingActivation ? (2 * outputs, row.Length / outputs) : (2, row.Length);
                text.Append(CultureInfo.InvariantCulture, $"{{ float x[] = {{{Listed([.. row, .. row.Reverse()])}}}, up[] = {{{Listed([.. RowSamples.Upstream(outputs), .. RowSamples.Upstream(outputs)])}}}, y[{2 * outputs}], d[{2 * row.Length}];\n");
                text.Append(CultureInfo.InvariantCulture, $"the_{e.Id}_forward(x, y, {rows}, {n}{values}, scratch); the_{e.Id}_backward(x, up, d, {rows}, {n}{values}, scratch);\n");
                text.Append(CultureInfo.InvariantCulture, $"for (int i = 0; i < {2 * outputs}; i++) printf(\"%.9g\\n\", y[i]); for (int i = 0; i < {2 * row.Length}; i++) printf(\"%.9g\\n\", d[i]); }}\n");
            }
        }

        var lines = Built(text.Append("return 0; }\n").ToString());
        var next = 0;
        foreach (var e in RowSamples.Entries)
        {
            foreach (var row in RowSamples.Rows)
            {
                double[][] both = [row, [.. row.Reverse()]];
                foreach (var y in both.SelectMany(e.Evaluate)) Check(e.Id, y, lines[next++], 2e-5);
                foreach (var d in both.SelectMany(r => e.Gradient(r, RowSamples.Upstream(e.Outputs(r.Length))))) Check($"{e.Id}'", d, lines[next++], 2e-4);
            }
        }

        static string Listed(double[] numbers) => string.Join(", ", numbers.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Channels_have_parameters_of_their_own()
    {
        var prelu = (ElementwiseActivation)Activation.Parse("prelu");
        var text = Prelude + ActivationExport.Print(prelu, ExportTarget.Find("cuda"), "prelu")
            + "int main() { float x[] = {-1, -2, -3, -4, 5, -6, 7, -8}, alpha[] = {0.5f, 0.25f}, y[8], d[8], up[] = {1, 1, 1, 1, 1, 1, 1, 1}, g[] = {0, 0};\n"
            + "prelu_forward(x, y, 8, alpha, 2, 2); prelu_backward(x, up, d, 8, alpha, 2, 2, g);\n"
            + "for (int i = 0; i < 8; i++) printf(\"%g\\n\", y[i]); printf(\"%g\\n%g\\n\", g[0], g[1]); return 0; }\n";
        Assert.Equal(["-0.5", "-1", "-0.75", "-1", "5", "-3", "7", "-2", "-9", "-15"], Built(text));
    }

    private static void Compare(IReadOnlyList<(string Name, Formula Formula)> samples, double[] points, double tolerance)
    {
        var lines = Built(Program(samples, points));
        var next = 0;
        foreach (var (name, f) in samples)
        {
            var gradients = f.Parameters.Where(p => p.Learnable).ToDictionary(p => p.Name, _ => 0.0);
            foreach (var x in points.Select(x => (double)(float)x))
            {
                Check($"{name} at {x}", f.Evaluate(x), lines[next++], tolerance);
                Check($"{name}' at {x}", f.Derivative().Evaluate(x), lines[next++], tolerance);
                foreach (var p in f.Parameters.Where(p => p.Learnable)) gradients[p.Name] += f.DerivativeBy(p).Evaluate(x);
            }

            foreach (var (parameter, sum) in gradients) Check($"{name} by {parameter}", sum, lines[next++], tolerance);
        }
    }

    private static string[] Built(string code)
    {
        using var folder = new TemporaryFolder();
        var (source, program) = (Path.Combine(folder.Path, "exports.cpp"), Path.Combine(folder.Path, "exports"));
        File.WriteAllText(source, code);
        Tool.Run("g++", "", "-O0", "-w", "-ffp-contract=off", "-o", program, source);
        return Tool.Run(program, "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Program(IReadOnlyList<(string Name, Formula Formula)> samples, double[] points)
    {
        var text = new StringBuilder(Prelude);
        foreach (var (name, f) in samples) text.Append(ExportSamples.Print("cuda", name, f)).Append('\n');
        var count = points.Length;
        text.Append(CultureInfo.InvariantCulture, $"int main() {{ float x[] = {{{string.Join(", ", points.Select(p => p.ToString("R", CultureInfo.InvariantCulture)))}}};\n");
        text.Append(CultureInfo.InvariantCulture, $"float y[{count}], d[{count}], up[{count}]; for (int i = 0; i < {count}; i++) up[i] = 1;\n");
        foreach (var (name, f) in samples)
        {
            var ordered = f.Parameters.OrderByDescending(p => p.Learnable).ToList();
            var values = string.Concat(ordered.Select(p => p.PerChannel ? $", &v_{p.Name}" : $", {p.Value.ToString("R", CultureInfo.InvariantCulture)}"))
                + (ordered.Any(p => p.PerChannel) ? ", 1, 1" : "");
            var learned = ordered.Where(p => p.Learnable).Select(p => p.Name).ToList();
            text.Append(CultureInfo.InvariantCulture, $"{{ {string.Concat(learned.Select(p => $"float g_{p} = 0; "))}{string.Concat(ordered.Where(p => p.PerChannel).Select(p => $"float v_{p.Name} = {p.Value.ToString("R", CultureInfo.InvariantCulture)}; "))}{name}_forward(x, y, {count}{values}); ");
            text.Append(CultureInfo.InvariantCulture, $"{name}_backward(x, up, d, {count}{values}{string.Concat(learned.Select(p => $", &g_{p}"))});\n");
            text.Append(CultureInfo.InvariantCulture, $"for (int i = 0; i < {count}; i++) printf(\"%.9g\\n%.9g\\n\", y[i], d[i]);");
            text.Append(string.Concat(learned.Select(p => $" printf(\"%.9g\\n\", g_{p});"))).Append(" }\n");
        }

        return text.Append("return 0; }\n").ToString();
    }

    private static void Check(string what, double expected, string text, double tolerance)
    {
        var actual = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        Assert.True(Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)), $"{what}: expected {expected:R}, got {text}");
    }
}
