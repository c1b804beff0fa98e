using System.Runtime.CompilerServices;

namespace Hillock.Kernels.Rows;

/// <summary>Rows in memory: several in a line, one behind the other.</summary>
/// <param name="start">The first; null if there are none.</param>
/// <param name="line">Floats from one line to the next.</param>
/// <param name="row">Floats from one row of a line to the next.</param>
internal readonly unsafe struct RowStream(float* start, nint line, nint row)
{
    /// <summary>The first row.</summary>
    public float* Start => start;

    /// <summary>Floats from one line to the next.</summary>
    public nint Line => line;

    /// <summary>A row of a line.</summary>
    public float* At(int ofLine, int ofRow) => start + (ofLine * line) + (ofRow * row);

    /// <summary>So many rows from one on, of lines of <paramref name="each"/>; the first again where there are fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Aim(float** rows, int most, int count, int ofLine, int ofRow, int each)
    {
        var at = At(ofLine, ofRow);
        for (var i = 0; i < count; i++)
        {
            rows[i] = at;
            at += row;
            if (++ofRow < each) continue;
            ofRow = 0;
            at = start + (++ofLine * line);
        }

        for (var i = count; i < most; i++) rows[i] = rows[0];
    }
}
