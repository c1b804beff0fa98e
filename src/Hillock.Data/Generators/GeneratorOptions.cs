namespace Hillock.Data.Generators;

/// <summary>Checks what a generator is asked for.</summary>
internal static class GeneratorOptions
{
    private const int RowsAClass = 6;
    private const int MaximumRows = 2_000_000;

    /// <summary>The rows in all: at least six a class.</summary>
    public static int Rows(DataOptions options, int usual, int classes)
    {
        var (rows, least) = (options.Rows ?? usual, RowsAClass * classes);
        return rows >= least && rows <= MaximumRows
            ? rows
            : throw new HillockException($"{rows} rows were asked for; this generator makes {least:N0} to {MaximumRows:N0}.");
    }

    /// <summary>The noise's standard deviation.</summary>
    public static double Noise(DataOptions options, double usual)
    {
        var noise = options.Noise ?? usual;
        return noise is >= 0 and <= 1e6
            ? noise
            : throw new HillockException($"The noise is {noise}; it must be a standard deviation of at least 0, such as {usual}.");
    }
}
