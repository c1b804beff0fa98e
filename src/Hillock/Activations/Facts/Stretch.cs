namespace Hillock.Activations.Facts;

/// <summary>A part of the line; an end may be infinite, and both are equal for a single point.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
public readonly record struct Stretch(double From, double To)
{
    /// <summary>How long it is.</summary>
    public double Length => To - From;

    /// <summary>Whether it is one point.</summary>
    public bool IsPoint => From == To;

    /// <summary>Whether <paramref name="x"/> lies in it, ends counted.</summary>
    public bool Contains(double x) => x >= From && x <= To;

    /// <summary>Stretches in order, those that touch joined.</summary>
    internal static IReadOnlyList<Stretch> Join(IEnumerable<Stretch> stretches)
    {
        var joined = new List<Stretch>();
        foreach (var next in stretches.OrderBy(s => s.From))
        {
            if (joined.Count > 0 && next.From <= joined[^1].To) joined[^1] = new(joined[^1].From, Math.Max(joined[^1].To, next.To));
            else joined.Add(next);
        }

        return joined;
    }
}
