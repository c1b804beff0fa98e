using Hillock.Experiments.Comparisons;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Hillock.Cli.Rendering;

/// <summary>The table while it grows, redrawn at most ten times a second, with a bar under it.</summary>
internal sealed class ComparisonLive(Screen screen, LiveDisplayContext context) : IProgress<ComparisonProgress>
{
    private readonly Lock _lock = new();
    private ComparisonResult? _standing;
    private long _next;

    public void Report(ComparisonProgress value)
    {
        lock (_lock)
        {
            var news = value.Standing is not null;
            _standing = value.Standing ?? _standing;
            if (!news && Environment.TickCount64 < _next) return;
            _next = Environment.TickCount64 + 100;
            context.UpdateTarget(Picture(value));
        }
    }

    private Rows Picture(ComparisonProgress p)
    {
        var bar = Bar.Markup(p.Finished, p.Total, 24);
        var left = p.Left is { } time ? $", {Figures.Time(time)} left" : "";
        var state = TextWrap.Shorten(
            $"{p.Finished}/{p.Total} trainings, {Figures.Time(p.Elapsed)}{left}; now {p.Arm} seed {p.Seed}, epoch {p.Epoch}/{p.Epochs}",
            Math.Max(10, screen.Width - 27));
        var line = new Markup($"{bar} {Screen.Escape(state)}");
        return _standing is null ? new Rows(line) : new Rows([ComparisonTable.Of(_standing).Render(screen.Width), new Text(" "), (IRenderable)line]);
    }
}
