using Hillock.Kernels;

namespace Hillock.Networks.Plans;

/// <summary>A logical tensor of a plan, [rows × features]; rows lie a whole number of cache lines apart.</summary>
/// <remarks>Pad columns of the arena's slots are zero, so that products may run over whole lines.</remarks>
internal sealed unsafe class Slot(int features)
{
    private float* _bound;
    private nint _boundStride;

    /// <summary>Numbers a row.</summary>
    public int Features { get; } = features;

    /// <summary>Numbers a row with the padding.</summary>
    public int Padded { get; } = AlignedBuffer.Padded(features);

    /// <summary>The memory of the values; null for the plan's input, which is bound to the caller's memory.</summary>
    public Region? Value { get; init; }

    /// <summary>The memory of the loss's gradient by these values; null where none is needed.</summary>
    public Region? Gradient { get; init; }

    /// <summary>The elementwise derivative that the producer wants its gradient multiplied by, or null.</summary>
    public Region? Derivative { get; set; }

    /// <summary>How many operations read this slot.</summary>
    public int Consumers { get; set; }

    /// <summary>Whether the only consumer multiplies the gradient by <see cref="Derivative"/> while it is in cache.</summary>
    public bool ConsumerAppliesDerivative { get; set; }

    /// <summary>The first value.</summary>
    public float* Pointer => Value is null ? _bound : Value.Pointer;

    /// <summary>Floats from one row to the next.</summary>
    public nint Stride => Value is null ? _boundStride : Padded;

    /// <summary>Points the plan's input at the caller's rows.</summary>
    public void Bind(float* rows, nint stride)
    {
        _bound = rows;
        _boundStride = stride;
    }
}
