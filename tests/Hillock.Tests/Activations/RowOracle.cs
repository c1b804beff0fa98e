using Hillock.Activations;

namespace Hillock.Tests.Activations;

/// <summary>Row functions written by hand, beside which those that follow from row code are held.</summary>
/// <remarks>An infinite input gives the limit; of several, all go there together: two infinities share what softmax gives one. Differences are taken
/// before anything else, from the greatest, and sizes are measured by the largest, so that no magnitude is lost or overflows.</remarks>
internal static class RowOracle
{
    /// <summary>The function of that name; null of one whose formulas are its definition.</summary>
    internal static Func<Dual[], double[], Dual[]>? Find(string id) => id switch
    {
        "softmax" => (x, _) => Softmax(x),
        "log_softmax" => (x, _) => LogSoftmax(x),
        "softmin" => (x, _) => Softmax([.. x.Select(v => -v)]),
        "softmax_1" => (x, _) => SoftmaxPlusOne(x),
        "sparsemax" => (x, _) => Sparsemax(x),
        "entmax15" => (x, _) => Entmax15(x),
        "hardmax" => (x, _) => Hardmax(x),
        "kwta" => (x, p) => Largest(x, (int)p[0]),
        "taylor_softmax" => (x, _) => TaylorSoftmax(x),
        "stablemax" => (x, _) => StableMax(x),
        "softpick" => (x, p) => Softpick(x, p[0]),
        "gumbel_softmax" => (x, p) => Softmax(x, p[0]),
        "solu" => (x, _) => Solu(x, 1e-5),
        "squash" => (x, _) => Squash(x, 1),
        "squash_half" => (x, _) => Squash(x, 0.5),
        "standardize" => (x, p) => Standardize(x, p[0]),
        "rms_norm" => (x, p) => RootMeanSquare(x, p[0]),
        "l2_normalize" => (x, p) => OverNorm(x, squares: true, p[0]),
        "l1_normalize" => (x, p) => OverNorm(x, squares: false, p[0]),
        "maxout" => (x, p) => [.. x.Chunk((int)p[0]).Select(Greatest)],
        "logsumexp" => (x, p) => [.. x.Chunk((int)p[0]).Select(LogSumExp)],
        "logmeanexp" => (x, p) => [.. x.Chunk((int)p[0]).Select(g => LogSumExp(g) - Math.Log(g.Length))],
        _ => null,
    };

    /// <summary><c>exp(x_i / tau) / sum_j exp(x_j / tau)</c>.</summary>
    internal static Dual[] Softmax(Dual[] row, double tau = 1)
    {
        Dual[] powers = [.. BelowTop(row).Select(z => Dual.Exp(z / tau))];
        var sum = Dual.Sum(powers);
        return [.. powers.Select(p => p / sum)];
    }

    /// <summary><c>x_i - log sum_j exp(x_j)</c>.</summary>
    internal static Dual[] LogSoftmax(Dual[] row)
    {
        var below = BelowTop(row);
        var log = LogSum(below);
        return [.. below.Select(z => z - log)];
    }

    /// <summary><c>log sum_j exp(x_j)</c>.</summary>
    internal static Dual LogSumExp(Dual[] row) => Top(row) + LogSum(BelowTop(row));

    /// <summary>Softmax beside one more input that is 0 and has no output (Miller 2023).</summary>
    internal static Dual[] SoftmaxPlusOne(Dual[] row) => Softmax([.. row, 0])[..^1];

    /// <summary>The nearest point of the simplex: <c>max(x_i - tau, 0)</c> (Martins and Astudillo 2016, algorithm 1).</summary>
    internal static Dual[] Sparsemax(Dual[] row)
    {
        if (HasNaN(row)) return Undefined(row);
        var below = BelowTop(row);
        var support = new Dual(0, 0);
        var threshold = new Dual(0, 0);
        var count = 0;
        foreach (var x in below.OrderDescending())
        {
            if (!(1 + ((count + 1) * x.Value) > support.Value + x.Value)) break;
            support += x;
            count++;
            threshold = (support - 1) / count;
        }

        return [.. below.Select(x => Dual.Positive(x - threshold))];
    }

