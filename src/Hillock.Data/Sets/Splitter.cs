namespace Hillock.Data;

/// <summary>Draws validation and test rows by seed; the rest is training. Each part is in ascending row order.</summary>
internal static class Splitter
{
    /// <summary>Share of the validation rows, and of the test rows, unless others are given.</summary>
    /// <remarks>Small tables need their rows for training; the published results they are held against train on more still.</remarks>
    public const double TableShare = 0.15;

    /// <summary>Every class keeps its share in every part, to within a row, and at least one training row.</summary>
    public static Parts Stratified(int[] labels, int classes, double validationShare, double testShare, DataOptions options)
    {
        var random = new RandomStream(options.Seed, "split");
        var order = Shuffled(labels.Length, ref random);
        // A stable sort by class, then every (1/share)-th row: the parts' sizes are exact, the classes' shares within a row.
        var byClass = order.OrderBy(row => labels[row]).ToArray();
        var (train, validation, test) = Cut(byClass, validationShare, testShare, options.Fold, ref random);
        KeepEveryClass(labels, classes, train, validation, test);
        if ((validation.Count == 0 && validationShare > 0) || (test.Count == 0 && testShare > 0)) throw TooFew(labels.Length);
        return Sorted(train, validation, test);
    }

    /// <summary>Rows without classes.</summary>
    public static Parts Uniform(int rows, double validationShare, double testShare, DataOptions options)
    {
        var random = new RandomStream(options.Seed, "split");
        var (train, validation, test) = Cut(Shuffled(rows, ref random), validationShare, testShare, options.Fold, ref random);
        return Sorted(train, validation, test);
    }

    /// <summary>Rows of which those with the same group stay in one part; classes are left to chance.</summary>
    /// <remarks>Groups are dealt the largest first, each to the part (or fold) that lacks most rows; so shares are met as nearly as the groups allow.</remarks>
    public static Parts Grouped(int[] groups, double validationShare, double testShare, DataOptions options)
    {
        var random = new RandomStream(options.Seed, "split");
        var rows = Shuffled(groups.Length, ref random).GroupBy(row => groups[row]).OrderByDescending(g => g.Count()).ToArray();
        if (testShare > 0 && validationShare + testShare < 1 && rows.Length < 3) throw TooFewGroups(rows.Length);
        options.Fold?.Check();
        var folds = options.Fold?.Count ?? 0;
        var rest = 1 - testShare;
        // The test, then training and validation, or the folds.
        double[] shares = folds == 0 ? [testShare, rest - validationShare, validationShare] : [testShare, .. Enumerable.Repeat(rest / folds, folds)];
        var parts = Array.ConvertAll(shares, _ => new List<int>());
        foreach (var group in rows)
        {
            var part = Enumerable.Range(0, parts.Length).Where(i => shares[i] > 0).MaxBy(i => (shares[i] * groups.Length) - parts[i].Count);
            parts[part].AddRange(group);
        }

        var validating = folds == 0 ? 2 : 1 + options.Fold!.Index;
        if (Enumerable.Range(0, parts.Length).Any(i => shares[i] > 0 && parts[i].Count == 0)) throw TooFewGroups(rows.Length);
        List<int> train = [.. parts.Where((_, i) => i > 0 && i != validating).SelectMany(p => p)];
        return Sorted(train, parts[validating], parts[0]);
    }

    private static HillockException TooFewGroups(int groups) =>
        new($"{groups} groups are too few: training, validation (each fold) and test need one at least. Give more groups, fewer folds, or set a share to 0.");

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
        int[] order, double validationShare, double testShare, Fold? fold, ref RandomStream random)
    {
        var (test, rest) = Pick(order, Count(order.Length, testShare), ref random);
        var (validation, train) = fold is null ? Pick([.. rest], Count(order.Length, validationShare), ref random) : Turn(rest, fold);
        return train.Count > 0 && (fold is null || validation.Count > 0) ? (train, validation, test) : throw TooFew(order.Length);
    }

    // Every Count-th row of those in class order: each class spreads over the folds, whose sizes differ by one row at most.
    private static (List<int> Validation, List<int> Train) Turn(List<int> rest, Fold fold)
    {
        fold.Check();
        if (rest.Count < fold.Count)
            throw new HillockException($"{rest.Count} rows besides the test cannot be cut into {fold.Count} folds; give fewer folds, or more rows.");
        return ([.. rest.Where((_, i) => i % fold.Count == fold.Index)], [.. rest.Where((_, i) => i % fold.Count != fold.Index)]);
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
