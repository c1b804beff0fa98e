using System.Diagnostics;
using Hillock.Tests.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>A long training takes no more memory at its end than soon after its beginning. HILLOCK_SOAK=1 makes it a hundred thousand steps a
/// network.</summary>
/// <remarks>Alone in the process, whose memory is measured.</remarks>
[Collection(nameof(SoakTests))]
[CollectionDefinition(nameof(SoakTests), DisableParallelization = true)]
public sealed class SoakTests
{
    private const int StepsAnEpoch = 45; // 360 rows in batches of 8

    private static int Steps => Environment.GetEnvironmentVariable("HILLOCK_SOAK") == "1" ? 100_000 : 5_000;

    [Theory]
    [InlineData("dense(16, swish), batch_norm, dropout(0.2), dense(1, sigmoid)", 1)]
    [InlineData("dense(16, swish), batch_norm, dropout(0.2), dense(1, sigmoid)", 2)]
    [InlineData("dense(32), reshape(4x4x2), conv2d(6, 3, gelu), max_pool2d, flatten, dense(1, sigmoid)", 1)]
    [InlineData("reshape(2x1), gru(6), dense(1, sigmoid)", 2)]
    public void Memory_does_not_grow(string layers, int threads)
    {
        // The heap's own bookkeeping, and pages that the allocator keeps: far less than one word a step of the whole.
        const long HeapTolerance = 64 << 10, ResidentTolerance = 4 << 20;
        using var model = TextNetwork.Build("2", layers);
        using var trainer = new Trainer(model, "binary_cross_entropy", new Adam(1e-4), 8, threads, seed: 1) { ClipNorm = 1, EmaDecay = 0.99 };
        var data = TestData.Moons();
        var epochs = (Steps + StepsAnEpoch - 1) / StepsAnEpoch;
        var warm = Math.Max(1, epochs / 10);
        Run(1, warm);
        var (heap, resident, working) = (Heap(), Resident(), trainer.WorkingBytes);
        Run(warm + 1, epochs);

        Assert.True(trainer.Steps >= Steps, $"{trainer.Steps} steps");
        Assert.Equal(working, trainer.WorkingBytes);
        Assert.True(Heap() - heap <= HeapTolerance, $"the managed heap grew from {heap} to {Heap()} bytes in {trainer.Steps} steps");
        Assert.True(Resident() - resident <= ResidentTolerance, $"the process grew from {resident} to {Resident()} bytes in {trainer.Steps} steps");

        void Run(int first, int last)
        {
            for (var epoch = first; epoch <= last; epoch++)
            {
                Assert.Equal(EpochState.Finished, trainer.RunEpoch(data.Train, epoch).State);
                trainer.Evaluate(data.Validation);
                model.Predict([0.5f, 0.25f]);
            }
        }
    }

    private static long Heap() => GC.GetTotalMemory(forceFullCollection: true);

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
