namespace Hillock.Initialization;

/// <summary>Random numbers of variance <c>scale / fan</c>: He, Glorot and LeCun, or the gain of any activation.</summary>
/// <param name="Name">Name in snake_case.</param>
/// <param name="Scale">Variance times fan; the square of the gain.</param>
/// <param name="Fan">What the variance is divided by.</param>
/// <param name="IsUniform">Uniform instead of normal.</param>
public sealed record ScaledInitializer(string Name, double Scale, FanMode Fan, bool IsUniform) : Initializer
{
    /// <inheritdoc/>
    public override string Id => Name;

    /// <inheritdoc/>
    public override string Text => Name == "gain_normal"
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"gain_normal({Math.Sqrt(Scale):R})")
        : Name;

    /// <inheritdoc/>
    public override void Fill(Span<float> weights, int fanIn, int fanOut, ref RandomStream random)
    {
        CheckFans(fanIn, fanOut);
        var std = Math.Sqrt(Variance(fanIn, fanOut));

        // A uniform number in [-a, a) has variance a^2 / 3.
        var limit = Math.Sqrt(3) * std;
        foreach (ref var weight in weights)
            weight = (float)(IsUniform ? random.NextDouble(-limit, limit) : std * random.NextNormal());
    }

    /// <inheritdoc/>
    internal override double Variance(int fanIn, int fanOut) => Scale / (Fan == FanMode.In ? fanIn : (fanIn + (double)fanOut) / 2);
}
