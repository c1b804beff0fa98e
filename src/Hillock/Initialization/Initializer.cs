using System.Globalization;
using Hillock.Texts;

namespace Hillock.Initialization;

/// <summary>A rule that fills the weights of a layer before training; write <c>"he_normal"</c> wherever one is expected.</summary>
public abstract record Initializer : ISettable<Initializer>
{
    private protected Initializer()
    {
    }

    /// <summary>The names, such as <c>he_normal</c>.</summary>
    public static IReadOnlyList<string> Names => Forms.Names;

    /// <summary>The forms that texts know.</summary>
    internal static TextForms<Initializer> Forms { get; } = new("initialiser", "Unknown {0} '{1}'.{3} Known: {2}.");

    /// <summary>Name in snake_case.</summary>
    public abstract string Id { get; }

    /// <summary>As a user writes it, such as <c>he_normal</c> or <c>normal(std=0.05)</c>; <see cref="Parse"/> reads it.</summary>
    public string Text => Forms.Write(this);

    /// <summary>Reads <c>he_normal</c>, <c>constant(0.1)</c>, <c>normal(std=0.05)</c>, <c>auto</c>.</summary>
    /// <exception cref="HillockException">Nothing of that name (the nearest are offered), a setting that it does not have, or a value out of its
    /// range.</exception>
    public static Initializer Parse(string text) => Forms.Parse(text);

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

    /// <inheritdoc/>
    Initializer ISettable<Initializer>.With(Settings settings) => With(settings);

    /// <summary>A copy with the settings that were written.</summary>
    internal virtual Initializer With(Settings settings) => this;

    /// <summary>The value, if weights can hold it.</summary>
    private protected static double Finite(double value, string what) => float.IsFinite((float)value)
        ? value
        : throw Wrong(value, what, "a number that float32 can hold");

    /// <summary>The value, if it is above 0 and weights can hold it.</summary>
    private protected static double Positive(double value, string what) => Finite(value, what) > 0 ? value : throw Wrong(value, what, "more than 0");

    private static HillockException Wrong(double value, string what, string expected) =>
        new($"The {what} is {value.ToString(CultureInfo.InvariantCulture)}; expected {expected}.");

    private protected static void CheckFans(int fanIn, int fanOut)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fanIn);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fanOut);
    }
}
