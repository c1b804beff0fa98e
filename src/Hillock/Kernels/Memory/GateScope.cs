namespace Hillock.Kernels;

/// <summary>A stay behind a <see cref="SharedGate"/>, which ends with <see cref="Dispose"/>; what lies behind it stays alive until then.</summary>
internal readonly ref struct GateScope(SharedGate gate, object owner, bool writes)
{
    /// <summary>Leaves.</summary>
    public void Dispose()
    {
        if (writes) gate.EndWrite();
        else gate.EndRead();
        GC.KeepAlive(owner);
    }
}
