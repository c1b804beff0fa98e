using Hillock.Texts;

namespace Hillock.Experiments.RunFiles;

/// <summary>The network of a run, as written.</summary>
public sealed record NetworkSpec
{
    /// <summary>Units of each hidden layer.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [64, 32];

    /// <summary>The layers before the output, as text, with <c>_</c> where the activations go; null: dense layers of <see cref="Hidden"/>.</summary>
    public IReadOnlyList<string>? Layers { get; init; }

    /// <summary>Names, names with parameters, or formulas; null is the verb's default.</summary>
    [NotInIdentity] // each is a training of its own
    public IReadOnlyList<string>? Activations { get; init; }

    /// <summary>The activation of the output; <c>auto</c> follows from the task and its loss.</summary>
    public string OutputActivation { get; init; } = "auto";

    /// <summary>Name of the initialiser; <c>auto</c> matches the activation.</summary>
    public string Initializer { get; init; } = "auto";

    /// <summary>Share of each hidden layer's outputs dropped in training, in [0, 1).</summary>
    public double Dropout { get; init; }

    /// <summary>What normalises each hidden layer's outputs before its activation: <c>none</c>, <c>batch</c>, <c>layer</c> or <c>rms</c>.</summary>
    public string Normalization { get; init; } = "none";

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
