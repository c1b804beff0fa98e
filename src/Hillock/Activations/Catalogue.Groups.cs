using static Hillock.Activations.Domains;

namespace Hillock.Activations;

/// <content>Fewer or more outputs than inputs.</content>
public static partial class Catalogue
{
    private const string Groups = "Groups";

    /// <summary>Maxout, the greatest of each group.</summary>
    public static ReducingActivation Maxout { get; } = new(
        new ActivationInfo("maxout")
        {
            Family = Groups,
            Presets = ["tfa:maxout"],
            ParameterAliases = new Dictionary<string, string> { ["pool_size"] = "group" },
            Domains = Domain(("group", AtLeastOne)),
            Latex = @"\max_{j \in G} x_j",
            RowCode = """
                first(greatest(groups(x, group)))
                """,
            Summary = "The greatest of a few neighbours; among equals the first.",
            Strength = "Learns any convex shape from straight pieces, and never saturates.",
            Weakness = "Multiplies the weights of the layer before it.",
            Use = "Networks with dropout.",
            Source = "Goodfellow, Warde-Farley, Mirza, Courville & Bengio 2013, arXiv:1302.4389",
        },
        "max of each group");

    /// <summary>Log-sum-exp, <c>log(sum exp(x))</c> of each group.</summary>
    public static ReducingActivation Logsumexp { get; } = new(
        new ActivationInfo("logsumexp")
        {
            Family = Groups,
            Presets = ["jax,torch:logsumexp", "onnx:ReduceLogSumExp"],
            Domains = Domain(("group", AtLeastOne)),
            Latex = @"\log \sum_{j \in G} e^{x_j}",
            RowCode = """
                g = groups(x, group)
                top = stop(max(g))
                first(top + log(sum(exp(below(g, top)))))
                """,
            Summary = "A smooth maximum of a few neighbours.",
            Strength = "Every member of the group gets a gradient.",
            Weakness = "Dearer than the maximum, and above it.",
            Use = "Smooth pooling; normalisers of log-probabilities.",
            Source = "Boyd & Vandenberghe 2004, Convex Optimization",
        },
        "log(sum(exp(x))) of each group");

    /// <summary>Log-mean-exp, <c>log(mean exp(x))</c> of each group.</summary>
    public static ReducingActivation Logmeanexp { get; } = new(
        new ActivationInfo("logmeanexp")
        {
            Family = Groups,
            Presets = ["jax:logmeanexp"],
            Domains = Domain(("group", AtLeastOne)),
            Latex = @"\log \frac{1}{|G|} \sum_{j \in G} e^{x_j}",
            RowCode = """
                g = groups(x, group)
                top = stop(max(g))
                first(top + log(mean(exp(below(g, top)))))
                """,
            Summary = "A smooth value between the mean and the maximum of a group.",
            Strength = "Equal inputs come out unchanged.",
            Weakness = "Dearer than the maximum.",
            Use = "Averaging probabilities in log space.",
            Source = "Boyd & Vandenberghe 2004, Convex Optimization",
        },
        "log(mean(exp(x))) of each group");

    /// <summary>Concatenated ReLU, <c>[max(0, x), max(0, -x)]</c>.</summary>
    public static WideningActivation Crelu { get; } = new(
        new ActivationInfo("crelu")
        {
            Family = Groups,
            Presets = ["tf:crelu"],
            Latex = @"\left[\max(0, x_i), \max(0, -x_i)\right]",
            RowCode = """
                concat(relu(x), relu(-x))
                """,
            Summary = "A ReLU of the input and one of its negative, side by side.",
            Strength = "Keeps both signs, so half as many filters do.",
            Weakness = "Doubles the inputs of the next layer.",
            Use = "First layers of image networks.",
            Source = "Shang, Sohn, Almeida & Lee 2016, arXiv:1603.05201",
        });
}
