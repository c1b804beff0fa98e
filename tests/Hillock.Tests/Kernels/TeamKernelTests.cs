using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Tests.Kernels;

public sealed unsafe class TeamKernelTests
{
    private static readonly Formula Function = Formula.Parse("x*sigmoid(x)");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_number_of_threads_gives_the_bits_of_one(int threads)
    {
        const int Count = 100_003;
        using var memory = new Arrays(Count);
        var kernel = ActivationKernel.Compile(Function, []);
        kernel.ForwardWithDerivative(memory.X, memory.Y, memory.D, Count, null);
        using var team = new WorkerTeam(threads);
        var parallel = new TeamKernel(kernel, team);

        parallel.ForwardWithDerivative(memory.X, memory.Y2, memory.D2, Count, null);
        Assert.Equal(-1, SameBits.FirstDifference(new(memory.Y, Count), new(memory.Y2, Count)));
        Assert.Equal(-1, SameBits.FirstDifference(new(memory.D, Count), new(memory.D2, Count)));
        new Span<float>(memory.Y2, Count).Clear();
        parallel.Forward(memory.X, memory.Y2, Count, null);
        Assert.Equal(-1, SameBits.FirstDifference(new(memory.Y, Count), new(memory.Y2, Count)));
    }

    [Fact]
    public void Backward_is_the_derivative_times_the_gradient()
    {
        const int Count = 1003;
        using var memory = new Arrays(Count);
        var kernel = ActivationKernel.Compile(Function, []);
        kernel.ForwardWithDerivative(memory.X, memory.Y, memory.D, Count, null);
        for (var i = 0; i < Count; i++) memory.Y2[i] = 1 + (i % 7);
        kernel.Backward(memory.X, memory.Y2, memory.D2, Count, null);
        for (var i = 0; i < Count; i++) Assert.Equal(memory.D[i] * memory.Y2[i], memory.D2[i]);
    }

    // Larger than StreamingBytes, so that outputs go past the caches; outputs that begin at different places of a line cannot.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(5, 1)]
    public void Long_arrays_give_the_same_bits_wherever_they_begin(int startOfValue, int startOfDerivative)
    {
        const int Count = 3_000_001;
        using var memory = new Arrays(Count + 16);
        var kernel = ActivationKernel.Compile(Function, []);
        for (var i = 0; i < Count; i += 4099) kernel.ForwardWithDerivative(memory.X + i, memory.Y + i, memory.D + i, Math.Min(4099, Count - i), null);
        kernel.ForwardWithDerivative(memory.X, memory.Y2 + startOfValue, memory.D2 + startOfDerivative, Count, null);
        Assert.Equal(-1, SameBits.FirstDifference(new(memory.Y, Count), new(memory.Y2 + startOfValue, Count)));
        Assert.Equal(-1, SameBits.FirstDifference(new(memory.D, Count), new(memory.D2 + startOfDerivative, Count)));
        Assert.Equal(0, memory.Y2[startOfValue + Count]);
    }

    private sealed class Arrays : IDisposable
    {
        private readonly AlignedBuffer[] _buffers;

        public Arrays(int count)
        {
            _buffers = [.. Enumerable.Range(0, 5).Select(_ => new AlignedBuffer(count))];
            for (var i = 0; i < count; i++) X[i] = -8 + (16f * i / count);
        }

        public float* X => _buffers[0].Pointer;

        public float* Y => _buffers[1].Pointer;

        public float* D => _buffers[2].Pointer;

        public float* Y2 => _buffers[3].Pointer;

        public float* D2 => _buffers[4].Pointer;

        public void Dispose()
        {
            foreach (var buffer in _buffers) buffer.Dispose();
        }
    }
}
