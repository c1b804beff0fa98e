using Hillock.Tests.Data;

namespace Hillock.Tests.Networks.Sharing;

/// <summary>Whatever public calls meet on one object, the process goes on: each returns or throws an exception that says why. HILLOCK_PAIRS=1 takes every pair,
/// for longer.</summary>
public sealed class PairTests
{
    private const string Child = "HILLOCK_PAIRS_CHILD";

    [Fact]
    public async Task Calls_that_meet_return_or_throw_and_never_end_the_process()
    {
        if (Environment.GetEnvironmentVariable(Child) is not null) Assert.Skip("This process is such a run itself.");
        await TestProcess.PassesAsync("Pairs of calls", ["--filter-method", $"*.{nameof(PairTests)}.{nameof(Pairs_in_this_process)}"], (Child, "1"));
    }

    [Fact]
    public void Pairs_in_this_process()
    {
        if (Environment.GetEnvironmentVariable(Child) is null) Assert.Skip("Run by the test above, in a process that may end.");
        var whole = Environment.GetEnvironmentVariable("HILLOCK_PAIRS") == "1";
        using var folder = new TemporaryFolder();
        var first = new SharedObjects(folder.Path);
        first.Model.Save(folder.Path);
        first.Stop();
        string[] names = [.. SharedCalls.All.Keys];
        for (var i = 0; i < names.Length; i++)
            for (var j = 0; j <= i; j++)
                if (whole || SharedCalls.Core.Contains(names[i]) || SharedCalls.Core.Contains(names[j])) Meet(names[i], names[j], folder.Path, whole ? 25 : 2);
    }

    private static void Meet(string one, string other, string folder, int times)
    {
        Console.Error.WriteLine($"{one} × {other}");
        var objects = new SharedObjects(folder);
        string[] calls = [one, other, one, other];
        using var start = new Barrier(calls.Length);
        var failures = new List<string>();
        Thread[] threads = [.. calls.Select(call => new Thread(() =>
        {
            start.SignalAndWait();
            for (var i = 0; i < times; i++)
                if (Unexpected(SharedCalls.All[call], objects) is { } failure) lock (failures) failures.Add($"{one} × {other}: {call}: {failure}");
        }))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Empty(failures);
        objects.Stop();
    }

    private static Exception? Unexpected(Action<SharedObjects> call, SharedObjects objects)
    {
        try
        {
            call(objects);
            return null;
        }
        catch (Exception e) when (e is HillockException or InvalidOperationException or ArgumentException)
        {
            return null; // an ObjectDisposedException is an InvalidOperationException
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
