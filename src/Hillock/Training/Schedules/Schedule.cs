using Hillock.Texts;

namespace Hillock.Training;

/// <summary>How the learning rate changes in a training: a factor of the optimiser's rate, a function of the step alone (of the losses too, for
/// <see cref="ReduceOnPlateau"/>), so that a training that was stopped goes on with the same rates.</summary>
public abstract record Schedule : ISettable<Schedule>
{
    private protected Schedule()
    {
    }

    /// <summary>The names, such as <c>cosine</c>.</summary>
    public static IReadOnlyList<string> Names => Forms.Names;

    /// <summary>The forms that texts know.</summary>
    internal static TextForms<Schedule> Forms { get; } = new("schedule");

    /// <summary>The name in run files, such as <c>cosine</c>.</summary>
    public abstract string Id { get; }

    /// <summary>Steps in which the rate rises linearly before the schedule begins, or below 1 their share of all steps; at least 0.
    /// Step t of n has the factor <c>(t+1)/(n+1)</c>; then the schedule's clock begins at 0, and runs for the rest.</summary>
    public double Warmup
    {
        get;
        init => field = value >= 0 && (value < 1 || value == Math.Floor(value)) && double.IsFinite(value)
            ? value
            : throw new HillockException(FormattableString.Invariant(
                $"The warm-up is {value}; it must be a number of steps, such as 500, or a share of all steps below 1, such as 0.05."));
    }

    /// <summary>The name with the settings that are not the usual ones, such as <c>cosine(warmup=500)</c>; <see cref="Parse"/> reads it.</summary>
    public string Text => Forms.Write(this);

    /// <summary>Whether the rates depend on how long the training is to be.</summary>
    internal virtual bool NeedsLength => Warmup is > 0 and < 1;

    /// <summary>The schedule of a text such as <c>step(every=10, factor=0.5)</c>.</summary>
    /// <exception cref="HillockException">Unknown name or setting, or a value out of its range.</exception>
    public static Schedule Parse(string text) => Forms.Parse(text);

    /// <summary>The schedule of a text, as <see cref="Parse"/> finds it.</summary>
    public static implicit operator Schedule(string text) => Parse(text);

    /// <summary>The rate of a step.</summary>
    /// <param name="rate">The optimiser's own, which a factor of 1 gives.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="stepsPerEpoch">Steps an epoch.</param>
    /// <param name="epochs">Epochs in all.</param>
    /// <param name="losses">The loss that is watched after each finished epoch; read by <see cref="ReduceOnPlateau"/> only.</param>
    public double RateAt(double rate, long step, int stepsPerEpoch, int epochs, IReadOnlyList<double>? losses = null)
    {
        var all = (long)stepsPerEpoch * epochs;
        var warmup = Warmup < 1 ? (long)Math.Floor(Warmup * all) : (long)Warmup;
        if (step < warmup) return rate * (step + 1) / (warmup + 1);
        return rate * FactorAt(new ScheduleTime(step - warmup, Math.Max(1, all - warmup), stepsPerEpoch, losses ?? []));
    }

    /// <inheritdoc/>
    public sealed override string ToString() => Text;

    /// <inheritdoc/>
    Schedule ISettable<Schedule>.With(Settings settings)
    {
        var own = With(settings);
        return own with { Warmup = settings.Number("warmup", Warmup) };
    }

    /// <summary>A copy with the settings that were written, but for those that every schedule has.</summary>
    internal virtual Schedule With(Settings settings) => this;

    /// <summary>What the rate is multiplied by.</summary>
    internal abstract double FactorAt(in ScheduleTime at);

    /// <summary>The value, if it is valid.</summary>
    private protected static T Check<T>(T value, string what, bool valid, string expected) => valid
        ? value
        : throw new HillockException(FormattableString.Invariant($"The {what} is {value}; it must be {expected}."));

    /// <summary>A factor, if it is above 0 and at most 1.</summary>
    private protected static double CheckShare(double value, string what) => Check(value, what, value is > 0 and <= 1, "above 0 and at most 1, such as 0.1");

    /// <summary>The lowest factor of a fall, if it is in [0, 1).</summary>
    private protected static double CheckFloor(double value) =>
        Check(value, "floor of the rate", value is >= 0 and < 1, "a share of the rate, at least 0 and below 1, such as 0.01");
}
