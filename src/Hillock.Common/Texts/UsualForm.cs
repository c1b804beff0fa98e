namespace Hillock.Texts;

/// <summary>A form of something by which texts know it.</summary>
/// <param name="Value">The object that the name alone means.</param>
/// <param name="Names">The names; the first is the one that is written.</param>
public sealed record UsualForm<T>(T Value, params IReadOnlyList<string> Names)
    where T : class, ISettable<T>
{
    /// <summary>Where it stands in lists, the lowest first; forms without a place come last, by name.</summary>
    public int Place { get; init; } = int.MaxValue;

    /// <summary>Whether the name leaves nothing to set.</summary>
    public bool IsFixed { get; init; }

    /// <summary>The one setting that has no usual value, with a value to show; it is written without its name.</summary>
    public (string Name, string Example)? Needs { get; init; }

    /// <summary>Whether settings are written at their usual values too.</summary>
    public bool ShowsUsual { get; init; }
}
