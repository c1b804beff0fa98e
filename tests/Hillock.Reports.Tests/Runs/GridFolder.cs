namespace Hillock.Reports.Tests.Runs;

/// <summary>The folder of a comparison of a grid of options, with rates, intervals and effects, written by hand as the command writes it.</summary>
internal static class GridFolder
{
    private static readonly string[] Activations = ["relu", "selu"];
    private static readonly string[] Initializers = ["he_normal", "lecun_normal"];
    private static readonly double[] Rates = [0.001, 0.003, 0.01];

    /// <summary>Two activations with two initialisers each; the last arm diverged.</summary>
    /// <param name="task">What was predicted.</param>
    /// <param name="name">Begins the names of the arms.</param>
    public static RunFolderMaker Of(string task = "binary", string name = "")
    {
        var regression = task == "regression";
        var folder = new RunFolderMaker();
        folder.Write("command.txt", "hillock compare --vary activations=relu,selu --vary initializer=he_normal,lecun_normal\n");
        var arms = Activations.SelectMany(a => Initializers.Select(i => (Arm: $"{name}{a}, {i}", Levels: (string[])[a, i]))).ToList();
        folder.Json("results.json", new
        {
            schemaVersion = 1,
            data = "moons",
            task,
            targetColumn = regression ? "price" : null,
            network = "2-8-1",
            metric = regression ? "unexplained variance" : "accuracy",
            higherIsBetter = !regression,
            design = "3 seeds, 5 folds",
            factors = new object[] { new { option = "activations", values = Activations }, new { option = "initializer", values = Initializers } },
            seeds = (int[])[1, 2, 3],
            trainings = 12,
            finished = 11,
            spared = 0,
            outOfTime = false,
            baseline = arms[1].Arm,
            results = arms.Select((a, i) => Row(arms[0].Arm, a.Arm, a.Levels, i, regression)),
            effects = new
            {
                main = new[]
                {
                    Effect("relu", 0.9, null, null, null, null), Effect("selu", 0.93, 0.03, 0.01, 0.05, 0.01),
                },
                interactions = new[]
                {
                    new { factor = "activations", level = "selu", other = "initializer", otherLevel = "lecun_normal",
                        difference = 0.035, low = 0.01, high = 0.06,
                        adjustedPValue = 0.02 },
                },
            },
            verdict = "First paragraph of the verdict.\nSecond paragraph.",
            leftOut = (string[])["Rates above 0.01 were not tried."],
            warnings = Array.Empty<string>(),
        });
        foreach (var (index, (arm, _)) in arms.Index())
            for (var seed = 1; seed <= 3; seed++)
            {
                folder.Json($"trainings/{index}-{seed}.json", Training(arm, index, seed, Value(index, seed)));
                // Of another rate, which does not count.
                folder.Json($"trainings/{index}-{seed}-other.json", Training(arm, index, seed, 0.123));
            }

        return folder;
    }

    private static object Effect(string level, double mean, double? gain, double? low, double? high, double? adjustedPValue) =>
        new { factor = "activations", level, mean, gain, low, high, adjustedPValue };

    private static double Value(int arm, int seed) => 0.9 - (0.01 * arm) + (0.001 * seed);

    private static object Training(string arm, int index, int seed, double validation) => new
    {
        activation = arm,
        seed,
        validation,
        bestEpoch = 9,
        epochs = Enumerable.Range(1, 10).Select(e => new
        {
            loss = 1.0 / (e + index),
            metric = 0.8,
            validationLoss = 1.1 / (e + index) + (0.01 * seed),
            validationMetric = validation == 0.123 ? 0.123 : 0.9 - (0.4 / e) - (0.01 * index),
            seconds = 0.01 * (index + 1),
        }),
    };

    private static object Row(string first, string arm, string[] levels, int index, bool regression) => new
    {
        arm,
        levels,
        rank = index + 1,
        tiedWithBest = index < 2,
        validation = Spread(index == 3 ? null : 0.9 - (0.01 * index), 0.005),
        test = Spread(0.89, 0.004),
        validationError = Spread(regression ? 31000 + (1000 * index) : null, 800),
        testError = Spread(regression ? 32000 + (1000 * index) : null, 900),
        median = 0.9,
        interquartileMean = 0.9,
        behind = 0.01 * index,
        toBest = index is 0 or 3 ? null : Pair(first, index, regression),
        toBaseline = index == 1 ? null : Pair("relu, lecun_normal", index, regression),
        rate = 0.003,
        rates = Rates.Select((rate, r) => new
        {
            rate,
            validation = Spread(r == 2 && index == 3 ? null : 0.85 + (0.02 * r) - (0.01 * index), 0.01),
            finished = 3,
            diverged = r == 2 && index == 3 ? 3 : 0,
            chosen = r == 1
        }),
        epochs = 40,
        epochsToTarget = 12,
        secondsToTarget = 0.1,
        reachedTarget = 3,
        microsecondsPerStep = 20 + index,
        deadShare = 0.02,
        diverged = index == 3 ? 1 : 0,
        stillImproving = 0,
        leftTheRace = false,
        finished = 3,
        seeds = Enumerable.Range(1, 3).Select(seed => new
        {
            seed,
            split = $"fold {seed}",
            validation = Value(index, seed),
            test = 0.89,
            bestEpoch = 9,
            epochs = 10,
            stillImproving = false,
            diverged = index == 3 && seed == 3
        }),
    };

    private static object Spread(double? mean, double deviation) => new { mean, deviation };

    private static object Pair(string than, int index, bool regression) => new
    {
        than,
        units = 3,
        difference = regression ? 1 + (0.1 * index) : 0.01 * index,
        low = regression ? 0.95 : -0.002,
        high = regression ? 1.3 : 0.03,
        pValue = 0.04,
        adjustedPValue = 0.06,
        wilcoxonPValue = 0.25,
        apart = index > 1,
        limit = index > 1 ? null : "seeds",
        unitsNeeded = 9,
        probabilityBetter = 0.3,
        wins = 1,
        ties = 0,
        losses = 2,
        margin = (string?)null,
    };
}
