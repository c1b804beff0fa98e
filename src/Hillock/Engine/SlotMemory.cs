namespace Hillock.Engine;

/// <summary>What the numbers of a slot lie in; views of other shapes share it.</summary>
internal sealed unsafe class SlotMemory
{
    private float* _bound;
    private nint _boundStride;

    /// <summary>Floats of a row in the arena, pads included; not used for the plan's input.</summary>
    public nint RowLength { get; init; }

    /// <summary>The memory of the values; null for the plan's input, which is bound to the caller's memory.</summary>
    public Region? Value { get; init; }

    /// <summary>The memory of the loss's gradient by these values; null where none is needed.</summary>
    public Region? Gradient { get; init; }

    /// <summary>The elementwise derivative that the producer wants its gradient multiplied by, or null.</summary>
    public Region? Derivative { get; set; }

    /// <summary>How many operations read the values.</summary>
    public int Consumers { get; set; }

    /// <summary>Whether the only consumer multiplies the gradient by <see cref="Derivative"/> while it is in cache.</summary>
    public bool ConsumerAppliesDerivative { get; set; }

    /// <summary>The first value.</summary>
    public float* Pointer => Value is null ? _bound : Value.Pointer;

    /// <summary>Floats from one row of the caller's memory to the next.</summary>
    public nint BoundStride => _boundStride;

    /// <summary>Points the plan's input at the caller's rows.</summary>
    public void Bind(float* rows, nint stride)
    {
        _bound = rows;
        _boundStride = stride;
    }
}
