namespace Hillock.Kernels;

/// <summary>Work cut into numbered blocks, any of which may run on any thread.</summary>
public interface IBlockWork
{
    /// <summary>Runs one block; blocks write disjoint memory.</summary>
    void RunBlock(int block);
}
