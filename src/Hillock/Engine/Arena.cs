namespace Hillock.Engine;

/// <summary>One buffer that holds every region of a plan; regions that are never alive together share memory.</summary>
internal static unsafe class Arena
{
    /// <summary>Lays the regions out, largest first, each at the lowest place that is free while it lives.</summary>
    public static AlignedBuffer LayOut(IReadOnlyList<Region> regions, int operations)
    {
        var placed = new List<Region>(regions.Count);
        nint length = 0;
        foreach (var region in regions) region.Resolve(operations);
        foreach (var region in regions.OrderByDescending(r => r.Length))
        {
            region.Offset = LowestFree(region, placed);
            length = Math.Max(length, region.Offset + region.Length);
            placed.Add(region);
        }

        var buffer = new AlignedBuffer(length);
        foreach (var region in regions) region.Pointer = buffer.Pointer + region.Offset;
        return buffer;
    }

    private static nint LowestFree(Region region, List<Region> placed)
    {
        nint offset = 0;
        foreach (var other in placed.Where(region.Overlaps).OrderBy(p => p.Offset))
        {
            if (offset + region.Length <= other.Offset) break;
            offset = Math.Max(offset, other.Offset + other.Length);
        }

        return offset;
    }
}
