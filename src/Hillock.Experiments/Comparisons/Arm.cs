using Hillock.Activations;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Comparisons;

/// <summary>One of the things that are compared: a combination of the factors' values, as a run of its own.</summary>
internal sealed record Arm
{
    /// <summary>Its values, such as <c>relu + he_normal</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The value of each factor.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>The activation of all places, or one a place.</summary>
    public required IReadOnlyList<Activation> Activations { get; init; }

    /// <summary>How it is trained.</summary>
    public required ComparisonOptions Options { get; init; }

    /// <summary>Its data, but for the split.</summary>
    public DataSpec Data { get; init; } = new();

    /// <summary>How it is trained at a learning rate.</summary>
    public ComparisonOptions At(double rate) => rate == Options.Fit.Optimizer.Rate ? Options
        : Options with { Fit = Options.Fit with { Optimizer = Options.Fit.Optimizer with { Rate = rate } } };
}
