using Hillock.Formulas;

namespace Hillock.Health.Checks;

/// <summary>What to check.</summary>
public sealed record CheckOptions
{
    /// <summary>A derivative to verify along with the function, or null.</summary>
    public Formula? Derivative { get; init; }

    /// <summary>Whether the function itself is checked.</summary>
    public bool Analyze { get; init; } = true;

    /// <summary>Whether small networks are trained with it, in a second or less.</summary>
    public bool Learn { get; init; } = true;
}
