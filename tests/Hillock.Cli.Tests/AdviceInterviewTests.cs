using Hillock.Advice;
using Hillock.Cli.Rendering;
using Hillock.Experiments.Advising;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Hillock.Cli.Tests;

public sealed class AdviceInterviewTests
{
    private static readonly ConsoleKeyInfo Enter = new('\r', ConsoleKey.Enter, false, false, false);
    private static readonly ConsoleKeyInfo Down = new('\0', ConsoleKey.DownArrow, false, false, false);

    [Fact]
    public void What_no_flag_says_is_asked()
    {
        var wish = Ask(new AdviceWish(), [Down, Enter, Down, Down, Enter, .. Type("4"), Enter, .. Type("128"), Enter, .. Type("7"), Enter]);
        Assert.Equal((AdviceTask.MultiClass, AdviceArchitecture.Recurrent, 4, 128, 7), (wish.Task, wish.Architecture, wish.Depth, wish.Width, wish.Classes));
    }

    [Fact]
    public void Enter_takes_the_usual_and_flags_are_not_asked_again()
    {
        var wish = Ask(new AdviceWish { Task = AdviceTask.Regression, Depth = 9 }, [Enter, Enter]);
        Assert.Equal((AdviceTask.Regression, AdviceArchitecture.Dense, 9, 64, null), (wish.Task, wish.Architecture, wish.Depth, wish.Width, wish.Classes));
    }

    private static AdviceWish Ask(AdviceWish wish, IReadOnlyList<ConsoleKeyInfo> keys)
    {
        using var writer = new StringWriter();
        return new AdviceInterview(new Typed(new Screen(writer, isTerminal: true, color: false, 100).Console, keys)).Ask(wish);
    }

    private static IEnumerable<ConsoleKeyInfo> Type(string text) => text.Select(c => new ConsoleKeyInfo(c, ConsoleKey.D0 + (c - '0'), false, false, false));

    /// <summary>A terminal at which keys have been typed already.</summary>
    private sealed class Typed(IAnsiConsole console, IEnumerable<ConsoleKeyInfo> keys) : IAnsiConsole, IAnsiConsoleInput
    {
        private readonly Queue<ConsoleKeyInfo> _keys = new(keys);

        public Profile Profile => console.Profile;

        public IAnsiConsoleCursor Cursor => console.Cursor;

        public IAnsiConsoleInput Input => this;

        public IExclusivityMode ExclusivityMode => console.ExclusivityMode;

        public RenderPipeline Pipeline => console.Pipeline;

        public void Clear(bool home) => console.Clear(home);

        public void Write(IRenderable renderable) => console.Write(renderable);

        public void WriteAnsi(Action<AnsiWriter> action) => console.WriteAnsi(action);

        public bool IsKeyAvailable() => _keys.Count > 0;

        public ConsoleKeyInfo? ReadKey(bool intercept) => _keys.Dequeue();

        public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken) => Task.FromResult<ConsoleKeyInfo?>(_keys.Dequeue());
    }
}
