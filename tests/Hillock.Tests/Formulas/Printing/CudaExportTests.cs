using System.Globalization;
using System.Text;
using CsCheck;
using Hillock.Formulas;
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
    public void Random_formulas_agree_with_the_interpreter() => FormulaGenerator.Smooth.Array[60].Sample(
        formulas => Compare([.. formulas.Select((f, i) => ($"f{i}", f))], [-2.5, -0.75, 0, 0.5, 1.25], 2e-3), iter: 1, threads: 1);

    private static void Compare(IReadOnlyList<(string Name, Formula Formula)> samples, double[] points, double tolerance)
    {
        using var folder = new TemporaryFolder();
        var (source, program) = (Path.Combine(folder.Path, "exports.cpp"), Path.Combine(folder.Path, "exports"));
        File.WriteAllText(source, Program(samples, points));
        Tool.Run("g++", "", "-O0", "-w", "-ffp-contract=off", "-o", program, source);
        var lines = Tool.Run(program, "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
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
            var values = string.Concat(ordered.Select(p => $", {p.Value.ToString("R", CultureInfo.InvariantCulture)}"));
            var learned = ordered.Where(p => p.Learnable).Select(p => p.Name).ToList();
            text.Append(CultureInfo.InvariantCulture, $"{{ {string.Concat(learned.Select(p => $"float g_{p} = 0; "))}{name}_forward(x, y, {count}{values}); ");
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
