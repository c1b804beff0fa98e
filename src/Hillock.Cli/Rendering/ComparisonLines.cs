using Hillock.Experiments.Comparisons;

namespace Hillock.Cli.Rendering;

/// <summary>One plain line for each finished training, for logs and pipes.</summary>
internal sealed class ComparisonLines(Screen screen) : IProgress<ComparisonProgress>
{
    private readonly Lock _lock = new();

    private static string Rate(ComparisonProgress value) => value.Rate is { } rate ? $" rate {NumberText.Digits(rate, 3)}" : "";

    public void Report(ComparisonProgress value)
    {
        if (value.Standing is not { } standing) return;
        var metric = value.Validation is { } v ? $"validation {standing.Metric} {Figures.Fixed(100 * v, 2)} %" : "no value";
        var left = value.Left is { } time && value.Finished < value.Total ? $", {Figures.Time(time)} left" : "";
        lock (_lock)
            screen.Plain($"[{value.Finished}/{value.Total}] {value.Arm}{Rate(value)} seed {value.Seed}: {metric} ({Figures.Time(value.Elapsed)}{left})");
    }
}
