namespace Hillock.Health.Checks;

/// <summary>What happens at a break.</summary>
internal enum BreakKind
{
    /// <summary>Value and slope go on; a higher derivative may not.</summary>
    Smooth,

    /// <summary>The slope changes at once.</summary>
    Kink,

    /// <summary>The value changes at once.</summary>
    Jump,

    /// <summary>The value goes to infinity.</summary>
    Pole,
}
