namespace Hillock.Layers;

/// <summary>Activations that follow one another with linear layers between and nothing that holds the signal's scale.</summary>
/// <param name="Length">How many.</param>
/// <param name="LogGrowth">ln of how a small relative change of the mean square at the start has grown at the end.</param>
internal readonly record struct Chain(int Length, double LogGrowth)
{
    /// <summary>How the change grows in a layer, on average: Q' times q over the next layer's q. 1 for relu, below it for what saturates.</summary>
    public double Growth => Length == 0 ? 0 : Math.Exp(LogGrowth / Length);

    /// <summary>The chain with one more activation.</summary>
    public Chain Then(double growth) => new(Length + 1, LogGrowth + Math.Log(Math.Max(growth, 1e-300)));

    /// <summary>The chain behind a linear layer whose weights make a share of the mean square, and whose biases the rest.</summary>
    public Chain Share(double share) => this with { LogGrowth = LogGrowth + Math.Log(Math.Max(share, 1e-300)) };
}
