using Hillock.Data;
using Hillock.Networks;

namespace Hillock.Experiments.Runs;

/// <summary>What a network makes of each row of a split: right or wrong, or its squared error; as text, so that it lies in a training's file.</summary>
internal static class RowScores
{
    private const int MostRows = 20_000;
    private const int Chunk = 256;

    /// <summary>The scores, where they agree with the metric that was measured; null else, and where a row has no single score.</summary>
    public static string? Of(Network model, DataSet data, Split split, double metric)
    {
        if (split.Count is 0 or > MostRows || split.TargetColumns > 1) return null;
        var scores = new float[split.Count];
        for (var start = 0; start < split.Count; start += Chunk)
        {
            var count = Math.Min(Chunk, split.Count - start);
            var rows = new float[count * data.Inputs.Size];
            for (var i = 0; i < count; i++) split.Inputs.ToArray(start + i).CopyTo(rows, i * data.Inputs.Size);
            var outputs = model.Predict(rows);
            for (var i = 0; i < count; i++) scores[start + i] = Score(data, split, start + i, outputs.AsSpan(i * data.Outputs, data.Outputs));
        }

        if (data.Task == TaskKind.Regression) return "h" + Convert.ToBase64String([.. scores.SelectMany(s => BitConverter.GetBytes((Half)s))]);
        var right = scores.Count(s => s == 1);
        return Math.Abs(((double)right / split.Count) - metric) < 1e-9 ? "b" + Convert.ToBase64String(Bits(scores)) + ":" + split.Count : null;
    }

    /// <summary>The scores of a text: 1 for right and 0 for wrong, or errors with the sign that makes more better.</summary>
    public static double[]? Unpack(string? text)
    {
        try
        {
            if (string.IsNullOrEmpty(text)) return null;
            if (text[0] == 'h')
            {
                var bytes = Convert.FromBase64String(text[1..]);
                return [.. Enumerable.Range(0, bytes.Length / 2).Select(i => -(double)BitConverter.ToHalf(bytes, 2 * i))
                    .Select(v => double.IsFinite(v) ? v : -65504)];
            }

            var (bits, count) =
                (Convert.FromBase64String(text[1..text.IndexOf(':', StringComparison.Ordinal)]),
                int.Parse(text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture));
            return [.. Enumerable.Range(0, count).Select(i => (bits[i >> 3] >> (i & 7)) & 1).Select(b => (double)b)];
        }
        catch (Exception e) when (e is FormatException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static float Score(DataSet data, Split split, int row, ReadOnlySpan<float> output)
    {
        if (data.Task == TaskKind.Regression)
        {
            var error = output[0] - split.Targets[row];
            return error * error;
        }

        if (data.Outputs == 1) return (output[0] >= 0.5f) == (split.Labels[row] == 1) ? 1 : 0;
        var best = 0;
        for (var i = 1; i < output.Length; i++) if (output[i] > output[best]) best = i;
        return best == split.Labels[row] ? 1 : 0;
    }

    private static byte[] Bits(float[] scores)
    {
        var bits = new byte[(scores.Length + 7) / 8];
        for (var i = 0; i < scores.Length; i++) if (scores[i] == 1) bits[i >> 3] |= (byte)(1 << (i & 7));
        return bits;
    }
}
