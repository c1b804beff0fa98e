using Hillock.Peer;

namespace Hillock.Benchmarks;

/// <summary>A case of two sides that know nothing of each other.</summary>
internal sealed class SidedCase(TwoSides sides) : BenchmarkCase
{
    private readonly CaseSide _ours = sides.Ours()();
    private readonly CaseSide? _peer = TorchRuntime.IsAvailable ? sides.Peer()() : null;

    public override double? Flops => sides.Flops;

    public override bool AllocatesHere => !sides.IsProcess;

    public override void RunOurs() => _ours.Run();

    public override void RunPeer() => _peer!.Run();

    public override void Dispose()
    {
        _ours.Dispose();
        _peer?.Dispose();
    }
}
