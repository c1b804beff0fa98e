namespace Hillock.Kernels.Convolution;

/// <summary>Cuts a number of rows into tiles.</summary>
internal static class RowTiling
{
    /// <summary>As few pieces as possible of at most <paramref name="most"/>, nearly equal, the larger ones first: 13 are better 7 + 6 than 12 + 1.</summary>
    public static IEnumerable<(int First, int Count)> Cut(int first, int end, int most)
    {
        for (var left = (end - first + most - 1) / most; left > 0; left--)
        {
            var count = (end - first + left - 1) / left;
            yield return (first, count);
            first += count;
        }
    }
}
