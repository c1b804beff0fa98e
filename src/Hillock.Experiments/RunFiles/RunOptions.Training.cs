namespace Hillock.Experiments.RunFiles;

public static partial class RunOptions
{
    // A property, so that it is there when the table is made, whatever file comes first.
    private static string[] Optimizers => ["adam", "adamw", "sgd"];

    private static IEnumerable<RunOption> TrainingOptions() =>
    [
        new()
        {
            Name = "seeds", Kind = RunOptionKind.List, Placeholder = "N|S,S", Verbs = RunVerb.Compare,
            Help = "How many seeds each activation is trained with, or the seeds themselves (one: '7,').", Default = "5",
            Setter = SetSeeds,
            Getter = s => s.SeedList is { } list ? [.. list.Select(ValueText.Print), .. list.Count == 1 ? [""] : Array.Empty<string>()]
                : s.SeedCount == new RunSpec().SeedCount ? null : One(s.SeedCount),
        },
        new()
        {
            Name = "seed", Aliases = ["first-seed"], Kind = RunOptionKind.Integer, Placeholder = "S",
            Help = "The seed (compare: the first of them; the others count up).", Default = "1",
            Setter = (s, t) => s with { FirstSeed = ValueText.Long("seed", t[0], long.MinValue / 2, long.MaxValue / 2) },
            Getter = s => s.FirstSeed == 1 ? null : [ValueText.Print(s.FirstSeed)],
        },
        new()
        {
            Name = "epochs", Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Passes over the training rows.", Default = "10, on small data more: up to 2,000 steps or 200 passes",
            Setter = (s, t) => s with { Epochs = ValueText.Integer("epochs", t[0], 1, 1_000_000) },
            Getter = s => One(s.Epochs),
        },
        new()
        {
            Name = "batch-size", Aliases = ["batch"], Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Rows a step.", Default = "128 from 5,000 training rows on, else 32",
            Setter = (s, t) => s with { BatchSize = ValueText.Integer("batch-size", t[0], 1, 1 << 20) },
            Getter = s => One(s.BatchSize),
        },
        new()
        {
            Name = "optimizer", Aliases = ["optimiser"], Kind = RunOptionKind.Text, Placeholder = "NAME", Choices = Optimizers,
            Help = "Optimiser: adam, adamw or sgd.", Default = "adam",
            Setter = (s, t) => s with { Optimizer = ValueText.Choice("optimizer", t[0], Optimizers) },
            Getter = s => s.Optimizer == "adam" ? null : [s.Optimizer],
        },
        new()
        {
            Name = "rate", Aliases = ["learning-rate", "lr"], Kind = RunOptionKind.Number, Placeholder = "RATE",
            Help = "Learning rate.", Default = "adam and adamw 0.001, sgd 0.01",
            Setter = (s, t) => s with { Rate = ValueText.Number("rate", t[0], v => v > 0, "a number above 0, such as 0.001") },
            Getter = s => One(s.Rate),
        },
        new()
        {
            Name = "momentum", Kind = RunOptionKind.Number, Placeholder = "M",
            Help = "Momentum of sgd.", Default = "0.9",
            Setter = (s, t) => s with { Momentum = Decay("momentum", t[0]) },
            Getter = s => One(s.Momentum),
        },
        new()
        {
            Name = "nesterov", Kind = RunOptionKind.Switch, Placeholder = "true|false",
            Help = "Nesterov's look-ahead in sgd.", Default = "false",
            Setter = (s, t) => s with { Nesterov = ValueText.Switch("nesterov", t[0]) },
            Getter = s => One(s.Nesterov),
        },
        new()
        {
            Name = "beta1", Kind = RunOptionKind.Number, Placeholder = "B",
            Help = "Decay of the mean in adam and adamw.", Default = "0.9",
            Setter = (s, t) => s with { Beta1 = Decay("beta1", t[0]) },
            Getter = s => One(s.Beta1),
        },
        new()
        {
            Name = "beta2", Kind = RunOptionKind.Number, Placeholder = "B",
            Help = "Decay of the mean square in adam and adamw.", Default = "0.999",
            Setter = (s, t) => s with { Beta2 = Decay("beta2", t[0]) },
            Getter = s => One(s.Beta2),
        },
        new()
        {
            Name = "epsilon", Kind = RunOptionKind.Number, Placeholder = "E",
            Help = "Epsilon of adam and adamw.", Default = "the optimiser's own",
            Setter = (s, t) => s with { Epsilon = Positive("epsilon", t[0]) },
            Getter = s => One(s.Epsilon),
        },
        new()
        {
            Name = "weight-decay", Kind = RunOptionKind.Number, Placeholder = "W",
            Help = "Decoupled weight decay of adamw.", Default = "0.01",
            Setter = (s, t) => s with { WeightDecay = ValueText.Number("weight-decay", t[0], v => v >= 0, "a number, 0 or more") },
            Getter = s => One(s.WeightDecay),
        },
        new()
        {
            Name = "loss", Kind = RunOptionKind.Text, Placeholder = "NAME",
            Help = "Loss, such as mean_squared_error.", Default = "auto: from the task",
            Setter = (s, t) => s with { Loss = ValueText.Words("loss", t[0]) },
            Getter = s => s.Loss == "auto" ? null : [s.Loss],
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
            Name = "patience", Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Stop a training after this many epochs without a better validation value.", Default = "never",
            Setter = (s, t) => s with { Patience = ValueText.Integer("patience", t[0], 1, 1_000_000) },
            Getter = s => One(s.Patience),
        },
    ];

    private static RunSpec SetSeeds(RunSpec spec, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) throw new HillockException("seeds is empty; give how many, such as 5.");
        if (texts.Count == 1) return spec with { SeedCount = ValueText.Integer("seeds", texts[0], 1, 10_000), SeedList = null };
        var named = texts[^1].Length == 0 ? texts.SkipLast(1) : texts;
        var seeds = named.Select(t => ValueText.Long("seeds", t, long.MinValue / 2, long.MaxValue / 2)).ToArray();
        if (seeds.Distinct().Count() != seeds.Length)
            throw new HillockException($"seeds are {string.Join(", ", seeds)}, with one twice; the same seed gives the same run, so name each once.");
        return spec with { SeedList = seeds, SeedCount = seeds.Length };
    }

    private static double Decay(string name, string text) =>
        ValueText.Number(name, text, v => v is >= 0 and < 1, "a number from 0 up to, not including, 1");

    private static double Positive(string name, string text) => ValueText.Number(name, text, v => v > 0, "a number above 0");
}
