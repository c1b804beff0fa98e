using System.Globalization;
using Hillock.Experiments.RunFiles;
using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>A hundred times the rate.</summary>
internal sealed class HigherRate : FixRule<RunCase>
{
    public override string Name => "raise-rate";

    public override int Order => 100;

    public override IReadOnlyList<string> Answers { get; } = ["rate.too_low", "optimizer.rate_too_low"];

    public override IEnumerable<Fix> For(RunCase run)
    {
        var rate = run.Rate * 100;
        yield return new Fix(Name, $"a hundred times the rate, {rate.ToString("G3", CultureInfo.InvariantCulture)}", 2,
            [new UseSetting("Rate", ValueText.Print(rate))]);
    }
}
