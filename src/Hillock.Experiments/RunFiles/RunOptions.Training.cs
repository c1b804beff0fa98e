using Hillock.Training;

namespace Hillock.Experiments.RunFiles;

public static partial class RunOptions
{
    private static IEnumerable<RunOption> TrainingOptions() => [.. Passes(), .. Steps(), .. Watching(), .. Stopping()];

    private static IEnumerable<PartOption<FitSpec>> Passes() =>
    [
        new()
        {
            Name = "seeds", Kind = RunOptionKind.List, Placeholder = "N|S,S", Verbs = RunVerb.Compare,
            Help = "How many seeds each arm is trained with, or the seeds themselves (one: '7,').", Default =
                "5; 10 up to 2,000 rows, each with a split of its own",
            Example = "3",
            Setter = SetSeeds,
            Getter = s => s.SeedList is { } list ? [.. list.Select(ValueText.Print), .. list.Count == 1 ? [""] : Array.Empty<string>()]
                : One(s.SeedCount),
        },
        new()
        {
            Name = "seed", Aliases = ["first-seed"], Kind = RunOptionKind.Integer, Placeholder = "S",
            Help = "The seed (compare: the first of them; the others count up).", Default = "1",
            Setter = (s, t) => s with { FirstSeed = ValueText.Long("seed", t[0], long.MinValue / 2, long.MaxValue / 2) },
            Getter = s => [ValueText.Print(s.FirstSeed)],
        },
        new()
        {
            Name = "epochs", Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Passes over the training rows.", Default =
                "until the validation loss is flat: at most 20,000 steps, from 30 to 2,000 passes; doctor: 2,000 steps, from 10 to 200",
            Setter = (s, t) => s with { Epochs = ValueText.Integer("epochs", t[0], 1, 1_000_000) },
            Getter = s => One(s.Epochs),
        },
        new()
        {
            Name = "batch-size", Aliases = ["batch"], Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Rows a batch; a step takes one batch unless accumulate says more.", Default = "64 from 5,000 training rows on, else 32",
            Setter = (s, t) => s with { BatchSize = ValueText.Integer("batch-size", t[0], 1, 1 << 20) },
            Getter = s => One(s.BatchSize),
        },
        new()
        {
            Name = "loss", Kind = RunOptionKind.Text, Placeholder = "NAME", OffersWhenAsked = () => Loss.Names,
            Help = "Loss, such as mean_squared_error or huber(delta=0.5).", Default = "auto: from the task",
            Setter = (s, t) => s with { Loss = t[0] == "auto" ? "auto" : Texts("loss", t, text => Loss.Parse(text))[0] },
            Getter = s => [s.Loss],
        },
        new()
        {
            Name = "label-smoothing", Kind = RunOptionKind.Number, Placeholder = "SHARE",
            Help = "Share by which the labels of a cross-entropy move towards all classes alike.", Default = "0",
            Setter = (s, t) => s with { LabelSmoothing = Decay("label-smoothing", t[0]) },
            Getter = s => One(s.LabelSmoothing),
        },
    ];

