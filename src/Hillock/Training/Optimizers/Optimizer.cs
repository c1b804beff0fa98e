using System.Globalization;
using System.Runtime.Intrinsics;
using Hillock.Kernels;
using Hillock.Texts;
using Hillock.Training.Updates;

namespace Hillock.Training;

/// <summary>How parameters follow their gradient.</summary>
public abstract record Optimizer : ISettable<Optimizer>
{
    private protected Optimizer(double rate) => Rate = rate;

    /// <summary>The names, such as <c>adam</c>.</summary>
    public static IReadOnlyList<string> Names => Forms.Names;

    /// <summary>The forms that texts know.</summary>
    internal static TextForms<Optimizer> Forms { get; } = new("optimiser");

    /// <summary>The name in run files, such as <c>adam</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The name with the settings that are not the usual ones, such as <c>sgd(momentum=0.9)</c>; <see cref="Parse"/> reads it.</summary>
    public string Text => Forms.Write(this);

    /// <summary>The learning rate; above 0.</summary>
    public double Rate { get; init => field = Check(value, "learning rate", value > 0 && double.IsFinite(value), "above 0, such as 0.001"); }

    /// <summary>Shrinks weights, at least 0; biases and learned slopes do not decay. It means what the optimiser says: <c>g += decay·w</c>
    /// (L2 in the gradient, as in PyTorch), or a decoupled <c>w *= 1 - rate·decay</c> where <see cref="DecouplesDecay"/> says so.</summary>
    public double WeightDecay { get; init => field = Check(value, "weight decay", value >= 0 && double.IsFinite(value), "at least 0, such as 0.0001"); }

    /// <summary>What lint, help and advice need to know of it.</summary>
    public abstract OptimizerFacts Facts { get; }

    /// <summary>Whether weight decay is a factor of its own, <c>w *= 1 - rate·decay</c>, instead of a part of the gradient.</summary>
    public virtual bool DecouplesDecay => false;

    /// <summary>Every setting with the value it has.</summary>
    public IReadOnlyList<Setting> Settings => Forms.SettingsOf(this);

    /// <summary>Numbers kept for every parameter from step to step.</summary>
    internal abstract int States { get; }

    /// <summary>What those numbers are before the first step.</summary>
    internal virtual float FirstState => 0;

    /// <summary>The optimiser of a text such as <c>nadam</c> or <c>rmsprop(centered=true)</c>.</summary>
    /// <param name="text">A name, or a name with settings.</param>
    /// <param name="settings">Settings given elsewhere, by name.</param>
    /// <param name="otherwise">What settings are where none are given, by name; those that the optimiser does not have are passed over.</param>
    /// <exception cref="HillockException">Unknown name or setting, or a value out of its range.</exception>
    public static Optimizer Parse(
        string text, IEnumerable<KeyValuePair<string, string>>? settings = null, IReadOnlyDictionary<string, string>? otherwise = null) =>
        Forms.Parse(text, settings, otherwise);

    /// <summary>The names of the settings of an optimiser.</summary>
    /// <exception cref="HillockException">Unknown name.</exception>
    public static IReadOnlyList<string> SettingsOf(string text) => Forms.SettingsOf(text);

    /// <summary>The optimiser of a text, as <see cref="Parse"/> finds it.</summary>
    public static implicit operator Optimizer(string text) => Parse(text);

    /// <inheritdoc/>
    public sealed override string ToString() => Text;

    /// <inheritdoc/>
    Optimizer ISettable<Optimizer>.With(Settings settings) => (this with
    {
        Rate = settings.Number("rate", Rate, "lr", "learning_rate"),
        WeightDecay = settings.Number("weight_decay", WeightDecay),
    }).WithOwn(settings);

    /// <summary>The one number that is carried from step to step beside the states; 1 before the first.</summary>
    internal virtual double Carry(double carried, long step) => carried;

    /// <summary>One step over a piece of the flat buffers.</summary>
    internal void Update(in UpdateSpan span)
    {
        if (Vector512.IsHardwareAccelerated) Update<Lanes512>(span);
        else if (Vector256.IsHardwareAccelerated) Update<Lanes256>(span);
        else Update<Lanes128>(span);
    }

    /// <summary>An ε as it was written, or as it is.</summary>
    internal static double AskEpsilon(Settings settings, double own) => settings.Number("epsilon", own, "eps");

    /// <summary>A decay, if it is in [0, 1).</summary>
    internal static double Decay(double value, string what) => Check(value, what, value is >= 0 and < 1, "at least 0 and below 1, such as 0.9");

    /// <summary>An ε, if it is above 0 and below 1.</summary>
    internal static double Small(double value, string what) => Check(value, what, value is > 0 and < 1, "above 0 and small, such as 1e-8");

    /// <summary>A copy with the settings that were written, beside the rate and the weight decay.</summary>
    private protected abstract Optimizer WithOwn(Settings settings);

    /// <summary>The step over one span, for one width of vectors.</summary>
    private protected abstract void Update<T>(in UpdateSpan span)
        where T : unmanaged, ILanes<T>;

    /// <summary>The value, if it is valid.</summary>
    private protected static double Check(double value, string what, bool valid, string expected) => valid
        ? value
        : throw new HillockException($"The {what} is {value.ToString(CultureInfo.InvariantCulture)}; it must be {expected}.");
}
