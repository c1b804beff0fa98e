namespace Hillock.Initialization;

/// <summary>A rule that fills the weights of a layer before training; write <c>"he_normal"</c> wherever one is expected.</summary>
public abstract record Initializer
{
    private protected Initializer()
    {
    }

    /// <summary>Name in snake_case.</summary>
    public abstract string Id { get; }

    /// <summary>As a user writes it, such as <c>he_normal</c> or <c>normal(std=0.05)</c>.</summary>
    public virtual string Text => Id;

    /// <summary>Reads <c>he_normal</c>, <c>constant(0.1)</c>, <c>normal(std=0.05)</c>, <c>auto</c>.</summary>
    /// <exception cref="HillockException">Nothing of that name (the nearest are offered), or a wrong parameter.</exception>
    public static Initializer Parse(string text) => InitializerText.Parse(text);

    /// <summary>The same as <see cref="Parse"/>.</summary>
    public static implicit operator Initializer(string text) => Parse(text);

    /// <summary>Fills <paramref name="weights"/>, [fanIn × fanOut] row-major.</summary>
    /// <param name="weights">As many as the layer has; filled from start to end.</param>
    /// <param name="fanIn">Inputs of a unit, at least 1.</param>
    /// <param name="fanOut">Units, at least 1.</param>
    /// <param name="random">Where random numbers come from.</param>
    public abstract void Fill(Span<float> weights, int fanIn, int fanOut, ref RandomStream random);

    /// <summary>The variance of a weight that it fills in; 0 for a constant.</summary>
    /// <param name="fanIn">Inputs of a unit, at least 1.</param>
    /// <param name="fanOut">Units, at least 1.</param>
    internal abstract double Variance(int fanIn, int fanOut);

    /// <summary>The <see cref="Text"/>.</summary>
    public sealed override string ToString() => Text;

    private protected static void CheckFans(int fanIn, int fanOut)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fanIn);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fanOut);
    }
}
