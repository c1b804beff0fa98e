using System.Globalization;
using System.Text.RegularExpressions;
using Hillock.Activations;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Fixes;
using Hillock.Initialization;
using Hillock.Layers;

namespace Hillock.Experiments.Treatments;

/// <summary>The changes that what was found calls for, the smallest first; those for the root cause before those for the rest.</summary>
internal sealed partial class Remedies
{
    private const int DeepFrom = 8;

    /// <summary>The names of all remedies, the smallest first.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "standardize", "class-weights", "output", "reinitialize", "reinitialize-layers", "clip-gradient", "unclip-gradient", "usual-rate", "lower-rate", "raise-rate",
        "warm-up", "swap-activation", "swap-activations", "batch-norm", "tailor",
    ];

    private readonly Patient _patient;
    private readonly RunSpec _spec;
    private readonly Diagnosis _diagnosis;

    private Remedies(Patient patient, Diagnosis diagnosis) => (_patient, _spec, _diagnosis) = (patient, patient.Spec, diagnosis);

    /// <param name="patient">The run.</param>
    /// <param name="diagnosis">What is the matter.</param>
    /// <param name="only">Names of those to take; null for all.</param>
    public static IReadOnlyList<Remedy> For(Patient patient, Diagnosis diagnosis, IReadOnlyList<string>? only = null)
    {
        if (diagnosis.RootCause is not { } root) return [];
        var all = new Remedies(patient, diagnosis);
        HashSet<string> others = [.. diagnosis.Findings.Concat(diagnosis.Symptoms).Where(f => f.Severity > Severity.Note).Select(f => f.Code)];
        return [.. all.All()
            .Where(r => only is null || only.Contains(r.Remedy.Name))
            .Where(r => r.Codes.Any(c => Covers(c, root.Code) || others.Any(o => Covers(c, o))))
            .OrderBy(r => r.Codes.Any(c => Covers(c, root.Code)) ? 0 : 1)
            .ThenBy(r => r.Remedy.Size)
            .Select(r => r.Remedy)
            .DistinctBy(r => RunCommand.Line(r.Mended, RunVerb.Train))];
    }

    private static bool Covers(string pattern, string code) =>
        pattern.EndsWith('*') ? code.StartsWith(pattern[..^1], StringComparison.Ordinal) : code == pattern;

    private IEnumerable<(string[] Codes, Remedy Remedy)> All() =>
        [.. Scaling(), .. Output(), .. Weights(), .. Gradient(), .. Rates(), .. Swaps(), .. Normalisation(), .. Tailored()];

    private IEnumerable<(string[], Remedy)> Scaling()
    {
        if (_spec.Standardize == false)
            yield return (["data.unscaled", "loss.initial", "network.selu_inputs", "signal.scale"], Change("standardize", "standardise the inputs", 1, _spec with { Standardize = null }));
        if (_diagnosis.Findings.Any(f => f.Code == "data.class_imbalance") && _spec.ClassWeights.Count == 0)
            yield return (["data.class_imbalance"], Change("class-weights", "weigh the classes alike", 1, _spec with { ClassWeights = ["balanced"] }));
    }

    private IEnumerable<(string[], Remedy)> Output()
    {
        if (_spec.OutputActivation != "auto" || _spec.Loss != "auto")
            yield return (["output.*", "loss.*", "training.*"], Change("output", "the output and loss of the task", 1, _spec with { OutputActivation = "auto", Loss = "auto", LabelSmoothing = null }));
    }

    private IEnumerable<(string[], Remedy)> Weights()
    {
        string[] codes = ["init.*", "weights.*", "signal.*", "gradient.*", "units.*", "loss.initial*", "output.ignores_input", "network.selu_initializer"];
        if (_spec.Initializer != "auto" && _patient.Activations.Any(a => Initializers.For(a).Text != _spec.Initializer))
            yield return (codes, Change("reinitialize", $"weights matched to the activation instead of {_spec.Initializer}", 2, _spec with { Initializer = "auto" }));
        if (_spec.Layers is { } layers && layers.Any(l => Initial().IsMatch(l)))
            yield return (codes, Change("reinitialize-layers", "weights matched to the activation and biases of 0 in every layer", 2, _spec with { Layers = [.. layers.Select(l => Initial().Replace(l, ""))] }));
    }

    private IEnumerable<(string[], Remedy)> Gradient()
    {
        if (_spec.ClipNorm is null)
            yield return (["loss.not_finite", "loss.spikes", "gradient.exploding", "rate.too_high", "signal.exploding", "network.unbounded_recurrence"], Change("clip-gradient", "clip the gradient's norm at 1", 2, _spec with { ClipNorm = 1 }));
        else
            yield return (["gradient.clipped", "optimizer.clip_too_low"], Change("unclip-gradient", $"ten times the limit of the gradient's norm", 2, _spec with { ClipNorm = 10 * _spec.ClipNorm }));
    }

    private IEnumerable<(string[], Remedy)> Rates()
    {
        string[] high = ["rate.too_high", "optimizer.rate_too_high", "loss.not_finite", "loss.spikes", "units.dead", "gradient.exploding", "optimizer.momentum_too_high"];
        string[] low = ["rate.too_low", "optimizer.rate_too_low"];
        var rate = _patient.Recipe.Optimizer.Rate;
        if (_spec.Rate is not null) yield return ([.. high, .. low], Change("usual-rate", $"the usual rate of {_spec.Optimizer}", 2, _spec with { Rate = null }));
        yield return (high, Change("lower-rate", $"a tenth of the rate, {Number(rate / 10)}", 2, _spec with { Rate = rate / 10 }));
        yield return (low, Change("raise-rate", $"a hundred times the rate, {Number(rate * 100)}", 2, _spec with { Rate = rate * 100 }));
        if (_spec.Schedule == "constant")
            yield return (high, Change("warm-up", "warm the rate up over the first tenth, then cosine", 3, _spec with { Schedule = $"cosine(warmup={Math.Max(1, _patient.Recipe.StepsFor(_patient.Data) * _patient.Recipe.EpochsFor(_patient.Data) / 10)})" }));
    }

    private IEnumerable<(string[], Remedy)> Swaps()
    {
        string[] dead = ["units.*"];
        string[] signal = ["signal.*", "gradient.*", "output.ignores_input", "units.saturated", "network.*", "training.nothing_learned", "loss.not_finite", "batch.not_learned"];
        var now = _patient.Activations;
        if (_spec.Layers is { } layers ? LayerTexts.Places(layers) == 0 : _spec.Hidden.Count == 0) yield break; // no place for another one
        foreach (var layer in _diagnosis.Findings.Concat(_diagnosis.Symptoms).Where(f => f.Code == "units.dead" && f.Layer is not null).Select(f => f.Layer!))
        {
            if (_spec.Layers is null && PlaceOf(layer) is { } place)
                yield return (dead, Change("swap-activation", $"leaky_relu in {layer}", 3, _spec with { Activations = [.. Enumerable.Range(0, _spec.Hidden.Count).Select(i => i == place ? "leaky_relu" : At(now, i).Declaration)] }));
        }

        if (now.Any(IsRelu)) yield return (dead, Change("swap-activations", "leaky_relu instead of relu", 3, _spec with { Activations = [.. now.Select(a => IsRelu(a) ? "leaky_relu" : a.Declaration)] }));
        foreach (var next in Healthier()) yield return (signal, Change("swap-activations", $"{next} instead of {string.Join(", ", now.Select(a => a.Text).Distinct())}", 4, _spec with { Activations = [next], Initializer = "auto" }));
    }

    // Of a few well-known ones, those under which the forecast is healthy; the rest of the run stays.
    private IEnumerable<string> Healthier()
    {
        foreach (var next in (string[])["relu", "elu", "selu", "leaky_relu"])
        {
            if (_patient.Activations.All(a => a.Equals(Activation.Parse(next)))) continue;
            var forecast = Forecasts.Of(_patient, _spec with { Activations = [next], Initializer = "auto" });
            if (forecast is { Verdict: not HealthVerdict.Failing }) yield return next;
        }
    }

    private IEnumerable<(string[], Remedy)> Normalisation()
    {
        string[] codes = ["signal.*", "gradient.*", "units.*", "output.ignores_input", "training.nothing_learned", "loss.not_finite", "batch.not_learned", "network.selu_*"];
        string[] layers = [.. _spec.Layers ?? [.. _spec.Hidden.Select(n => $"dense({n}, _)")]];
        if (_patient.Data.Vocabulary is not null || layers.Any(l => l.Contains("norm", StringComparison.Ordinal)) || !layers.Any(l => Activated().IsMatch(l))) yield break;
        IReadOnlyList<string> with = [.. layers.SelectMany(Normalised)];
        yield return (codes, Change("batch-norm", "batch normalisation before each activation", 5, _spec with { Layers = with, Hidden = new RunSpec().Hidden, Dropout = 0 }));
    }

    /// <summary>A layer as text with batch normalisation before its activation; the same where it has no place for one.</summary>
    internal static IReadOnlyList<string> Normalised(string layer) => Activated().IsMatch(layer)
        ? [Activated().Replace(layer, m => $"{m.Groups["layer"].Value}({Linear(m.Groups["rest"].Value)})"), "batch_norm", "activation(_)"]
        : [layer];

    private static string Linear(string rest) => string.Join(", ", [.. LayerSplit(rest).Where(p => p != "_" && p != "activation=_"), "bias=false"]);

    private static IEnumerable<string> LayerSplit(string text) => ItemText.Split(text).Select(t => t.Trim()).Where(t => t.Length > 0);

    private IEnumerable<(string[], Remedy)> Tailored()
    {
        var depth = _patient.Build().Layers.Count(l => l.Layer is LinearLayer) - 1;
        if (depth < DeepFrom || _patient.Activations.Distinct().Count() > 1 || _patient.Activations[0] is not ElementwiseActivation activation) yield break;
        string? text = null;
        try
        {
            text = (IsRelu(activation) || activation.Id == Activations.Activations.LeakyRelu.Id ? Tailoring.Rectifier(depth) : Tailoring.Shape(activation, depth)).Text;
        }
        catch (HillockException)
        {
            // No scale and shift fit this one; there are other remedies.
        }

        if (text is not null)
            yield return (["signal.*", "gradient.*", "output.ignores_input"], Change("tailor", $"{activation.Text} scaled and shifted to {depth} layers: {text}", 5, _spec with { Activations = [text], Initializer = "lecun_normal" }));
    }

    private int? PlaceOf(string layer)
    {
        using var model = _patient.Build();
        var index = model.Layers.Where(l => l.Layer is Dense).Select(l => l.Name).ToList().IndexOf(layer);
        return index >= 0 && index < _spec.Hidden.Count ? index : null;
    }

    private static bool IsRelu(Activation activation) => activation.Equals(Activations.Activations.Relu);

    private static Activation At(Activation[] activations, int place) => activations[activations.Length == 1 ? 0 : place];

    private static Remedy Change(string name, string text, int size, RunSpec mended) => Names.Contains(name)
        ? new(name, text, size, mended)
        : throw new ArgumentException($"The remedy '{name}' is not among the names.", nameof(name));

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    [GeneratedRegex(@",\s*(initializer|bias_initializer)=[a-z_]+(\([^)]*\))?")]
    private static partial Regex Initial();

    [GeneratedRegex(@"^\s*(?<layer>dense|conv2d|conv1d)\((?<rest>.*(?<=[,(=]\s*)_(?=\s*[,)]).*)\)\s*$")]
    private static partial Regex Activated();
}
