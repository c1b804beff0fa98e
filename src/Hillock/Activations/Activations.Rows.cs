namespace Hillock.Activations;

/// <content>Functions of a whole row.</content>
public static partial class Activations
{
    private const string Rows = "Rows";

    /// <summary>Softmax over a row, <c>exp(x_i) / sum_j exp(x_j)</c>.</summary>
    public static SoftmaxActivation Softmax { get; } = new(
        new ActivationInfo("softmax")
        {
            Family = Rows,
            Summary = "Turns a row of scores into probabilities that add up to 1.",
            Strength = "With cross-entropy the gradient is just probability minus target.",
            Weakness = "Couples all units of the layer, and grows overconfident.",
            Use = "Output of a classifier over more than two classes.",
            Source = "Bridle 1990, doi:10.1007/978-3-642-76153-9_28",
        });
}
