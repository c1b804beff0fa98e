namespace Hillock.Layers;

/// <summary>What a <see cref="Plane"/> holds.</summary>
internal enum PlaneKind
{
    /// <summary>See <see cref="Plane.Before"/>.</summary>
    Before,

    /// <summary>See <see cref="Plane.After"/>.</summary>
    After,

    /// <summary>See <see cref="Plane.Carry"/>.</summary>
    Carry,

    /// <summary>See <see cref="Plane.StateGradient"/>.</summary>
    StateGradient,

    /// <summary>See <see cref="Plane.OtherGradient"/>.</summary>
    OtherGradient,

    /// <summary>See <see cref="Plane.Sums"/>.</summary>
    Sums,

    /// <summary>See <see cref="Plane.Kept"/>.</summary>
    Kept,

    /// <summary>See <see cref="Plane.Learned"/>.</summary>
    Learned,
}
