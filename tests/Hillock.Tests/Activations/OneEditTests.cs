using System.Text.RegularExpressions;
using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Formulas.Printing;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Networks;
using static Hillock.Formulas.Functions;

namespace Hillock.Tests.Activations;

/// <summary>An entry of the catalogue of any kind is one edit: its definition. Everything else follows for one that nobody has seen.</summary>
public sealed class OneEditTests
{
    private static readonly Dictionary<ActivationKind, Func<Activation>> Made = new()
    {
        [ActivationKind.Elementwise] = () => Activation.Define(Info("unseen_number"), x => x * Tanh(Exp(x / 3))),
        [ActivationKind.Row] = () => new NormalizingActivation(
            Info("unseen_row") with
            {
                RowCode = """
                    top = stop(max(x))
                    t = exp(below(x, top) * slope)
                    x * t / sum(t) + mean(x * x)
                    """,
            },
            "x_i * softmax(slope * x)_i + mean(x^2)",
            [new Parameter("slope", 0.7)]),
        [ActivationKind.Reducing] = () => new ReducingActivation(Info("unseen_group") with { RowCode = "g = groups(x, group)\nfirst(sqrt(1.0 + sum(g * g)))" }, "sqrt(1 + sum x^2) of each group"),
        [ActivationKind.Widening] = () => new WideningActivation(Info("unseen_pair") with { RowCode = "concat(relu(x), exp(-x * x))" }),
        [ActivationKind.Gated] = () => new GatedActivation(Info("unseen_gate"), (a, b) => a * Tanh(b) + b),
        [ActivationKind.Stochastic] = () => new StochasticActivation(Info("unseen_noise"), Noise.Uniform, (x, noise) => x * (0.5 + noise) * Sigmoid(x), x => x * Sigmoid(x)),
    };

    public static TheoryData<ActivationKind> Kinds => [.. Catalogue.All.Select(a => a.Kind).Distinct()];

    /// <summary>Every name of the catalogue of every kind, each of which stands in one file of the library: that of its definition.</summary>
    [Fact]
    public void The_library_names_an_entry_in_its_definition_only()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !Directory.Exists(Path.Combine(root.FullName, "src", "Hillock"))) root = root.Parent;
        if (root is null) Assert.Skip("The sources are not beside the tests.");
        var sources = Directory.EnumerateFiles(Path.Combine(root.FullName, "src", "Hillock"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToDictionary(f => f, File.ReadAllText);
        foreach (var activation in Catalogue.All)
        {
            var definition = new Regex($@"(ActivationInfo\(\s*|Define\(\s*){Regex.Escape($"\"{activation.Id}\"")}", RegexOptions.None, TimeSpan.FromSeconds(10));
            Assert.True(sources.Count(s => definition.IsMatch(s.Value)) == 1, $"{activation.Id} is defined in {sources.Count(s => definition.IsMatch(s.Value))} files.");
        }

        // Loops and gradients are written for kinds of steps, never for an entry.
        var rows = sources.Where(s => s.Key.Contains($"{Path.DirectorySeparatorChar}Kernels{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            || s.Key.Contains($"Formulas{Path.DirectorySeparatorChar}Rows", StringComparison.Ordinal));
        foreach (var activation in Catalogue.All.OfType<RowActivation>())
            Assert.All(rows, s => Assert.DoesNotContain($"\"{activation.Id}\"", s.Value, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Networks_train_with_it(ActivationKind kind)
    {
        var model = new Sequential(5) { new Dense(12, Made[kind]()), new Dense(12), new ActivationLayer(Made[kind]()), new Dense(2) };
        DifferenceCheck.Run(model, rows: 7, 11, tolerance: 0.03);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_reference_and_its_loops_agree(ActivationKind kind)
    {
        var activation = Made[kind]();
        var model = new Sequential(12) { new ActivationLayer(activation) };
        model.Initialize(1);
        float[] x = [.. Enumerable.Range(0, 12).Select(i => 1.4f - (0.25f * i))];
        double[] expected = activation switch
        {
            RowActivation row => row.Evaluate([.. x.Select(v => (double)v)]),
            StochasticActivation s => [.. x.Select(v => s.Evaluation.Evaluate(v))],
            _ => [.. x.Select(v => activation.Evaluate((double)v).Value)],
        };
        var got = model.Predict(x);
        Assert.Equal(expected.Length, got.Length);
        for (var i = 0; i < got.Length; i++) Assert.Equal(expected[i], got[i], 3e-6 * (1 + Math.Abs(expected[i])));
        if (activation is not RowActivation rows) return;
        double[] at = [.. x.Select(v => (double)v)], ways = [.. x.Select((_, i) => Math.Cos(i))];
        var (up, down, slopes) = (rows.Evaluate(Moved(1e-6)), rows.Evaluate(Moved(-1e-6)), rows.Tangent(at, ways));
        for (var i = 0; i < slopes.Length; i++) Assert.Equal((up[i] - down[i]) / 2e-6, slopes[i], 1e-7);

        double[] Moved(double by) => [.. at.Zip(ways, (v, d) => v + (by * d))];
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_written_in_every_language(ActivationKind kind)
    {
        var activation = Made[kind]();
        foreach (var target in ExportTarget.All) Assert.NotEmpty(ActivationExport.Print(activation, target, activation.Id));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_parameters_are_set(ActivationKind kind)
    {
        var activation = Made[kind]();
        foreach (var parameter in activation.Parameters)
        {
            var moved = activation.With(parameter.Name, parameter.Name == "group" ? 3 : parameter.Value + 0.5);
            Assert.NotEqual(activation, moved);
            if (moved is not RowActivation row) continue;
            var values = row.Evaluate([.. Enumerable.Range(0, 12).Select(i => 0.3 * i)]);
            Assert.NotEqual(((RowActivation)activation).Evaluate([.. Enumerable.Range(0, 12).Select(i => 0.3 * i)]), values);
        }
    }

    private static ActivationInfo Info(string id) => new(id) { Summary = "Not in the catalogue.", Latex = "f(x)", Source = "here" };
}
