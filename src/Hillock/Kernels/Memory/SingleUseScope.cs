namespace Hillock.Kernels;

/// <summary>A use of an object, which ends with <see cref="Dispose"/>.</summary>
internal readonly ref struct SingleUseScope(SingleUse use)
{
    /// <summary>Ends the use.</summary>
    public void Dispose() => use.Leave();
}
