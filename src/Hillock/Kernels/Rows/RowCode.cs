namespace Hillock.Kernels.Rows;

/// <summary>The code of a row function, line after line; or of a block of lines that lie across, one in each lane.</summary>
/// <param name="streams">The inputs, the gradient by the outputs (or null), and the outputs.</param>
/// <param name="strides">Floats from one line to the next in each of them.</param>
/// <param name="lines">Lines; 1 block where they lie across.</param>
/// <param name="length">Numbers of a line.</param>
/// <param name="scratch">Room for the arrays.</param>
/// <param name="tables"><see cref="RowTables"/>.</param>
internal unsafe delegate void RowCode(float** streams, nint* strides, nint lines, nint length, float* scratch, float* tables);
