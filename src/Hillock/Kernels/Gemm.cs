namespace Hillock.Kernels;

/// <summary>Single-precision matrix products.</summary>
/// <remarks>Matrices are row-major. B and C start on a cache line, have row lengths that are whole cache lines (16 floats), and
/// their column count <c>n</c> is a multiple of 16: pad with zeros.</remarks>
public static unsafe class Gemm
{
    /// <summary><c>C = A·B + bias</c> or <c>C += A·B</c>, with <c>A(i,p) = a[i·rowStride + p·columnStride]</c>.</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C; a multiple of 16.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="a">First element of A; any alignment.</param>
    /// <param name="rowStride">Floats from one row of A to the next (1 for a transposed A).</param>
    /// <param name="columnStride">Floats from one column of A to the next.</param>
    /// <param name="b">First element of B.</param>
    /// <param name="ldb">Floats from one row of B to the next.</param>
    /// <param name="c">First element of C.</param>
    /// <param name="ldc">Floats from one row of C to the next.</param>
    /// <param name="bias">n floats added to every row, or null.</param>
    /// <param name="accumulate">Add to C instead of overwriting it.</param>
    public static void Multiply(
        int m, int n, int k, float* a, nint rowStride, nint columnStride, float* b, nint ldb, float* c, nint ldc,
        float* bias = null, bool accumulate = false)
    {
        for (var i = 0; i < m; i++)
            for (var j = 0; j < n; j++)
            {
                var sum = accumulate ? c[(i * ldc) + j] : 0;
                if (bias != null) sum += bias[j];
                for (var p = 0; p < k; p++) sum += a[(i * rowStride) + (p * columnStride)] * b[(p * ldb) + j];
                c[(i * ldc) + j] = sum;
            }
    }

    /// <summary>Writes the transpose of a rows×columns matrix.</summary>
    public static void Transpose(int rows, int columns, float* source, nint ldSource, float* target, nint ldTarget)
    {
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                target[(j * ldTarget) + i] = source[(i * ldSource) + j];
    }
}
