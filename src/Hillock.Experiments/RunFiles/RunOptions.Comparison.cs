namespace Hillock.Experiments.RunFiles;

public static partial class RunOptions
{
    private static IEnumerable<PartOption<DesignSpec>> ComparisonOptions() => [.. What(), .. Claims(), .. HowOften(), .. HowLong()];

    private static IEnumerable<PartOption<DesignSpec>> What() =>
    [
        new()
        {
            Name = "vary", Kind = RunOptionKind.List, Placeholder = "OPTION=A,B", Verbs = RunVerb.Compare, IsMapping = true, ItemsMakeGroups = true,
            Help = "An option of train and the values that are compared; several make a grid. A value that has commas stands in brackets: "
                + "hidden=[64,32],[128].",
            Default = "the activations alone", Example = "initializer=auto,he_normal",
            Setter = (s, t) => s with { Vary = VaryText.Normal(t) },
            Getter = s => s.Vary.Count == 0 ? null : s.Vary,
        },
        new()
        {
            Name = "rates", Kind = RunOptionKind.List, Placeholder = "auto|own|R,R", Verbs = RunVerb.Compare, Offers = ["auto", "own"],
            Help = "Learning rates from which each arm takes its best on the validation rows: a grid that widens by itself (auto), the optimiser's (own), "
                + "or these.",
            Default = "a small grid where that takes little time and no epochs are given, else own", Example = "0.001,0.003,0.01",
            Setter = (s, t) => s with { Rates = Rates(t) },
            Getter = s => s.Rates,
        },
        new()
        {
            Name = "baseline", Kind = RunOptionKind.Text, Placeholder = "ARM", Verbs = RunVerb.Compare,
            Help = "The arm that all others are held against, such as relu.", Example = "relu",
            Setter = (s, t) => s with { Baseline = ValueText.Words("baseline", t[0]) },
            Getter = s => One(s.Baseline),
        },
        new()
        {
            Name = "margin", Kind = RunOptionKind.Number, Placeholder = "POINTS", Verbs = RunVerb.Compare,
            Help = "Difference that does not matter to you, in points of accuracy (of a regression: per cent of the error); what is shown to be within it "
                + "is told.",
            Setter = (s, t) =>
                s with { Margin = ValueText.Number("margin", t[0], v => v > 0 && v < 100, "a number of points above 0 and below 100, such as 0.5") },
            Getter = s => One(s.Margin),
        },
    ];

    private static IEnumerable<PartOption<DesignSpec>> Claims() =>
    [
        new()
        {
            Name = "claim", Kind = RunOptionKind.Text, Placeholder = "SENTENCE", Verbs = RunVerb.Compare,
            Help = "A sentence to be tested; claimed says it in figures, and the answer is held, did not hold or cannot be told.",
            Example = "ReLU gains 10 to 15 % over sigmoid",
            Setter = (s, t) => s with { Claim = ValueText.Words("claim", t[0]) },
            Getter = s => One(s.Claim),
        },
        new()
        {
            Name = "claimed", Kind = RunOptionKind.List, Placeholder = "'A over B, MEASURE, SIZE'", Verbs = RunVerb.Compare, ItemsMakeGroups = true,
            Help = "What the claim says in figures: two arms (or best over average), accuracy, error, epochs, step time or dead units, and how much: better, "
                + "no worse, 10 to 15 points, at least 20 % fewer.",
            Example = "relu over tanh, accuracy, at least 10 points",
            Setter = (s, t) => s with { Claimed = ClaimText.Normal(t) },
            Getter = s => s.Claimed.Count == 0 ? null : s.Claimed,
        },
    ];

    private static IEnumerable<PartOption<DesignSpec>> HowOften() =>
    [
        new()
        {
            Name = "folds", Kind = RunOptionKind.Integer, Placeholder = "K", Verbs = RunVerb.Compare,
            Help = "Cross-validation: the rows besides the test are cut into K parts, each validates once (1: one split by validation-share).",
            Default = "5 up to 2,000 rows, else 1",
            Setter = (s, t) => s with { Folds = ValueText.Integer("folds", t[0], 1, 1000) },
            Getter = s => One(s.Folds),
        },
        new()
        {
            Name = "repeats", Kind = RunOptionKind.Integer, Placeholder = "N", Verbs = RunVerb.Compare,
            Help = "How often the rows are split anew, test rows included where they have no file of their own.", Default =
                "1; as many as the seeds fill, where folds are the default",
            Setter = (s, t) => s with { Repeats = ValueText.Integer("repeats", t[0], 1, 1000) },
            Getter = s => One(s.Repeats),
        },
    ];

    private static IEnumerable<PartOption<DesignSpec>> HowLong() =>
    [
        new()
        {
            Name = "budget", Kind = RunOptionKind.Text, Placeholder = "TIME", Verbs = RunVerb.Compare,
            Help = "Time for the trainings, such as 60s, 10m or 1h: as many seeds as fit, with fewer epochs where one alone would not.", Example = "60s",
            Setter = (s, t) => s with { Budget = DurationText.Seconds("budget", t[0]) },
            Getter = s => s.Budget is { } seconds ? [DurationText.Print(seconds)] : null,
        },
        new()
        {
            Name = "race", Kind = RunOptionKind.Switch, Placeholder = "true|false", Verbs = RunVerb.Compare,
            Help = "Leave arms out of later seeds once they can no longer win; what that saves is told.", Default = "false",
            Setter = (s, t) => s with { Race = ValueText.Switch("race", t[0]) ? true : null },
            Getter = s => One(s.Race),
        },
        new()
        {
            Name = "quick", Kind = RunOptionKind.Switch, Placeholder = "true|false", Verbs = RunVerb.Compare,
            Help = "A first impression: three seeds, one split, the optimiser's own rate; what is left out is told.", Default = "false",
            Setter = (s, t) => s with { Quick = ValueText.Switch("quick", t[0]) ? true : null },
            Getter = s => One(s.Quick),
        },
    ];

    private static IReadOnlyList<string> Rates(IReadOnlyList<string> texts)
    {
        if (texts is ["auto" or "own"]) return texts;
        if (texts.Count == 0) throw new HillockException("rates is empty; give auto, own, or rates such as 0.001,0.01.");
        string[] rates = [.. texts.Select(t => ValueText.Print(ValueText.Number("rates", t, v => v > 0, "auto, own, or rates above 0 such as 0.001,0.01")))];
        if (rates.Distinct().Count() < rates.Length)
            throw new HillockException($"rates are {string.Join(", ", rates)}, with one twice; name each once.");
        return rates;
    }
}
