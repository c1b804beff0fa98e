using Hillock.Activations;
using Hillock.Initialization;

namespace Hillock.Experiments.RunFiles;

public static partial class RunOptions
{
    private const int MostUnits = 1 << 20;

    private static string[] Normalizations => ["batch", "layer", "rms", "none"];

    private static IEnumerable<PartOption<NetworkSpec>> NetworkOptions() =>
    [
        new()
        {
            Name = "hidden", Kind = RunOptionKind.List, Placeholder = "N,N",
            Help = "Units of each hidden layer, 20x64 for 20 layers of 64; 'none' for no hidden layer.", Default = "64,32",
            Setter = (s, t) => s with { Hidden = Sizes(t) },
            Getter = s => s.Hidden.Count == 0 ? ["none"] : [.. SizeText.Write(s.Hidden)],
        },
        new()
        {
            Name = "layers", Kind = RunOptionKind.List, Placeholder = "L,L",
            Help = "Layers before the output instead of hidden, such as 'conv2d(16, 3, _), max_pool(2), flatten, dense(64, _)'; _ is where the activations go.",
            Setter = (s, t) => s with { Layers = Texts("layers", t, text => LayerTexts.Places([text])) },
            Example = "dense(3, activation=_),residual(dense(3) | _)",
            Getter = s => s.Layers is { } l ? [.. l] : null,
        },
        new()
        {
            Name = "activations", Aliases = ["activation"], Kind = RunOptionKind.List, Placeholder = "A,A",
            Help = "Activations: names, names with parameters, or formulas in x (train: one, or one a place; compare: one a place in brackets, as in "
                + "'[relu,tanh]').",
            Default = "compare: nine well-known ones; train: relu",
            Setter = (s, t) => s with { Activations = Texts("activations", t, CheckActivations) },
            Example = "tanh,max(0, x)",
            Getter = s => s.Activations is { } a ? [.. a] : null,
        },
        new()
        {
            Name = "output-activation", Kind = RunOptionKind.Text, Placeholder = "A", Offers = ["linear", "relu", "sigmoid", "softmax", "softplus", "tanh"],
            Help = "Activation of the output.", Default = "auto: from the task and its loss",
            Setter = (s, t) => s with { OutputActivation = t[0] == "auto" ? "auto" : Texts("output-activation", t, text => Activation.Parse(text))[0] },
            Getter = s => [s.OutputActivation],
        },
        new()
        {
            Name = "initializer", Aliases = ["initialiser", "init"], Kind = RunOptionKind.Text, Placeholder = "NAME", OffersWhenAsked = () => Initializer.Names,
            Example = "he_normal", Help = "Initialiser of the weights, such as he_normal or normal(std=0.05).", Default = "auto: matched to the activation",
            Setter = (s, t) => s with { Initializer = Texts("initializer", t, text => Initializer.Parse(text))[0] },
            Getter = s => [s.Initializer],
        },
        new()
        {
            Name = "normalization", Aliases = ["normalisation"], Kind = RunOptionKind.Text, Placeholder = "NAME", Choices = Normalizations,
            Help = "What normalises the outputs of each hidden layer before its activation.", Default = "none",
            Setter = (s, t) => s with { Normalization = ValueText.Choice("normalization", t[0], Normalizations) },
            Getter = s => [s.Normalization],
        },
        new()
        {
            Name = "dropout", Kind = RunOptionKind.Number, Placeholder = "SHARE",
            Help = "Share of each hidden layer's outputs dropped in training.", Default = "0",
            Setter = (s, t) => s with { Dropout = ValueText.Number("dropout", t[0], v => v is >= 0 and < 1, "a share from 0 up to, not including, 1") },
            Getter = s => One(s.Dropout),
        },
    ];

    private static void CheckActivations(string text)
    {
        foreach (var one in ItemText.Split(VaryText.Inside(text))) Activation.Parse(one);
    }

    private static int[] Sizes(IReadOnlyList<string> texts) =>
        texts is ["none"] or [] ? [] : [.. texts.SelectMany(t => SizeText.Read("hidden", t, MostUnits))];

    /// <param name="name">The option.</param>
    /// <param name="texts">Its items.</param>
    /// <param name="read">Throws for a text that is not right; so errors come early and know their place.</param>
    private static string[] Texts(string name, IReadOnlyList<string> texts, Action<string>? read = null)
    {
        if (texts.Count == 0) throw new HillockException($"{name} is empty; give at least one, such as relu.");
        string[] words = [.. texts.Select(t => ValueText.Words(name, t))];
        if (read is not null) Array.ForEach(words, read);
        return words;
    }
}
