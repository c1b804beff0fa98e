using Hillock.Peer;

namespace Hillock.Benchmarks;

/// <summary>One piece of work, done by Hillock and by a peer.</summary>
public abstract class BenchmarkCase : IDisposable
{
    /// <summary>What it is, without threads and batch.</summary>
    public required string Name { get; init; }

    /// <summary>Threads that both sides may use.</summary>
    public required int Threads { get; init; }

    /// <summary>Rows of the batch; elements for element-wise work.</summary>
    public required int Batch { get; init; }

    /// <summary>What it is measured beside.</summary>
    public virtual string Peer => TorchRuntime.Description;

    /// <summary>Whether the peer could be loaded.</summary>
    public virtual bool HasPeer => TorchRuntime.IsAvailable;

    /// <summary>Floating-point operations of the matrix products in one run; null where memory is the limit instead, and where products may be
    /// skipped.</summary>
    public virtual double? Flops => null;

    /// <summary>Bytes that one run must read and write at least; null where arithmetic is the limit instead.</summary>
    public virtual double? Bytes => null;

    /// <summary>Whether our runs allocate in this process, where it is seen.</summary>
    public virtual bool AllocatesHere => true;

    /// <summary>Untimed, before each turn: puts back what the runs changed.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>One run by Hillock.</summary>
    public abstract void RunOurs();

    /// <summary>One run by the peer; called only where the peer could be loaded.</summary>
    public abstract void RunPeer();

    /// <inheritdoc/>
    public abstract void Dispose();
}
