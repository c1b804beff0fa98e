namespace Hillock.Activations;

/// <summary>Row functions that take more than a line.</summary>
internal static class RowFunctions
{
    /// <summary><c>exp(x_i) / sum_j exp(x_j)</c>; the greatest is taken off first, so that nothing overflows.</summary>
    internal static Dual[] Softmax(Dual[] row)
    {
        var top = Top(row);
        Dual[] powers = [.. row.Select(x => Dual.Exp(Below(x, top)))];
        var sum = Dual.Sum(powers);
        return [.. powers.Select(p => p / sum)];
    }

    /// <summary><c>x_i - log sum_j exp(x_j)</c>.</summary>
    internal static Dual[] LogSoftmax(Dual[] row)
    {
        var all = LogSumExp(row);
        return [.. row.Select(x => x - all)];
    }

    /// <summary><c>log sum_j exp(x_j)</c>.</summary>
    internal static Dual LogSumExp(Dual[] row)
    {
        var top = Top(row);
        return top + Dual.Log(Dual.Sum(row.Select(x => Dual.Exp(Below(x, top)))));
    }

    /// <summary>Softmax beside one more input that is 0 and has no output (Miller 2023).</summary>
    internal static Dual[] SoftmaxPlusOne(Dual[] row) => Softmax([.. row, 0])[..^1];

    /// <summary>The nearest point of the simplex: <c>max(x_i - tau, 0)</c> (Martins and Astudillo 2016, algorithm 1).</summary>
    internal static Dual[] Sparsemax(Dual[] row)
    {
        if (HasNaN(row)) return Undefined(row);
        var support = new Dual(0, 0);
        var threshold = new Dual(0, 0);
        var count = 0;
        foreach (var x in row.OrderDescending())
        {
            if (!(1 + ((count + 1) * x.Value) > support.Value + x.Value)) break;
            support += x;
            count++;
            threshold = (support - 1) / count;
        }

        return [.. row.Select(x => Dual.Positive(x - threshold))];
    }

    /// <summary><c>max(x_i / 2 - tau, 0)^2</c> with the tau that makes the sum 1 (Peters, Niculae and Martins 2019, algorithm 2).</summary>
    internal static Dual[] Entmax15(Dual[] row)
    {
        if (HasNaN(row)) return Undefined(row);
        Dual[] halves = [.. row.Select(x => x * 0.5)];
        var threshold = new Dual(0, 0);
        Dual sum = 0, squares = 0;
        var count = 0;
        foreach (var x in halves.OrderDescending())
        {
            count++;
            sum += x;
            squares += x * x;
            var mean = sum / count;
            var spread = squares - (mean * sum);
            var rest = (1 - spread) / count;
            if (rest.Value < 0) break;
            var candidate = mean - Dual.Sqrt(rest);
            if (candidate > x) break;
            threshold = candidate;
        }

        return [.. halves.Select(x => Dual.Positive(x - threshold)).Select(y => y * y)];
    }

    /// <summary>1 at the first greatest, else 0; flat.</summary>
    internal static Dual[] Hardmax(Dual[] row)
    {
        if (HasNaN(row)) return Undefined(row);
        var first = Array.FindIndex(row, x => x.Value == Top(row));
        return [.. row.Select((_, i) => new Dual(i == first ? 1 : 0, 0))];
    }

    /// <summary>The <paramref name="count"/> greatest as they are, else 0; among equals the first win.</summary>
    internal static Dual[] Largest(Dual[] row, int count)
    {
        if (HasNaN(row)) return Undefined(row);
        var kept = Enumerable.Range(0, row.Length).OrderByDescending(i => row[i].Value).Take(count).ToHashSet();
        return [.. row.Select((x, i) => kept.Contains(i) ? x : 0)];
    }

    /// <summary><c>(x_i - mean) / sqrt(variance + epsilon)</c>.</summary>
    internal static Dual[] Standardize(Dual[] row, double epsilon)
    {
        var mean = Dual.Sum(row) / row.Length;
        Dual[] centred = [.. row.Select(x => x - mean)];
        var deviation = Dual.Sqrt((Dual.Sum(centred.Select(c => c * c)) / row.Length) + epsilon);
        return [.. centred.Select(c => c / deviation)];
    }

    /// <summary>Each over the sum of all.</summary>
    internal static Dual[] Share(Dual[] row)
    {
        var sum = Dual.Sum(row);
        return [.. row.Select(x => x / sum)];
    }

    /// <summary><c>|x| * x_i / (c + |x|^2)</c>.</summary>
    internal static Dual[] Squash(Dual[] row, double c)
    {
        var square = Dual.Sum(row.Select(x => x * x));
        var factor = Dual.Sqrt(square) / (c + square);
        return [.. row.Select(x => factor * x)];
    }

    /// <summary><c>x_i / sqrt(factor * sum_j x_j^2 + epsilon)</c>.</summary>
    internal static Dual[] OverLength(Dual[] row, double factor, double epsilon)
    {
        var length = Dual.Sqrt((factor * Dual.Sum(row.Select(x => x * x))) + epsilon);
        return [.. row.Select(x => x / length)];
    }

    /// <summary>The greatest value, a plain number: functions that do not change when all inputs shift may subtract it.</summary>
    internal static double Top(Dual[] row) => row.Max(x => x.Value);

    private static Dual Below(Dual x, double top) => x.Value == top ? new(0, x.Slope) : x - top;

    private static bool HasNaN(Dual[] row) => row.Any(x => double.IsNaN(x.Value));

    private static Dual[] Undefined(Dual[] row) => [.. row.Select(_ => new Dual(double.NaN, double.NaN))];
}
