namespace Hillock.Engine;

/// <summary>A logical tensor of a plan, [rows × positions × features]: pixels of an image, steps of a sequence, one position for a table.</summary>
/// <remarks>In the arena each position starts on a cache line and its pad columns are zero, so that products may run over whole lines.
/// The plan's input is tight within a row, as the caller has it.</remarks>
internal sealed unsafe class Slot
{
    /// <summary>A tensor of rows of <paramref name="shape"/> in a memory of its own or, as a view, in that of another.</summary>
    public Slot(Shape shape, SlotMemory memory, int positionStride)
    {
        Shape = shape;
        Memory = memory;
        Features = shape[shape.Rank - 1];
        Positions = shape.Size / Features;
        PositionStride = positionStride;
        Padded = AlignedBuffer.Padded(Features);
    }

    /// <summary>The shape of a row; the last extent is <see cref="Features"/>.</summary>
    public Shape Shape { get; }

    /// <summary>Where the numbers lie.</summary>
    public SlotMemory Memory { get; }

    /// <summary>Pixels or steps a row; 1 for a plain vector.</summary>
    public int Positions { get; }

    /// <summary>Numbers a position: units, channels.</summary>
    public int Features { get; }

    /// <summary><see cref="Features"/> rounded up to whole cache lines.</summary>
    public int Padded { get; }

    /// <summary>Floats from one position to the next.</summary>
    public int PositionStride { get; }

    /// <summary>Whether the positions of a row follow each other without pads.</summary>
    public bool IsTight => Positions == 1 || PositionStride == Features;

    /// <summary>Whether each position starts on a cache line, rows too.</summary>
    public bool IsPadded => Memory.Value is not null && PositionStride == Padded;

    /// <summary>Floats of a row in the arena, pads included.</summary>
    public nint RowLength => Memory.RowLength;

    /// <summary>Floats from one position to the next, over all rows: rows of one position each, or of the arena.</summary>
    public nint LineStride => Positions == 1 ? Stride : PositionStride;

    /// <summary>Number of valid positions of each row, one float a row; null where all are valid.</summary>
    public Region? Lengths { get; set; }

    /// <summary>The memory of the values; null for the plan's input.</summary>
    public Region? Value => Memory.Value;

    /// <summary>The memory of the gradient, laid out as the values; null where none is needed.</summary>
    public Region? Gradient => Memory.Gradient;

    /// <summary>See <see cref="SlotMemory.Derivative"/>.</summary>
    public Region? Derivative
    {
        get => Memory.Derivative;
        set => Memory.Derivative = value;
    }

    /// <summary>See <see cref="SlotMemory.ConsumerAppliesDerivative"/>.</summary>
    public bool ConsumerAppliesDerivative => Memory.ConsumerAppliesDerivative;

    /// <summary>The first value.</summary>
    public float* Pointer => Memory.Pointer;

    /// <summary>Floats from one row to the next.</summary>
    public nint Stride => Value is null ? Memory.BoundStride : RowLength;

    /// <summary>The same numbers as rows of another shape; both tight or with the same positions.</summary>
    public Slot View(Shape shape)
    {
        var features = shape[shape.Rank - 1];
        var stride = features == Features ? PositionStride : IsTight ? features : throw new InvalidOperationException($"{Shape} is not tight");
        return new Slot(shape, Memory, stride) { Lengths = Lengths };
    }

    /// <summary>Points the plan's input at the caller's rows.</summary>
    public void Bind(float* rows, nint stride) => Memory.Bind(rows, stride);
}
