using Hillock.Activations;

namespace Hillock.Reports.Reference;

/// <summary>What pages say of an activation of any kind.</summary>
internal static class EntryText
{
    private static readonly Dictionary<string, string> FrameworkNames = new()
    {
        ["torch"] = "PyTorch",
        ["keras"] = "Keras 3",
        ["keras_layer"] = "Keras 3, as a layer",
        ["keras2"] = "Keras 2",
        ["jax"] = "JAX",
        ["flax"] = "Flax",
        ["mlx"] = "MLX",
        ["tf"] = "TensorFlow",
        ["tfa"] = "TensorFlow Addons",
        ["onnx"] = "ONNX",
        ["timm"] = "timm",
        ["hf"] = "Hugging Face Transformers",
        ["burn"] = "Burn",
    };

    private static readonly Lazy<IReadOnlyList<Equivalence>> Equivalences = new(() => Equivalence.Find(Catalogue.All));

    /// <summary>What it maps to what, in a sentence.</summary>
    public static string Kind(Activation activation) => activation.Kind switch
    {
        ActivationKind.Elementwise => "",
        ActivationKind.Stochastic => "Random while training; picture and facts are those of predictions.",
        ActivationKind.Gated => "Splits a row in two halves a and b: 2n numbers to n.",
        ActivationKind.Row => "Maps a row to a row of the same length.",
        ActivationKind.Reducing => "Takes one number from each group of a row: k·n numbers to n.",
        _ => "Makes several numbers of each: n numbers to k·n.",
    };

    /// <summary>What the picture shows, where that is not plain.</summary>
    public static string Picture(Activation activation) => activation.Kind switch
    {
        ActivationKind.Elementwise => "",
        ActivationKind.Stochastic => "The picture shows what it predicts.",
        ActivationKind.Gated => "The picture shows each half with the other at 1.",
        _ => "The picture shows the first output as the first input moves, with the others at 0.",
    };

    /// <summary>Default, domain and role of a parameter.</summary>
    public static IReadOnlyList<string> Parameter(Activation activation, Formulas.Parameter parameter)
    {
        var names = activation.Info.ParameterAliases.Where(p => p.Value == parameter.Name).Select(p => MarkdownText.Code(p.Key));
        var domain = activation.DomainOf(parameter.Name);
        var learned = parameter.PerChannel ? "learned, one a channel" : "learned, one a layer";
        return
        [
            MarkdownText.Code(parameter.Name), Formulas.Numbers.Print(parameter.Value),
            double.IsInfinity(domain.Low) && double.IsInfinity(domain.High) ? "any" : Numerals.Of(domain),
            parameter.Learnable ? learned : "fixed", string.Join(", ", names),
        ];
    }

    /// <summary>Which entries are the same function, perhaps at another value of a parameter; empty if none is.</summary>
    public static string SameFunction(Activation activation)
    {
        var lines = Equivalences.Value.Where(e => e.Of.Id == activation.Id || e.Is.Id == activation.Id)
            .Select(e => e.Of.Id == activation.Id
                ? $"- [{e.Is.Id}]({e.Is.Id}.md): {MarkdownText.Code(e.ToString())}"
                : $"- [{e.Of.Id}]({e.Of.Id}.md): {MarkdownText.Code(e.ToString())}").ToList();
        return lines.Count == 0 ? "" : "The same function:\n\n" + string.Join('\n', lines);
    }

    /// <summary>What frameworks call it, what that is here, and since when; the ONNX node that computes it last.</summary>
    public static IEnumerable<IReadOnlyList<string>> Frameworks(Activation activation)
    {
        var rows = activation.Presets.Select(p => (p.Framework, p.Name, Here: p.Activation.Text));
        if (activation.Info.OnnxNode.Length > 0) rows = rows.Append(("onnx", activation.Info.OnnxNode, activation.Text));
        return rows.Select(r => (IReadOnlyList<string>)
        [
            FrameworkNames.GetValueOrDefault(r.Framework, r.Framework), MarkdownText.Code(r.Name), MarkdownText.Code(r.Here),
            r.Framework == "onnx" ? OnnxOpsets.Of(r.Name) : "",
        ]);
    }
}