    // What the library's options take as it is: the row here and the place there that uses it are all that such an option needs.
    private static IEnumerable<PartOption<FitOptions>> Steps() =>
    [
        new()
        {
            Name = "class-weights", Kind = RunOptionKind.List, Placeholder = "balanced|W,W", Offers = ["balanced"],
            Help = "How much the rows of each class count in training: balanced, or a number for each class.", Default = "all alike",
            Setter = (s, t) => s with { ClassWeights = ClassWeights.Parse(string.Join(',', t)) },
            Getter = s => s.ClassWeights is { } weights ? ItemText.Split(weights.ToString()) : null,
        },
        new()
        {
            Name = "l1", Kind = RunOptionKind.Number, Placeholder = "F",
            Help = "Factor of the sum of the weights' magnitudes in what is made small.", Default = "0",
            Setter = (s, t) => s with { L1 = AtLeastZero("l1", t[0]) },
            Getter = s => One(s.L1),
        },
        new()
        {
            Name = "l2", Kind = RunOptionKind.Number, Placeholder = "F",
            Help = "Factor of the sum of the weights' squares in what is made small.", Default = "0",
            Setter = (s, t) => s with { L2 = AtLeastZero("l2", t[0]) },
            Getter = s => One(s.L2),
        },
        new()
        {
            Name = "clip-norm", Kind = RunOptionKind.Number, Placeholder = "C",
            Help = "Largest norm of the whole gradient.", Default = "no limit",
            Setter = (s, t) => s with { ClipNorm = Positive("clip-norm", t[0]) },
            Getter = s => One(s.ClipNorm),
        },
        new()
        {
            Name = "clip-value", Kind = RunOptionKind.Number, Placeholder = "C",
            Help = "Largest size of one entry of the gradient.", Default = "no limit",
            Setter = (s, t) => s with { ClipValue = Positive("clip-value", t[0]) },
            Getter = s => One(s.ClipValue),
        },
        new()
        {
            Name = "accumulate", Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Batches whose gradients make one step.", Default = "1",
            Setter = (s, t) => s with { AccumulateSteps = ValueText.Integer("accumulate", t[0], 1, 1 << 20) },
            Getter = s => One(s.AccumulateSteps),
        },
        new()
        {
            Name = "ema", Kind = RunOptionKind.Number, Placeholder = "D",
            Help = "Decay of a moving average of the weights, which is validated and kept in their place, such as 0.999.", Default = "none",
            Setter = (s, t) => s with { EmaDecay = ValueText.Number("ema", t[0], v => v is > 0 and < 1, "a number between 0 and 1, such as 0.999") },
            Getter = s => One(s.EmaDecay),
        },
    ];

    private static IEnumerable<PartOption<PlaceSpec>> Watching() =>
    [
        new()
        {
            Name = "health", Kind = RunOptionKind.Switch, Placeholder = "true|false", Verbs = RunVerb.Train,
            Help = "Watch each layer while it trains: dead and saturated units, gradients, loss spikes, the place of the first NaN; findings at the end.",
                Default = "false",
            Setter = (s, t) => s with { Health = ValueText.Switch("health", t[0]) },
            Getter = s => One(s.Health),
        },
    ];

    private static IEnumerable<PartOption<FitSpec>> Stopping() =>
    [
        new()
        {
            Name = "patience", Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Stop a training after this many epochs without a better validation value.", Default =
                "never; without epochs, when the validation loss is flat",
            Setter = (s, t) => s with { Patience = ValueText.Integer("patience", t[0], 1, 1_000_000) },
            Getter = s => One(s.Patience),
        },
    ];

    private static FitSpec SetSeeds(FitSpec spec, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) throw new HillockException("seeds is empty; give how many, such as 5.");
        if (texts.Count == 1) return spec with { SeedCount = ValueText.Integer("seeds", texts[0], 1, 10_000), SeedList = null };
        var named = texts[^1].Length == 0 ? texts.SkipLast(1) : texts;
        var seeds = named.Select(t => ValueText.Long("seeds", t, long.MinValue / 2, long.MaxValue / 2)).ToArray();
        if (seeds.Distinct().Count() != seeds.Length)
            throw new HillockException($"seeds are {string.Join(", ", seeds)}, with one twice; the same seed gives the same run, so name each once.");
        return spec with { SeedList = seeds, SeedCount = seeds.Length };
    }

    private static double AtLeastZero(string name, string text) => ValueText.Number(name, text, v => v >= 0, "a number, 0 or more");

    private static double Decay(string name, string text) =>
        ValueText.Number(name, text, v => v is >= 0 and < 1, "a number from 0 up to, not including, 1");

    private static double Positive(string name, string text) => ValueText.Number(name, text, v => v > 0, "a number above 0");
}
