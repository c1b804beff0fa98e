namespace Hillock.Experiments.RunFiles;

public static partial class RunOptions
{
    private const int MostUnits = 1 << 20;

    private static IEnumerable<RunOption> NetworkOptions() =>
    [
        new()
        {
            Name = "hidden", Kind = RunOptionKind.List, Placeholder = "N,N",
            Help = "Units of each hidden layer; 'none' for no hidden layer.", Default = "64,32",
            Setter = (s, t) => s with { Hidden = Sizes(t) },
            Getter = s => s.Hidden.SequenceEqual(new RunSpec().Hidden) ? null
                : s.Hidden.Count == 0 ? ["none"] : [.. s.Hidden.Select(n => ValueText.Print(n))],
        },
        new()
        {
            Name = "activations", Aliases = ["activation"], Kind = RunOptionKind.List, Placeholder = "A,A",
            Help = "Activations: names, names with parameters, or formulas in x (train: one, or one a hidden layer).",
            Default = "compare: a field of seven; train: relu",
            Setter = (s, t) => s with { Activations = Texts("activations", t) },
            Getter = s => s.Activations is { } a ? [.. a] : null,
        },
        new()
        {
            Name = "initializer", Aliases = ["initialiser", "init"], Kind = RunOptionKind.Text, Placeholder = "NAME",
            Help = "Initialiser of the weights, such as he_normal or normal(std=0.05).", Default = "auto: matched to the activation",
            Setter = (s, t) => s with { Initializer = ValueText.Words("initializer", t[0]) },
            Getter = s => s.Initializer == "auto" ? null : [s.Initializer],
        },
        new()
        {
            Name = "dropout", Kind = RunOptionKind.Number, Placeholder = "SHARE",
            Help = "Share of each hidden layer's outputs dropped in training.", Default = "0",
            Setter = (s, t) => s with { Dropout = ValueText.Number("dropout", t[0], v => v is >= 0 and < 1, "a share from 0 up to, not including, 1") },
            Getter = s => s.Dropout == 0 ? null : One(s.Dropout),
        },
    ];

    private static int[] Sizes(IReadOnlyList<string> texts) =>
        texts is ["none"] or [] ? [] : [.. texts.Select(t => ValueText.Integer("hidden", t, 1, MostUnits))];

    private static string[] Texts(string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) throw new HillockException($"{name} is empty; give at least one, such as relu.");
        return [.. texts.Select(t => ValueText.Words(name, t))];
    }
}
