using System.Globalization;

namespace Hillock.Benchmarks.Memory;

/// <summary>How much the memory of a process grows at most while one side of a case is built and run.</summary>
/// <remarks>Each side in a process of its own. It is built, run and thrown away once before, so that libraries, compiled code and thread pools are there and do
/// not count;
/// nor do the rows.</remarks>
internal static class MemoryProbe
{
    /// <summary>The argument that makes this program such a process.</summary>
    public const string Verb = "memory";

    private const int Runs = 5;
    private const string Ours = "ours", Peer = "peer";

    /// <summary>Adds what both sides took to a measurement, where the system can tell.</summary>
    public static Measurement Measure(CaseEntry entry, Measurement row)
    {
        if (entry.Sides is not { MeasuresMemory: true } || !ResidentMemory.IsKnown) return row;
        var (ours, planned) = Ask(Ours, entry);
        return row with { OursPeakBytes = ours, OursPlannedBytes = planned, PeerPeakBytes = row.PeerMicroseconds is null ? null : Ask(Peer, entry).Peak };
    }

    /// <summary>What the process does: prints the growth, and what was planned.</summary>
    public static int Serve(string side, string label)
    {
        var entry = CaseList.All.Single(e => e.Label == label);
        if (Hillock.Peer.TorchRuntime.IsAvailable && side == Peer) TorchSharp.torch.set_num_threads(entry.Threads);
        var build = side == Ours ? entry.Sides!.Ours() : entry.Sides!.Peer();
        using (var first = build()) Repeat(first);
        var before = ResidentMemory.Settle();
        using var again = (side == Ours ? entry.Sides.Ours() : entry.Sides.Peer())();
        Repeat(again);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ResidentMemory.Peak() - before} {again.PlannedBytes ?? 0}"));
        return 0;
    }

    private static (long Peak, long? Planned) Ask(string side, CaseEntry entry)
    {
        var numbers = OwnProcess.Run([Verb, side, entry.Label]).Split(' ').Select(n => long.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1]);
    }

    private static void Repeat(CaseSide side)
    {
        for (var i = 0; i < Runs; i++) side.Run();
    }
}
