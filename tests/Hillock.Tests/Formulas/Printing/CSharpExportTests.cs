using System.Reflection;
using CsCheck;
using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Formulas.Printing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hillock.Tests.Formulas.Printing;

/// <summary>Exported C# is compiled, many functions at once, and run beside the interpreter.</summary>
public sealed class CSharpExportTests
{
    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is "System.Runtime.dll" or "System.Private.CoreLib.dll" or "System.Memory.dll")
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    [Fact]
    public void Samples_agree_with_the_interpreter()
    {
        var types = Compile("csharp", [.. ExportSamples.All.Select(s => s.Formula)]);
        for (var i = 0; i < types.Length; i++)
        {
            var f = ExportSamples.All[i].Formula.Simplify();
            foreach (var x in ExportSamples.Points.Append(double.NaN))
            {
                Check(f, "Value", f.Evaluate(x), Call(types[i], "Value", x), x);
                Check(f, "Derivative", f.Derivative().Evaluate(x), Call(types[i], "Derivative", x), x);
                foreach (var p in f.Parameters.Where(p => p.Learnable))
                {
                    var method = "DerivativeBy" + Identifiers.Pascal(p.Name);
                    Check(f, method, f.DerivativeBy(p).Evaluate(x), Call(types[i], method, x), x);
                }
            }
        }
    }

    [Fact]
    public void Random_formulas_agree_with_the_interpreter() => Gen.Select(FormulaGenerator.Any.Array[150], Gen.Double[-6, 6].Array[5]).Hold(
        (formulas, points) =>
        {
            var types = Compile("csharp", formulas);
            for (var i = 0; i < types.Length; i++)
            {
                var f = formulas[i].Simplify();
                foreach (var x in points.Where(x => x == 0 || Math.Abs(x) > 1e-6))
                {
                    // Where arithmetic as written overflows, only the ends of a function are mended in code.
                    if (!double.IsNaN(f.Program.Run(x))) Check(f, "Value", f.Evaluate(x), Call(types[i], "Value", x), x);
                    if (f.Derivative().Size < 100_000 && IsSteady(f.Derivative(), x)) Check(f, "Derivative", f.Derivative().Evaluate(x), Call(types[i], "Derivative", x), x);
                }
            }
        },
        count: 3);

    [Fact]
    public void The_whole_catalogue_agrees_with_the_interpreter()
    {
        Formula[] formulas = [.. Catalogue.All.OfType<ElementwiseActivation>().Select(a => a.Formula.Simplify())];
        var types = Compile("csharp", formulas);
        for (var i = 0; i < types.Length; i++)
        {
            foreach (var x in ExportSamples.Points)
            {
                Check(formulas[i], "Value", formulas[i].Evaluate(x), Call(types[i], "Value", x), x, 1e-9);
                Check(formulas[i], "Derivative", formulas[i].Derivative().Evaluate(x), Call(types[i], "Derivative", x), x, 1e-9);
            }
        }
    }

    [Fact]
    public void Gates_agree_with_the_interpreter()
    {
        GatedActivation[] gates = [.. Catalogue.All.OfType<GatedActivation>()];
        var types = Compile([.. gates.Select(g => ActivationExport.Print(g, ExportTarget.Find("csharp"), g.Id))]).ToDictionary(t => t.Name);
        foreach (var g in gates)
        {
            foreach (var (a, b) in new[] { (-1.5, 0.5), (0.25, -0.75), (2.0, 3.0), (-4.0, -2.0) })
            {
                var gradient = g.Gradient([a, b], [1]);
                var type = types[Identifiers.Pascal(g.Id)];
                Check(g.Formula, "Value", g.Evaluate([a, b])[0], Call(type, "Value", a, b), a, 1e-12);
                Check(g.Formula, "DerivativeByA", gradient[0], Call(type, "DerivativeByA", a, b), a, 1e-12);
                Check(g.Formula, "DerivativeByB", gradient[1], Call(type, "DerivativeByB", a, b), a, 1e-12);
            }
        }
    }

    [Fact]
    public void Noise_agrees_with_the_interpreter()
    {
        StochasticActivation[] entries = [.. Catalogue.All.OfType<StochasticActivation>()];
        var types = Compile([.. entries.Select(s => ActivationExport.Print(s, ExportTarget.Find("csharp"), s.Id))]).ToDictionary(t => t.Name);
        foreach (var s in entries)
        {
            var type = types[Identifiers.Pascal(s.Id)];
            foreach (var (x, noise) in new[] { (-1.5, 0.3), (-0.2, 0.9), (0.7, 0.1), (3.0, 0.6) })
            {
                Check(s.Training, "Training", s.ValueAt(x, noise), Call(type, "Training", x, noise), x, 1e-12);
                Check(s.Training, "TrainingDerivative", s.SlopeAt(x, noise), Call(type, "TrainingDerivative", x, noise), x, 1e-12);
                Check(s.Evaluation, "Value", s.Evaluation.Evaluate(x), Call(type, "Value", x), x, 1e-12);
            }
        }
    }

    [Fact]
    public void Floats_come_close()
    {
        var types = Compile("csharp-float", [.. ExportSamples.All.Select(s => s.Formula)]);
        for (var i = 0; i < types.Length; i++)
        {
            var f = ExportSamples.All[i].Formula.Simplify();
            foreach (var x in ExportSamples.Points)
                Check(f, "Value", f.Evaluate((float)x), Call(types[i], "Value", (float)x), x, 2e-6);
        }
    }

    [Fact]
    public void Words_of_the_language_and_names_of_helpers_are_no_obstacle()
    {
        var f = Formula.Parse("Math * Erf * sigmoid(x * double) + a_1 * a1 + t1 * erf(x) + erf(x)^2 + Value; Math = 2; Erf = 3; double = 0.5; t1 = 7; learn Value = 1; learn a_1 = 2; learn a1 = 3");
        var code = ExportTarget.Find("csharp").Print(new ExportRequest(f, "math"));
        var type = Compile([code])[0];
        Assert.Equal(f.Evaluate(0.75), Convert.ToDouble(Call(type, "Value", 0.75)), 1e-14);
    }

    private static Type[] Compile(string target, Formula[] formulas)
    {
        string[] codes = [.. formulas.Select((f, i) => ExportTarget.Find(target).Print(new ExportRequest(f, $"f{i}")))];
        return [.. Compile(codes).OrderBy(t => int.Parse(t.Name[1..]))];
    }

    internal static Type[] Compile(string[] codes)
    {
        var compilation = CSharpCompilation.Create(
            "Exported",
            codes.Select(code => CSharpSyntaxTree.ParseText(code)),
            Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(5)));

        // A formula may compare x with itself.
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS1718");
        return Assembly.Load(image.ToArray()).GetExportedTypes();
    }

    private static double Call(Type type, string method, params object[] given)
    {
        var info = type.GetMethod(method)!;
        object?[] arguments = [.. given, .. info.GetParameters().Skip(given.Length).Select(p => p.DefaultValue)];
        return Convert.ToDouble(info.Invoke(null, arguments));
    }

    // On a jump, and where arithmetic as written has no value, the limit decides, which code has at its ends only.
    private static bool IsSteady(Formula slope, double x) => new[] { x - 1e-9, x, x + 1e-9 }.All(at => slope.Program.Run(at) is var y && Math.Abs(y - slope.Program.Run(x)) < 1e-3 * (1 + Math.Abs(y)));

    private static void Check(Formula f, string what, double expected, double actual, double x, double tolerance = 1e-12)
    {
        if (expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(Math.Abs(expected), 1e-300)) return;
        // Beside a hole such as that of sin(x)/x the code has a straight line where arithmetic has rounding.
        if (Holes.Filled(f, single: false) != (object)f && Math.Abs(expected - actual) <= 1e-7 * Math.Max(1, Math.Abs(expected))) return;
        if (tolerance > 1e-6 && Math.Abs(expected - actual) <= tolerance) return;
        Assert.Fail($"{what} of {f} at {x:R}: expected {expected:R}, got {actual:R}");
    }
}
