namespace Hillock.Training;

/// <summary>What an optimiser states of itself beside its update, with the settings it has; lint, help and advice ask it.</summary>
public sealed record OptimizerFacts
{
    /// <summary>Where it was published.</summary>
    public required string Source { get; init; }

    /// <summary>The lowest and the highest rate that it is used with.</summary>
    public required (double Lowest, double Highest) Rates { get; init; }

    /// <summary>The rate to hold against them, if it is not the rate itself: momentum can make a step longer.</summary>
    public double? EffectiveRate { get; init; }

    /// <summary>How far a step moves a weight; goes on from its name, such as <c>moves each weight by the rate</c>.</summary>
    public required string StepLength { get; init; }

    /// <summary>Whether steps are as long for small gradients as for large ones.</summary>
    public required bool Adapts { get; init; }

    /// <summary>The name of the optimiser that it is without weight decay; null where the decay is not what it is there for.</summary>
    public string? WithoutDecay { get; init; }

    /// <summary>The decay of what it remembers of past gradients, with the name of that setting; null where it remembers none.</summary>
    public (string Name, double Value)? Memory { get; init; }

    /// <summary>ε beside the root of a mean square that forgets; null where there is none.</summary>
    public double? Epsilon { get; init; }

    /// <summary>Those of Adam and its kin, which divide a gradient by its usual size.</summary>
    internal static OptimizerFacts Dividing(string source) => new()
    {
        Source = source,
        Rates = (1e-6, 0.03),
        StepLength = "moves each weight by about the rate, whatever the gradient",
        Adapts = true,
    };
}
