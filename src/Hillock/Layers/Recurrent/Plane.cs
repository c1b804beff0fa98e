namespace Hillock.Layers;

/// <summary>A matrix [rows × units] that a cell works on at a step.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Index">Which one, where there are several.</param>
internal readonly record struct Plane(PlaneKind Kind, int Index = 0)
{
    /// <summary>The state before the step.</summary>
    public static Plane Before => new(PlaneKind.Before);

    /// <summary>The state after the step; in a plan without training the same memory as <see cref="Before"/>.</summary>
    public static Plane After => new(PlaneKind.After);

    /// <summary>What goes from step to step beside the state: the cell of an LSTM.</summary>
    public static Plane Carry => new(PlaneKind.Carry);

    /// <summary>The gradient by the state.</summary>
    public static Plane StateGradient => new(PlaneKind.StateGradient);

    /// <summary>The gradient by what is not the state: the carry, or the input of a second product.</summary>
    public static Plane OtherGradient => new(PlaneKind.OtherGradient);

    /// <summary>The sums of a gate; after the forward pass what their gradient is to be multiplied by; after the backward pass their gradient.</summary>
    public static Plane Sums(int slice) => new(PlaneKind.Sums, slice);

    /// <summary>What the backward pass or a later stage of the step needs.</summary>
    public static Plane Kept(int index) => new(PlaneKind.Kept, index);

    /// <summary>The share of each unit in the gradient by a learned parameter; factors of it before the backward pass.</summary>
    public static Plane Learned(int index) => new(PlaneKind.Learned, index);
}
