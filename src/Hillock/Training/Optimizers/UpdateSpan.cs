namespace Hillock.Training.Updates;

/// <summary>A piece of the flat buffers for an optimiser; whole cache lines.</summary>
internal readonly unsafe struct UpdateSpan
{
    /// <summary>Parameters.</summary>
    public required float* Values { get; init; }

    /// <summary>Gradients.</summary>
    public required float* Gradients { get; init; }

    /// <summary>The piece of the first state; those of the others lie <see cref="StateStride"/> apart.</summary>
    public required float* States { get; init; }

    /// <summary>Floats from one state to the next.</summary>
    public required nint StateStride { get; init; }

    /// <summary>Number of floats.</summary>
    public required nint Count { get; init; }

    /// <summary>Whether weight decay applies: to weights, not to biases and slopes.</summary>
    public required bool Decays { get; init; }

    /// <summary>The number of this step, from 1.</summary>
    public required long Step { get; init; }

    /// <summary>The learning rate of this step.</summary>
    public required double Rate { get; init; }

    /// <summary>What the optimiser carries from step to step.</summary>
    public required double Carried { get; init; }

    /// <summary>A state, if the optimiser keeps it.</summary>
    public float* State(int index) => States + (index * StateStride);
}
