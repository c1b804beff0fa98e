using Hillock.Data;

namespace Hillock.Health.Forecasts;

/// <summary>What a forecast needs to know of the rows that go in.</summary>
/// <param name="MeanSquare">Mean of x² over rows and numbers.</param>
/// <param name="Correlation">Mean product of two rows over the mean square: 0 for rows that have nothing in common, 1 for rows that are the same.</param>
public sealed record InputMoments(double MeanSquare = 1, double Correlation = 0)
{
    private const int Most = 512;

    /// <summary>Mean of x over rows and numbers.</summary>
    public double Mean { get; init; }

    /// <summary>Mean product of neighbours in a row of an image or a sequence over the mean square; 0 where there are none.</summary>
    public double NeighbourCorrelation { get; init; }

    /// <summary>Of the first rows of a split.</summary>
    /// <param name="split">Such as <c>data.Train</c>.</param>
    /// <param name="inputs">The shape of a row.</param>
    /// <param name="rows">The most rows to look at.</param>
    /// <exception cref="HillockException">An empty split, or fewer than one row.</exception>
    public static InputMoments Of(Split split, Shape inputs, int rows = Most)
    {
        ArgumentNullException.ThrowIfNull(split);
        if (split.Count == 0 || rows < 1) throw new HillockException(
            $"Got {Math.Min(split.Count, rows)} rows to look at; the moments of the inputs need at least 1.");
        return Of(split.Inputs.ToArray([.. Enumerable.Range(0, Math.Min(rows, split.Count))]), inputs);
    }

    /// <summary>Of rows [count × inputs], row-major.</summary>
    /// <param name="rows">At least one whole row.</param>
    /// <param name="inputs">The shape of one.</param>
    /// <exception cref="HillockException">Not whole rows, or a number that is not finite.</exception>
    public static InputMoments Of(ReadOnlySpan<float> rows, Shape inputs)
    {
        if (rows.Length == 0 || rows.Length % inputs.Size != 0)
            throw new HillockException($"Got {rows.Length} numbers; whole rows of {inputs.Size} ({inputs}) were expected, at least one.");
        var count = rows.Length / inputs.Size;
        var total = new double[inputs.Size];
        double mean = 0, square = 0, neighbours = 0;
        var step = inputs.Rank >= 2 ? inputs[inputs.Rank - 1] : inputs.Size;
        for (var i = 0; i < rows.Length; i++)
        {
            var place = i % inputs.Size;
            double x = rows[i];
            total[place] += x;
            mean += x;
            square += x * x;
            if (place >= step) neighbours += x * rows[i - step];
        }

        if (!double.IsFinite(square)) throw new HillockException(ErrorKind.Data, "The rows hold a number that is not finite; mend or leave out such rows.");
        if (square == 0) return new InputMoments(0);
        var pairs = count > 1 ? (total.Sum(t => t * t) - square) / (count - 1) : 0;
        var between = inputs.Size > step ? neighbours * inputs.Size / (inputs.Size - step) : 0;
        return new InputMoments(square / rows.Length, pairs / square) { Mean = mean / rows.Length, NeighbourCorrelation = between / square };
    }
}
