using System.Globalization;
using Hillock.Experiments.RunFiles;
using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>A tenth of the rate.</summary>
internal sealed class LowerRate : FixRule<RunCase>
{
    public override string Name => "lower-rate";

    public override int Order => 90;

    public override IReadOnlyList<string> Answers { get; } =
    [
        "rate.too_high", "optimizer.rate_too_high", "loss.not_finite", "loss.spikes", "units.dead", "gradient.exploding", "optimizer.momentum_too_high",
    ];

    public override IEnumerable<Fix> For(RunCase run)
    {
        var rate = run.Rate / 10;
        yield return new Fix(Name, $"a tenth of the rate, {rate.ToString("G3", CultureInfo.InvariantCulture)}", 2,
            [new UseSetting("Rate", ValueText.Print(rate))]);
    }
}
