namespace Hillock.Data;

/// <summary>Draws validation and test rows by seed; the rest is training. Each part is in ascending row order.</summary>
internal static class Splitter
{
    /// <summary>Share of the validation rows, and of the test rows, unless others are given.</summary>
    /// <remarks>Small tables need their rows for training; the published results they are held against train on more still.</remarks>
    public const double TableShare = 0.15;

    /// <summary>Every class keeps its share in every part, to within a row, and at least one training row.</summary>
    public static Parts Stratified(int[] labels, int classes, double validationShare, double testShare, long seed)
    {
        var random = new RandomStream(seed, "split");
        var order = Shuffled(labels.Length, ref random);
        // A stable sort by class, then every (1/share)-th row: the parts' sizes are exact, the classes' shares within a row.
        var byClass = order.OrderBy(row => labels[row]).ToArray();
        var (train, validation, test) = Cut(byClass, validationShare, testShare, ref random);
        KeepEveryClass(labels, classes, train, validation, test);
        if ((validation.Count == 0 && validationShare > 0) || (test.Count == 0 && testShare > 0)) throw TooFew(labels.Length);
        return Sorted(train, validation, test);
    }

    /// <summary>Rows without classes.</summary>
    public static Parts Uniform(int rows, double validationShare, double testShare, long seed)
    {
        var random = new RandomStream(seed, "split");
        var (train, validation, test) = Cut(Shuffled(rows, ref random), validationShare, testShare, ref random);
        return Sorted(train, validation, test);
    }

    /// <summary>Checks what the user asked for: each share in [0, 1), together below 1.</summary>
    public static (double Validation, double Test) Shares(DataOptions options, double validation, double test)
    {
        var v = Share(options.ValidationShare ?? validation, "validation");
        var t = Share(test == 0 ? 0 : options.TestShare ?? test, "test");
        return v + t < 1
            ? (v, t)
            : throw new HillockException($"A validation share of {v} and a test share of {t} leave nothing to train on; together they must be below 1.");
    }

    private static double Share(double share, string what) =>
        share is >= 0 and < 1
            ? share
            : throw new HillockException($"The {what} share is {share}; it must be at least 0 and below 1, such as 0.2.");

    private static int[] Shuffled(int rows, ref RandomStream random)
    {
        var order = Enumerable.Range(0, rows).ToArray();
        random.Shuffle<int>(order);
        return order;
    }

    private static (List<int> Train, List<int> Validation, List<int> Test) Cut(
        int[] order, double validationShare, double testShare, ref RandomStream random)
    {
        var (test, rest) = Pick(order, Count(order.Length, testShare), ref random);
        var (validation, train) = Pick([.. rest], Count(order.Length, validationShare), ref random);
        return train.Count > 0 ? (train, validation, test) : throw TooFew(order.Length);
    }

    private static HillockException TooFew(int rows) =>
        new($"{rows} rows are too few: training needs a row of every class, validation and test at least one each. Give more rows, or set a share to 0.");

    private static int Count(int rows, double share) => share == 0 ? 0 : Math.Max(1, (int)Math.Round(rows * share));

    private static (List<int> Picked, List<int> Others) Pick(int[] order, int count, ref RandomStream random)
    {
        var (picked, rest) = (new List<int>(count), new List<int>(order.Length));
        var start = random.NextDouble();
        for (var i = 0; i < order.Length; i++)
        {
            var step = (double)count / order.Length;
            var take = Math.Floor(((i + 1) * step) + start) > Math.Floor((i * step) + start);
            (take ? picked : rest).Add(order[i]);
        }

        return (picked, rest);
    }

    // A row whose class training lacks is exchanged for a training row of a class that has several, so that no part shrinks while it can be helped.
    private static void KeepEveryClass(int[] labels, int classes, List<int> train, List<int> validation, List<int> test)
    {
        var counts = new int[classes];
        foreach (var row in train) counts[labels[row]]++;
        foreach (var part in new[] { validation, test })
        {
            for (var i = part.Count - 1; i >= 0; i--)
            {
                var row = part[i];
                if (counts[labels[row]] > 0) continue;
                counts[labels[row]]++;
                train.Add(row);
                part.RemoveAt(i);
                if (train.FindIndex(other => counts[labels[other]] > 1) is not (>= 0 and var spare)) continue;
                counts[labels[train[spare]]]--;
                part.Add(train[spare]);
                train.RemoveAt(spare);
            }
        }
    }

    private static Parts Sorted(List<int> train, List<int> validation, List<int> test)
    {
        train.Sort();
        validation.Sort();
        test.Sort();
        return new Parts([.. train], [.. validation], [.. test]);
    }

    /// <summary>Row numbers of each part.</summary>
    internal readonly record struct Parts(int[] Train, int[] Validation, int[] Test);
}
