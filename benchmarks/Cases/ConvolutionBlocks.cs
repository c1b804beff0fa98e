using Hillock.Kernels;

namespace Hillock.Benchmarks.Cases;

/// <summary>Rows or units of a pass, cut into blocks for the threads as a layer would.</summary>
internal sealed class ConvolutionBlocks(int count, int most, int threads, Action<int, int> run) : IBlockWork
{
    private const int BlocksAThread = 2;
    private readonly int _size = Math.Max(1, Math.Min(most, threads == 1 ? count : (count + (BlocksAThread * threads) - 1) / (BlocksAThread * threads)));

    /// <summary>Runs all blocks.</summary>
    public void Run(WorkerTeam team) => team.Run(this, (count + _size - 1) / _size);

    /// <summary>Runs one block.</summary>
    public void RunBlock(int block) => run(block * _size, Math.Min(_size, count - (block * _size)));
}
