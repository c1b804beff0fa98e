namespace Hillock.Training;

/// <summary>A piece of the flat buffers for an optimiser; whole cache lines.</summary>
internal readonly unsafe struct UpdateSpan
{
    /// <summary>Parameters.</summary>
    public required float* Values { get; init; }

    /// <summary>Gradients.</summary>
    public required float* Gradients { get; init; }

    /// <summary>The first moving average, if the optimiser keeps one.</summary>
    public required float* First { get; init; }

    /// <summary>The second moving average, if the optimiser keeps one.</summary>
    public required float* Second { get; init; }

    /// <summary>Number of floats.</summary>
    public required nint Count { get; init; }

    /// <summary>Whether weight decay applies: to weights, not to biases and slopes.</summary>
    public required bool Decays { get; init; }

    /// <summary>The number of this step, from 1.</summary>
    public required long Step { get; init; }
}
