using Hillock.Experiments.Comparisons;

namespace Hillock.Cli.Rendering;

/// <summary>One plain line for each finished training, for logs and pipes.</summary>
internal sealed class ComparisonLines(Screen screen) : IProgress<ComparisonProgress>
{
    private readonly Lock _lock = new();

    public void Report(ComparisonProgress value)
    {
        if (value.Standing is not { } standing) return;
        var metric = value.Validation is { } v ? $"validation {standing.Metric} {Figures.Fixed(100 * v, 2)} %" : "no value";
        var left = value.Left is { } time ? $", {Figures.Time(time)} left" : "";
        lock (_lock)
            screen.Plain($"[{value.Finished}/{value.Total}] {value.Activation} seed {value.Seed}: {metric} ({Figures.Time(value.Elapsed)}{left})");
    }
}
