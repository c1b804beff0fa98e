using System.Numerics;
using System.Text.RegularExpressions;

namespace Hillock.Formulas.Rows;

/// <summary>The k-th greatest number of a row, the least where the row is shorter: the word <c>kth(x, k)</c> of row code. Its slope is that of the first number
/// equal to it.</summary>
public static class LargestNumbers
{
    private const int FewKept = 32;

    /// <summary>A line of row code; <c>t = stop(kth(x, k))</c> as the lines that say the same for languages without the word.</summary>
    internal static IEnumerable<string> Spelled(string line)
    {
        var match = Regex.Match(line, @"^(\w+) = stop\(kth\((\w+), (\w+)\)\)$");
        if (!match.Success) return [line];
        var (name, x, k) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        return [$"s = sort({x})", $"{name} = stop(min(where(ranks({x}) <= {k}, s, max({x}))))"];
    }

    /// <summary>The number; x may be left in another order.</summary>
    public static T Kth<T>(Span<T> x, int k)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        k = Math.Min(k, x.Length);
        if (k > FewKept)
        {
            x.Sort();
            return x[^k];
        }

        // The greatest so far, upwards: nearly all that follow are less than the first of them.
        Span<T> kept = stackalloc T[FewKept];
        kept = kept[..k];
        x[..k].CopyTo(kept);
        kept.Sort();
        foreach (var number in x[k..])
        {
            if (!(number > kept[0])) continue;
            var i = 0;
            for (; i + 1 < k && kept[i + 1] < number; i++) kept[i] = kept[i + 1];
            kept[i] = number;
        }

        return kept[0];
    }
}
