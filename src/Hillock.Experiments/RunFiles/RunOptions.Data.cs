using Hillock.Data;

namespace Hillock.Experiments.RunFiles;

public static partial class RunOptions
{
    private static IEnumerable<PartOption<DataSpec>> DataRows() =>
    [
        new()
        {
            Name = "data", Kind = RunOptionKind.Text, Placeholder = "NAME|PATH",
            Help = "Data set: a known name (see 'hillock data list') or the path of a file or folder (compare: several, with commas).",
            Default = new DataSpec().Source, Path = PathUse.PathOrName, Example = "moons",
            Setter = (s, t) => s with { Source = ValueText.Words("data", t[0]) },
            Getter = s => [s.Source],
        },
        new()
        {
            Name = "data-dir", Kind = RunOptionKind.Text, Placeholder = "DIR",
            Help = "Folder that holds the known data sets.", Default = "the variable HILLOCK_DATA; what is in neither is downloaded", Path = PathUse.Path,
            Setter = (s, t) => s with { Directory = ValueText.Words("data-dir", t[0]) },
            Getter = s => One(s.Directory),
        },
        new()
        {
            Name = "target", Kind = RunOptionKind.Text, Placeholder = "COLUMN",
            Help = "Column to predict: its name, or its number from 1, negative from the end.", Default = "target, label, class or y, else the last",
            Setter = (s, t) => s with { Target = ValueText.Words("target", t[0]) },
            Getter = s => One(s.Target),
        },
        new()
        {
            Name = "test", Aliases = ["test-file"], Kind = RunOptionKind.Text, Placeholder = "PATH",
            Help = "File with the test rows, when they are apart.", Path = PathUse.Path,
            Setter = (s, t) => s with { TestFile = ValueText.Words("test", t[0]) },
            Getter = s => One(s.TestFile),
        },
        new()
        {
            Name = "task", Kind = RunOptionKind.Text, Placeholder = "TASK", Choices = TaskNames.All,
            Help = "What is predicted: classification, binary or regression.", Default = "told from the target",
            Setter = (s, t) => s with { Task = ValueText.Choice("task", t[0], TaskNames.All) },
            Getter = s => One(s.Task),
        },
        new()
        {
            Name = "header", Kind = RunOptionKind.Switch, Placeholder = "true|false",
            Help = "Whether the first row of a CSV holds the names.", Default = "told from the file, column by column",
            Setter = (s, t) => s with { Header = ValueText.Switch("header", t[0]) },
            Getter = s => One(s.Header),
        },
        new()
        {
            Name = "validation-share", Kind = RunOptionKind.Number, Placeholder = "SHARE",
            Help = "Share of the training rows kept for validation.", Default = "0.15 (images: a sixth)",
            Setter = (s, t) => s with { ValidationShare = Share("validation-share", t[0]) },
            Getter = s => One(s.ValidationShare),
        },
        new()
        {
            Name = "test-share", Kind = RunOptionKind.Number, Placeholder = "SHARE",
            Help = "Share of the rows kept for the test when the data has no test part.", Default = "0.15 (images: 0.2)",
            Setter = (s, t) => s with { TestShare = Share("test-share", t[0]) },
            Getter = s => One(s.TestShare),
        },
        new()
        {
            Name = "standardize", Aliases = ["standardise"], Kind = RunOptionKind.Switch, Placeholder = "true|false",
            Help = "Whether inputs are scaled to mean 0 and deviation 1, from the training rows.", Default = "true",
            Setter = (s, t) => s with { Standardize = ValueText.Switch("standardize", t[0]) },
            Getter = s => One(s.Standardize),
        },
        .. CsvTexts(),
        new()
        {
            Name = "categorical", Kind = RunOptionKind.List, Placeholder = "COLUMN,COLUMN",
            Help = "Columns taken as names even where they look like numbers.",
            Setter = (s, t) => s with { Categorical = Texts("categorical", t) },
            Getter = s => s.Categorical,
        },
        new()
        {
            Name = "drop", Kind = RunOptionKind.List, Placeholder = "COLUMN,COLUMN",
            Help = "Columns left out.",
            Setter = (s, t) => s with { Drop = Texts("drop", t) },
            Getter = s => s.Drop,
        },
        new()
        {
            Name = "group", Kind = RunOptionKind.Text, Placeholder = "COLUMN",
            Help = "Column whose rows with the same text stay in one part, such as the patient; it is no input.",
            Setter = (s, t) => s with { Group = ValueText.Words("group", t[0]) },
            Getter = s => One(s.Group),
        },
        new()
        {
            Name = "rows", Kind = RunOptionKind.Integer, Placeholder = "N",
            Help = "Rows that a generated data set has in all.", Default = "the generator's own",
            Setter = (s, t) => s with { Rows = ValueText.Integer("rows", t[0], 1, 100_000_000) },
            Getter = s => One(s.Rows),
        },
        new()
        {
            Name = "noise", Kind = RunOptionKind.Number, Placeholder = "DEVIATION",
            Help = "Deviation of a generated data set's noise.", Default = "the generator's own",
            Setter = (s, t) => s with { Noise = ValueText.Number("noise", t[0], v => v >= 0, "a number, 0 or more") },
            Getter = s => One(s.Noise),
        },
        new()
        {
            Name = "data-seed", Kind = RunOptionKind.Integer, Placeholder = "S",
            Help = "Seed of splits and generated data, the same for every training.", Default = ValueText.Print(new DataOptions().Seed),
            Setter = (s, t) => s with { Seed = ValueText.Long("data-seed", t[0], long.MinValue / 2, long.MaxValue / 2) },
            Getter = s => s.Seed is { } seed ? [ValueText.Print(seed)] : null,
        },
    ];

    private static double Share(string name, string text) =>
        ValueText.Number(name, text, v => v is > 0 and < 1, "a share between 0 and 1, such as 0.2");
}
