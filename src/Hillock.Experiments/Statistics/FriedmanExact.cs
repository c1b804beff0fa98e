namespace Hillock.Experiments.Statistics;

/// <summary>The exact distribution of Friedman's statistic: every order of the ranks within each block alike (Friedman 1937).</summary>
/// <remarks>The sums of ranks are carried from block to block, as a sorted list each, since the arms can be exchanged. Where values share ranks the
/// distribution is that of the shared ranks.</remarks>
internal static class FriedmanExact
{
    private const double MostWork = 1.5e6;
    private const int Bits = 10;
    private const int MostArms = 6;

    /// <summary>Whether the distribution is small enough.</summary>
    public static bool Fits(int arms, int blocks) =>
        arms <= MostArms && arms * blocks < (1 << Bits) / 2 && blocks * Math.Pow((arms - 1.0) * blocks, arms - 1) <= MostWork;

    /// <summary>Probability of each sum of squared doubled rank sums, from doubled ranks [block][arm].</summary>
    public static SortedDictionary<long, double> Of(IReadOnlyList<int[]> doubledRanks)
    {
        var arms = doubledRanks[0].Length;
        var states = new Dictionary<long, double> { [0] = 1 };
        foreach (var block in doubledRanks) states = Next(states, Orders(block), arms);
        var squares = new SortedDictionary<long, double>();
        foreach (var (state, chance) in states)
        {
            var square = Enumerable.Range(0, arms).Sum(a => Sum(state, a) * Sum(state, a));
            squares[square] = squares.GetValueOrDefault(square) + chance;
        }

        return squares;
    }

    private static Dictionary<long, double> Next(Dictionary<long, double> states, List<int[]> orders, int arms)
    {
        var next = new Dictionary<long, double>();
        var sums = new long[arms];
        foreach (var (state, chance) in states)
            foreach (var order in orders)
            {
                for (var a = 0; a < arms; a++) sums[a] = Sum(state, a) + order[a];
                Array.Sort(sums);
                var key = 0L;
                for (var a = 0; a < arms; a++) key |= sums[a] << (a * Bits);
                next[key] = next.GetValueOrDefault(key) + (chance / orders.Count);
            }

        return next;
    }

    private static long Sum(long state, int arm) => (state >> (arm * Bits)) & ((1 << Bits) - 1);

    private static List<int[]> Orders(int[] ranks)
    {
        var found = new List<int[]>();
        Fill(new int[ranks.Length], 0, [.. ranks.Order()], found);
        return found;
    }

    // Each distinct order once: of equal ranks only the first that is left is placed.
    private static void Fill(int[] order, int at, List<int> left, List<int[]> found)
    {
        if (left.Count == 0) found.Add([.. order]);
        for (var i = 0; i < left.Count; i++)
        {
            if (i > 0 && left[i] == left[i - 1]) continue;
            order[at] = left[i];
            Fill(order, at + 1, [.. left[..i], .. left[(i + 1)..]], found);
        }
    }
}
