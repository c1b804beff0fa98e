using System.Numerics;

namespace Hillock.Data.Generators;

/// <summary>One movement of the pen through points in the unit square.</summary>
/// <param name="Points">Where it passes.</param>
/// <param name="Smooth">Whether it curves through them (Catmull and Rom 1974) or goes straight.</param>
/// <param name="Closed">Whether it ends where it began.</param>
internal sealed record Stroke(Vector2[] Points, bool Smooth, bool Closed)
{
    private const int Steps = 6;

    /// <summary>Most points that <see cref="Trace"/> writes.</summary>
    public const int MaximumTrace = 128;

    /// <summary>Writes the path through moved points; returns how many were written.</summary>
    public int Trace(ReadOnlySpan<Vector2> points, Span<Vector2> path)
    {
        var spans = Closed ? points.Length : points.Length - 1;
        var count = 0;
        for (var i = 0; i < spans; i++)
        {
            for (var step = 0; step < Steps; step++) path[count++] = At(points, i, step / (float)Steps);
        }

        path[count++] = At(points, spans - 1, 1);
        return count;
    }

    private Vector2 At(ReadOnlySpan<Vector2> points, int span, float t)
    {
        var (b, c) = (Point(points, span), Point(points, span + 1));
        if (!Smooth) return Vector2.Lerp(b, c, t);
        var (a, d) = (Point(points, span - 1), Point(points, span + 2));
        return 0.5f * ((2 * b) + ((c - a) * t) + (((2 * a) - (5 * b) + (4 * c) - d) * t * t) + (((3 * b) - a - (3 * c) + d) * t * t * t));
    }

    private Vector2 Point(ReadOnlySpan<Vector2> points, int index) =>
        points[Closed ? (index + points.Length) % points.Length : Math.Clamp(index, 0, points.Length - 1)];
}
