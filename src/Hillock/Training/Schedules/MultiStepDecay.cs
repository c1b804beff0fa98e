using Hillock.Texts;

namespace Hillock.Training;

/// <summary><c>rate·factor^(falls until t)</c>, with a fall at each of the times given: PyTorch's MultiStepLR.</summary>
public sealed record MultiStepDecay : TimedSchedule, IHasForms<Schedule>
{
    /// <summary>Sets when the rate falls, and by how much.</summary>
    /// <exception cref="HillockException">Times that do not rise, or a factor outside (0, 1].</exception>
    public MultiStepDecay(IReadOnlyList<int> at, double factor = 0.1)
        : base(ScheduleUnit.Epoch)
    {
        At = at;
        Factor = factor;
    }

    static IReadOnlyList<UsualForm<Schedule>> IHasForms<Schedule>.Forms =>
        [new(new MultiStepDecay([]), "multi_step", "multistep", "piecewise_constant") { Place = 3 }];

    /// <inheritdoc/>
    public override string Id => "multi_step";

    /// <summary>Epochs, or steps, after which the rate falls, rising; each at least 1.</summary>
    public IReadOnlyList<int> At
    {
        get;
        init => field = value.Zip([0, .. value]).All(p => p.First > p.Second)
            ? value
            : throw new HillockException($"The rate is to fall at {string.Join(", ", value)}; give rising numbers from 1 on, such as 30, 60.");
    }

    /// <summary>What a fall multiplies the rate by, in (0, 1].</summary>
    public double Factor { get; init => field = CheckShare(value, "factor of the multi-step schedule"); }

    /// <summary>Whether the times and the factor are the same.</summary>
    public bool Equals(MultiStepDecay? other) => other is not null && base.Equals(other) && Factor.Equals(other.Factor) && At.SequenceEqual(other.At);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Factor, At.Count);

    /// <inheritdoc/>
    internal override TimedSchedule WithOwn(Settings settings) =>
        this with { At = settings.Integers("at", At), Factor = settings.Number("factor", Factor, "gamma") };

    /// <inheritdoc/>
    internal override double FactorAt(long time, long length)
    {
        var falls = 0;
        while (falls < At.Count && time >= At[falls]) falls++;
        return Math.Pow(Factor, falls);
    }
}
