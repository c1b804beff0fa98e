namespace Hillock.Training;

/// <summary>The area under a receiver operating characteristic, from ranks.</summary>
internal static class RankSum
{
    /// <summary>Mann and Whitney's <c>U / (positives·negatives)</c> with mean ranks for ties; NaN without both kinds, or where a score is NaN.</summary>
    /// <param name="scores">One a row; sorted in place.</param>
    /// <param name="positive">Whether the row is of the class; moved along.</param>
    public static double Area(double[] scores, bool[] positive)
    {
        if (Array.Exists(scores, double.IsNaN)) return double.NaN;
        Array.Sort(scores, positive);
        long positives = positive.Count(p => p), negatives = positive.Length - positives;
        if (positives == 0 || negatives == 0) return double.NaN;
        double sum = 0;
        for (int first = 0, next; first < scores.Length; first = next)
        {
            var among = 0;
            for (next = first; next < scores.Length && scores[next] == scores[first]; next++)
                if (positive[next]) among++;
            sum += among * ((first + 1.0 + next) / 2);
        }

        return (sum - (positives * (positives + 1) / 2.0)) / ((double)positives * negatives);
    }
}
