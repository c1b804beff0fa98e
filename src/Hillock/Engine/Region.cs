namespace Hillock.Engine;

/// <summary>A piece of the arena, alive from its first to its last use in a step.</summary>
internal sealed unsafe class Region(nint length)
{
    private readonly List<(int Operation, bool Backward)> _uses = [];

    /// <summary>Number of floats, whole cache lines.</summary>
    public nint Length { get; } = length;

    /// <summary>The first float, once the arena is laid out.</summary>
    public float* Pointer { get; set; }

    /// <summary>Floats from the arena's start.</summary>
    public nint Offset { get; set; }

    /// <summary>The first moment at which the memory is in use.</summary>
    public int First { get; private set; }

    /// <summary>The last moment at which the memory is in use.</summary>
    public int Last { get; private set; }

    /// <summary>Notes that an operation (the loss comes after the last one) touches this memory.</summary>
    public void Use(int operation, bool backward) => _uses.Add((operation, backward));

    /// <summary>Turns uses into moments: forward passes count up to the loss, backward passes on from there.</summary>
    public void Resolve(int operations)
    {
        First = int.MaxValue;
        Last = int.MinValue;
        foreach (var (operation, backward) in _uses)
        {
            var moment = backward ? (2 * operations) - operation : operation;
            First = Math.Min(First, moment);
            Last = Math.Max(Last, moment);
        }
    }

    /// <summary>Whether both are in use at some moment.</summary>
    public bool Overlaps(Region other) => First <= other.Last && other.First <= Last;
}
