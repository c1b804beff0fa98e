using Hillock.Texts;

namespace Hillock.Initialization;

/// <summary>Random numbers of variance <c>scale / fan</c>: He, Glorot and LeCun, or the gain of any activation.</summary>
/// <param name="Name">Name in snake_case.</param>
/// <param name="Scale">Variance times fan; the square of the gain.</param>
/// <param name="Fan">What the variance is divided by.</param>
/// <param name="IsUniform">Uniform instead of normal.</param>
public sealed record ScaledInitializer(string Name, double Scale, FanMode Fan, bool IsUniform) : Initializer, IHasForms<Initializer>
{
    private const string GainNormal = "gain_normal";

    static IReadOnlyList<UsualForm<Initializer>> IHasForms<Initializer>.Forms =>
    [
        new(Initializers.HeNormal, "he_normal", "kaiming_normal") { Place = 7 },
        new(Initializers.HeUniform, "he_uniform", "kaiming_uniform") { Place = 8 },
        new(Initializers.GlorotNormal, "glorot_normal", "xavier_normal") { Place = 9 },
        new(Initializers.GlorotUniform, "glorot_uniform", "xavier_uniform") { Place = 10 },
        new(Initializers.LecunNormal, "lecun_normal") { Place = 11 },
        new(Initializers.LecunUniform, "lecun_uniform") { Place = 12 },
        new(Initializers.GainNormal(1), GainNormal) { Place = 14, Needs = ("gain", "0.1") },
    ];

    /// <inheritdoc/>
    public override string Id => Name;

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
    internal override Initializer With(Settings settings) => Name == GainNormal ? OfGain(settings.Number("gain", Math.Sqrt(Scale))) : this;

    /// <summary>That of a gain, normal: variance <c>gain^2 / fanIn</c>.</summary>
    internal static ScaledInitializer OfGain(double gain)
    {
        Positive(gain, "gain of gain_normal");
        return new ScaledInitializer(GainNormal, gain * gain, FanMode.In, IsUniform: false);
    }

    /// <inheritdoc/>
    internal override double Variance(int fanIn, int fanOut) => Scale / (Fan == FanMode.In ? fanIn : (fanIn + (double)fanOut) / 2);
}