    /// <summary><c>max(x_i / 2 - tau, 0)^2</c> with the tau that makes the sum 1 (Peters, Niculae and Martins 2019, algorithm 2).</summary>
    internal static Dual[] Entmax15(Dual[] row)
    {
        if (HasNaN(row)) return Undefined(row);
        Dual[] halves = [.. BelowTop(row).Select(z => z * 0.5)];
        var threshold = new Dual(0, 0);
        Dual sum = 0, squares = 0;
        var count = 0;
        foreach (var x in halves.OrderDescending())
        {
            // The threshold is at most 1 below the greatest.
            if (x.Value <= -1) break;
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

    /// <summary>The greatest, the first of equals.</summary>
    internal static Dual Greatest(Dual[] row) => row.Aggregate((a, b) => a >= b || double.IsNaN(a.Value) ? a : b);

    /// <summary><c>(x_i - mean) / sqrt(variance + epsilon)</c>; 0 where that is 0 / 0.</summary>
    internal static Dual[] Standardize(Dual[] row, double epsilon)
    {
        // Halves: the difference of any two numbers is a number.
        Dual[] halves = [.. Finite(row).Select(x => x * 0.5)];
        var below = BelowTop(halves);
        var size = Math.Max(below.Max(z => Math.Abs(z.Value)), 0.5 * Math.Sqrt(epsilon));
        if (size == 0) return [.. row.Select(_ => new Dual(0, 0))];
        Dual[] scaled = [.. below.Select(z => z / size)];
        var mean = Dual.Sum(scaled) / scaled.Length;
        return OverLength([.. scaled.Select(u => u - mean)], 1.0 / row.Length, Math.Sqrt(epsilon) / 2 / size);
    }

    /// <summary>Standardised <c>x_i * softmax(x)_i</c>.</summary>
    internal static Dual[] Solu(Dual[] row, double epsilon) => Standardize([.. Finite(row).Zip(Softmax(row), (x, share) => x * share)], epsilon);

    /// <summary><c>s(x_i) / sum_j s(x_j)</c>, <c>s(x) = 1 + x + x^2 / 2</c>.</summary>
    internal static Dual[] TaylorSoftmax(Dual[] row)
    {
        var (scaled, size) = Scaled(row, 1);
        return Share([.. scaled.Select(u => (1 / size / size) + (u / size) + (0.5 * u * u))]);
    }

    /// <summary><c>s(x_i) / sum_j s(x_j)</c>, <c>s(x) = x + 1</c> from 0 on and <c>1 / (1 - x)</c> below (Prieto et al. 2025).</summary>
    internal static Dual[] StableMax(Dual[] row)
    {
        var finite = Finite(row);
        var size = Math.Max(Top(finite), 1);
        return Share([.. finite.Select(x => x.Value >= 0 ? (x / size) + (1 / size) : 1 / size / (1 - x))]);
    }

    /// <summary><c>max(exp(x_i) - 1, 0) / (sum_j |exp(x_j) - 1| + epsilon)</c> (Zuhri, Fuadi and Aji 2025), both sides times <c>exp(-top)</c>.</summary>
    internal static Dual[] Softpick(Dual[] row, double epsilon)
    {
        if (HasNaN(row)) return Undefined(row);
        var top = Math.Max(Top(row), 0);
        Dual[] above = [.. row.Select(x => x.Value > 0 ? Dual.Exp(Below(x, top)) * -Dual.Expm1(-x) : 0)];
        var under = Dual.Sum(row.Select(x => x.Value < 0 ? -Dual.Expm1(x) * Math.Exp(-top) : 0));
        var sum = Dual.Sum(above) + under + (epsilon * Math.Exp(-top));
        return [.. above.Select(a => sum.Value > 0 ? a / sum : 0)];
    }

    /// <summary><c>|x| * x_i / (c + |x|^2)</c>.</summary>
    internal static Dual[] Squash(Dual[] row, double c)
    {
        // From 1e9 on the factor is 1 to rounding.
        const double far = 1e9;
        var (scaled, size) = Scaled(row, 0);
        var unit = Dual.Sqrt(Dual.Sum(scaled.Select(u => u * u)));
        if (unit.Value == 0) return [.. row.Select(_ => new Dual(0, 0))];
        var length = unit * size;
        if (length.Value > far) length = far;
        var factor = length * length / (c + (length * length));
        return [.. scaled.Select(u => u / unit * factor)];
    }

    /// <summary><c>x_i / sqrt(mean(x^2) + epsilon)</c>; 0 where that is 0 / 0.</summary>
    internal static Dual[] RootMeanSquare(Dual[] row, double epsilon)
    {
        var (scaled, size) = Scaled(row, Math.Sqrt(epsilon));
        return OverLength(scaled, 1.0 / row.Length, Math.Sqrt(epsilon) / size);
    }

    /// <summary><c>x_i / max(norm(x), least)</c> with the sum of sizes, or the root of the sum of squares, as norm; 0 where that is 0 / 0.</summary>
    internal static Dual[] OverNorm(Dual[] row, bool squares, double least)
    {
        var (scaled, size) = Scaled(row, 0);
        var norm = squares ? Dual.Sqrt(Dual.Sum(scaled.Select(u => u * u))) : Dual.Sum(scaled.Select(Dual.Abs));
        if (norm.Value * size < least) return [.. row.Select(x => x / least)];
        return [.. scaled.Select(u => norm.Value == 0 ? 0 : u / norm)];
    }

    private static Dual[] OverLength(Dual[] row, double factor, double root)
    {
        var length = Dual.Sqrt((factor * Dual.Sum(row.Select(x => x * x))) + (root * root));
        return [.. row.Select(x => length.Value == 0 ? 0 : x / length)];
    }

    private static Dual[] Share(Dual[] row)
    {
        var sum = Dual.Sum(row);
        return [.. row.Select(x => x / sum)];
    }

    // The greatest value, a plain number: functions that do not change when all inputs shift may subtract it.
    private static double Top(Dual[] row) => row.Max(x => x.Value);

    private static Dual[] BelowTop(Dual[] row)
    {
        var top = HasNaN(row) ? double.NaN : Top(row);
        return [.. row.Select(x => Below(x, top))];
    }

    private static Dual Below(Dual x, double top) => x.Value == top ? new(0, x.Slope) : x - top;

    private static Dual LogSum(Dual[] below) => Dual.Log(Dual.Sum(below.Select(Dual.Exp)));

    // The row over its largest size, or over another that is larger; over 1 where both are 0.
    private static (Dual[] Row, double Size) Scaled(Dual[] row, double atLeast)
    {
        var finite = Finite(row);
        var size = Math.Max(finite.Max(x => Math.Abs(x.Value)), atLeast);
        if (size == 0) size = 1;
        return ([.. finite.Select(x => x / size)], size);
    }

    // Infinity as the greatest number there is.
    private static Dual[] Finite(Dual[] row) =>
        [.. row.Select(x => double.IsInfinity(x.Value) ? new Dual(double.CopySign(double.MaxValue, x.Value), x.Slope) : x)];

    private static bool HasNaN(Dual[] row) => row.Any(x => double.IsNaN(x.Value));

    private static Dual[] Undefined(Dual[] row) => [.. row.Select(_ => new Dual(double.NaN, double.NaN))];
}
