using System.Globalization;
using System.Text.Json;
using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Formulas.Printing;

namespace Hillock.Tests.Formulas.Printing;

/// <summary>Exported PyTorch on PyTorch itself, where the machine has it: values and gradients beside the interpreter.</summary>
public sealed class PyTorchExportTests
{
    private const int Missing = 77;
    private static readonly double[] Points = [-40, -7.25, -3, -2.125, -1, -0.6, -0.01, 0, 0.03, 0.7, 1, 2.375, 3, 5.5, 6, 40];

    [Fact]
    public void Every_elementwise_entry_agrees()
    {
        ElementwiseActivation[] entries = [.. Catalogue.All.OfType<ElementwiseActivation>()];
        double[] smooth = [.. Points.Where(x => x != Math.Round(x)).Append(-40).Append(40)];
        var answers = Run([.. entries.Select(e => Item(e, [[.. Points]])), .. entries.Select(e => Item(e, [smooth]))]);
        foreach (var (k, entry) in entries.Index())
        {
            var answer = answers[k];
            for (var i = 0; i < Points.Length; i++)
            {
                var what = $"{entry.Id}({Points[i]})";
                Close(what, entry.Formula.Evaluate(Points[i]), answer.Value[0][i]);
                Close(what + "'", entry.Derivative.Evaluate(Points[i]), answer.Gradient[0][i]);
            }

            // At a tie a learned bound gets the gradient that x does not.
            foreach (var p in entry.Learnable)
                Close($"{entry.Id} by {p.Name}", smooth.Sum(entry.Formula.DerivativeBy(p).Evaluate), Assert.Single(answers[entries.Length + k].Parameters[Name(p)]));
        }
    }

    [Fact]
    public void Channels_learn_numbers_of_their_own()
    {
        var entry = (ElementwiseActivation)Activation.Parse("prelu");
        var answer = Run([Item(entry, [[-1, -2, 3], [-4, 5, 6]], new { channels = 3 })])[0];
        Assert.Equal(["-5.0", "-2.0", "0.0"], answer.Parameters["alpha"]);
        Assert.Equal(["0.25", "0.25", "1.0"], answer.Gradient[0]);
    }

    [Fact]
    public void Gates_agree()
    {
        GatedActivation[] gates = [.. Catalogue.All.OfType<GatedActivation>()];
        double[] row = [-1.5, 0.25, 2, 0.5, -0.75, 3];
        var answers = Run([.. gates.Select(g => Item(g, [row]))]);
        foreach (var (gate, answer) in gates.Zip(answers))
        {
            var (value, gradient) = (gate.Evaluate(row), gate.Gradient(row, [1, 1, 1]));
            for (var i = 0; i < 3; i++) Close(gate.Id, value[i], answer.Value[0][i]);
            for (var i = 0; i < 6; i++) Close(gate.Id + "'", gradient[i], answer.Gradient[0][i]);
        }
    }

    [Fact]
    public void Rows_agree()
    {
        RowActivation[] entries = [.. Catalogue.All.OfType<RowActivation>().Where(a => a is not GatedActivation)];
        double[][] rows = [[0.31, -1.27, 2.05, 0.74, -0.4, 1.18], [3, -2, 0.5, 2.75, 0.125, -7], [40, 39, -40, 12, 38.5, 0.25], .. RowSamples.Hard.Where(r => r.All(double.IsFinite))];
        var answers = Run([.. entries.SelectMany(e => rows.Select(r => Item(e, [r])))]);
        for (var k = 0; k < answers.Length; k++)
        {
            var (entry, row) = (entries[k / rows.Length], rows[k % rows.Length]);
            var value = entry.Evaluate(row);
            Assert.Equal(value.Length, answers[k].Value[0].Length);
            for (var i = 0; i < value.Length; i++) Close(entry.Id, value[i], answers[k].Value[0][i]);
            if (entry.Id == "hardmax") continue;
            var gradient = entry.Gradient(row, [.. value.Select((_, i) => i + 1.0)]);
            for (var i = 0; i < row.Length; i++) Close($"{entry.Id}'", gradient[i], answers[k].Gradient[0][i]);
        }
    }

    [Fact]
    public void Gumbel_noise_is_for_training_only()
    {
        double[] row = [.. Enumerable.Repeat(0.0, 5000)];
        var entry = Activation.Parse("gumbel_softmax(tau=0.5)");
        var answers = Run([Item(entry, [row]), Item(entry, [row], training: true)]);
        Assert.All(answers[0].Value[0], v => Close("flat", 1 / 5000.0, v));
        Assert.Equal(1, answers[1].Value[0].Sum(Number), 1e-9);
        Assert.True(answers[1].Value[0].Max(Number) > 0.1);
    }

    [Fact]
    public void Noise_is_for_training_only()
    {
        StochasticActivation[] entries = [.. Catalogue.All.OfType<StochasticActivation>()];
        double[] row = [-1.5, -0.5, 0.5, 1.5];
        double[] many = [.. Enumerable.Repeat(-1.0, 4000), .. Enumerable.Repeat(1.0, 4000)];
        var answers = Run([.. entries.Select(e => Item(e, [row])), .. entries.Select(e => Item(e, [many], training: true))]);
        for (var k = 0; k < entries.Length; k++)
        {
            for (var i = 0; i < row.Length; i++) Close(entries[k].Id, entries[k].Evaluation.Evaluate(row[i]), answers[k].Value[0][i]);
            var samples = answers[entries.Length + k].Value[0].Select(Number).ToArray();
            foreach (var (x, part) in new[] { (-1.0, samples[..4000]), (1.0, samples[4000..]) })
            {
                var (mean, variance) = Hillock.Activations.Facts.StochasticFacts.At(entries[k], x);
                Assert.Equal(mean, part.Average(), 0.05);
                Assert.Equal(Math.Sqrt(variance), Math.Sqrt(part.Average(v => v * v) - (part.Average() * part.Average())), 0.05);
            }
        }
    }

    private static object Item(Activation activation, double[][] rows, object? arguments = null, bool training = false) => new
    {
        name = activation.Id,
        code = ActivationExport.Print(activation, ExportTarget.Find("pytorch"), activation.Id),
        rows = rows.Select(r => r.Select(x => x.ToString("R", CultureInfo.InvariantCulture))),
        arguments = arguments ?? new { },
        training,
        weighted = activation is RowActivation and not GatedActivation,
    };

    private static Answer[] Run(object[] items)
    {
        using var reader = new StreamReader(typeof(PyTorchExportTests).Assembly.GetManifestResourceStream("torch_export.py")!);
        var script = reader.ReadToEnd();
        var job = JsonSerializer.Serialize(items);
        foreach (var python in new[] { "python3", "/usr/bin/python3" })
        {
            if (Tool.Try(python, job, out var output, "-c", script) == Missing) continue;
            return JsonSerializer.Deserialize<Answer[]>(output, JsonSerializerOptions.Web)!;
        }

        Assert.Skip("no Python with PyTorch is on this machine");
        return [];
    }

    private static string Name(Parameter p) => p.Name is "lambda" ? "lambda_" : p.Name;

    private static double Number(string text) => double.Parse(text.Replace("inf", "Infinity", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static void Close(string what, double expected, string text)
    {
        var actual = Number(text);
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected:R}, PyTorch gives {actual:R}"));
    }

    private sealed record Answer(string[][] Value, string[][] Gradient, Dictionary<string, string[]> Parameters);
}
