using Hillock.Formulas;
using Hillock.Formulas.Printing;

namespace Hillock.Activations;

/// <summary>What is said of an activation beside its formula.</summary>
/// <param name="Id">Name in snake_case.</param>
public sealed record ActivationInfo(string Id)
{
    /// <summary>Other names: those of Keras, PyTorch, JAX and ONNX.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Which page of the catalogue it stands on.</summary>
    public string Family { get; init; } = "Custom";

    /// <summary>What it is, in a sentence.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What speaks for it, in a sentence.</summary>
    public string Strength { get; init; } = "";

    /// <summary>What speaks against it, in a sentence.</summary>
    public string Weakness { get; init; } = "";

    /// <summary>Where it is typically used, in a sentence.</summary>
    public string Use { get; init; } = "";

    /// <summary>Author, year and arXiv number or DOI.</summary>
    public string Source { get; init; } = "";

    /// <summary>Other names of parameters, such as <c>negative_slope</c> for <c>alpha</c>.</summary>
    public IReadOnlyDictionary<string, string> ParameterAliases { get; init; } = new Dictionary<string, string>();

    /// <summary>The values a parameter may have; any finite number where nothing is said.</summary>
    public IReadOnlyDictionary<string, Interval> Domains { get; init; } = new Dictionary<string, Interval>();

    /// <summary>Two parameters of which the first must be less than the second.</summary>
    public (string Low, string High)? Ordered { get; init; }

    /// <summary>The definition of a function of a row in LaTeX; formulas are printed from themselves.</summary>
    public string Latex { get; init; } = "";

    /// <summary>A function of a row in the words of array languages: its values, its gradient, the loops that networks run and its exports follow from it; see
    /// <see cref="RowExportRequest"/> and <see cref="Hillock.Formulas.Rows.RowVocabulary"/>.</summary>
    public string RowCode { get; init; } = "";

    /// <summary>The ONNX node that computes it, where its attributes are not the defaults of an operator of that name: <c>Swish(alpha=1.702)</c>.</summary>
    public string OnnxNode { get; init; } = "";

    /// <summary>Frameworks that have it, the name there, and other defaults: <c>keras,tf:leaky_relu(alpha=0.2)</c>.</summary>
    public IReadOnlyList<string> Presets { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
