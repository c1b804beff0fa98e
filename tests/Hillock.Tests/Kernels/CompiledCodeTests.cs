using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Kernels;
using Hillock.Kernels.Rows;
using Hillock.Layers;

namespace Hillock.Tests.Kernels;

/// <summary>Code compiled for a formula is freed with those who use it. HILLOCK_FORMULAS=100000 makes it so many formulas instead of ten thousand.</summary>
/// <remarks>Alone in the process, whose memory is measured.</remarks>
[Collection(nameof(CompiledCodeTests))]
[CollectionDefinition(nameof(CompiledCodeTests), DisableParallelization = true)]
public sealed unsafe class CompiledCodeTests
{
    // The last few that the cache itself holds.
    private const int Held = 64;

    private static int Formulas =>
        int.TryParse(Environment.GetEnvironmentVariable("HILLOCK_FORMULAS"), CultureInfo.InvariantCulture, out var count) ? count : 10_000;

    [Fact]
    public void Many_formulas_one_after_another_leave_no_code_behind()
    {
        // A compiled formula takes some 10 KB of heap and 3 KB of code: the formulas of one half would leave 50 and 15 MB.
        const long HeapTolerance = 4 << 20, ProcessTolerance = 12 << 20;
        var (half, alive) = (Formulas / 2, new List<WeakReference>());
        Compile(0, half, alive);
        var (heap, whole) = (Heap(), Private());
        Compile(half, Formulas, alive);
        var (heapAfter, wholeAfter) = (Heap(), Private());

        Assert.InRange(alive.Count(w => w.IsAlive), 0, Held);
        Assert.True(heapAfter - heap <= HeapTolerance,
            $"the managed heap grew from {heap} to {heapAfter} bytes while {Formulas - half} formulas were compiled");
        Assert.True(wholeAfter - whole <= ProcessTolerance,
            $"the process grew from {whole} to {wholeAfter} bytes while {Formulas - half} formulas were compiled");
    }

    [Fact]
    public void A_loop_that_somebody_holds_is_handed_out_again()
    {
        var (formula, cell) = (Formula.Parse("x*123456"), Loop("x*123456"));
        var held = ActivationKernel.Compile(formula, []);
        var tile = TileShape.Best.Kernel(Kind(100_000));
        Compile(200_000, 200_000 + (4 * Held), []);
        for (var i = 0; i < 4 * Held; i++) (_, _) = (Loop($"x*{i + 2}"), TileShape.Best.Kernel(Kind(i)));
        _ = Heap();

        Assert.Same(held, ActivationKernel.Compile(Formula.Parse("x*123456"), []));
        Assert.Same(cell, Loop("x*123456"));
        Assert.Same(tile, TileShape.Best.Kernel(Kind(100_000)));
    }

    [Fact]
    public void Loops_of_cells_and_tiles_of_edges_are_freed()
    {
        var (cells, tiles) = (new List<WeakReference>(), new List<WeakReference>());
        for (var i = 0; i < 3 * Held; i++) Add(i);
        _ = Heap();

        Assert.InRange(cells.Count(w => w.IsAlive), 1, Held);
        Assert.InRange(tiles.Count(w => w.IsAlive), 1, Held);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Add(int i)
        {
            cells.Add(new WeakReference(Loop($"x*{i + 1000}")));
            tiles.Add(new WeakReference(TileShape.Best.Kernel(Kind(i + 1000))));
        }
    }

    [Fact]
    public void Row_functions_one_after_another_leave_no_code_behind()
    {
        const int Functions = 1000;
        const long HeapTolerance = 4 << 20;
        var alive = new List<WeakReference>();
        CompileRows(0, Functions / 2, alive);
        var heap = Heap();
        CompileRows(Functions / 2, Functions, alive);
        var after = Heap();

        Assert.InRange(alive.Count(w => w.IsAlive), 1, 2 * Held);
        Assert.True(after - heap <= HeapTolerance, $"the managed heap grew from {heap} to {after} bytes while {Functions / 2} row functions were compiled");
    }

    [Theory]
    [InlineData("kwta(k=7)")]
    [InlineData("maxout(group=3)")]
    [InlineData("gumbel_softmax(tau=0.3)")]
    public void Equal_row_functions_share_one_loop_for_as_long_as_it_is_held(string text)
    {
        var (activation, held) = (Activation.Parse(text), RowLoopOf(text));
        CompileRows(2000, 2000 + (2 * Held), []);
        _ = Heap();

        Assert.Same(held, RowLoopOf(activation.Text));
        Assert.NotSame(held, RowLoopOf("kwta(k=8)"));
        Assert.NotSame(held, RowLoopOf("maxout(group=4)"));
    }

    [Fact]
    public void Threads_that_ask_at_once_share_one()
    {
        for (var round = 0; round < 50; round++)
        {
            var formula = Formula.Parse($"x*{round + 300_000}");
            var found = new ActivationKernel[4];
            Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = found.Length }, i => found[i] = ActivationKernel.Compile(formula, []));
            Assert.Single(found.Distinct());
        }
    }

    [Fact]
    public void A_key_leaves_with_its_value()
    {
        var cache = new WeakCache<int, object>(held: 4);
        for (var i = 0; i < 1000; i++) cache.Get(i, _ => new object());
        _ = Heap();

        Assert.Equal(4, cache.Count);
    }

    [Fact]
    public void The_last_few_asked_for_are_kept()
    {
        var cache = new WeakCache<int, object>(held: 3);
        var made = 0;
        foreach (var key in (int[])[1, 2, 3, 1, 4]) Ask(key);
        _ = Heap();
        foreach (var key in (int[])[4, 1, 3]) Ask(key);
        Assert.Equal(4, made);
        Ask(2);
        Assert.Equal(5, made);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Ask(int key) => cache.Get(key, _ =>
        {
            made++;
            return new object();
        });
    }

    private static TileKind Kind(int room) => new(2, 1) { Edge = new TileEdge(3, 1, 1, 1, room + 1) };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ICellLoop Loop(string formula)
    {
        var layer = new SimpleRNN(4, formula);
        return CellLoops.Forward(layer.Cell, layer.Functions, new LearnedPlanes(layer.Functions, layer.Cell.PlanesEachLearned), training: false).Single();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Compile(int from, int to, List<WeakReference> alive)
    {
        var (x, y, d) = (0.5f, 0f, 0f);
        for (var i = from; i < to; i++)
        {
            var kernel = ActivationKernel.Compile(Formula.Parse($"x*{i + 2}"), []);
            kernel.ForwardWithDerivative(&x, &y, &d, 1, null);
            Assert.Equal(i + 2, d);
            alive.Add(new WeakReference(kernel));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static RowLoop RowLoopOf(string text) => Activation.Parse(text) switch
    {
        SoftmaxActivation softmax => softmax.Row.Loop,
        NormalizingActivation row => row.Row.Loop,
        ReducingActivation reducing => reducing.Row.Loop,
        var other => throw new NotSupportedException(other.Text),
    };

    // As many winners as numbers, or more: all are kept.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CompileRows(int from, int to, List<WeakReference> alive)
    {
        for (var i = from; i < to; i++)
        {
            var loop = RowLoopOf($"kwta(k={i + 3})");
            Run(loop);
            alive.Add(new WeakReference(loop));
        }
    }

    private static void Run(RowLoop loop)
    {
        Span<float> x = [3, -1, 2], dy = [1, 1, 1], y = new float[3], dx = new float[3], scratch = new float[loop.Scratch(3)];
        fixed (float* px = x, pdy = dy, py = y, pdx = dx, room = scratch)
        {
            loop.Forward(px, 3, py, room);
            loop.Backward(px, pdy, 3, pdx, room);
        }

        Assert.Equal([3, -1, 2], y.ToArray());
        Assert.Equal([1, 1, 1], dx.ToArray());
    }

    private static long Heap()
    {
        // What dies in one collection is finalised after it and freed in the next.
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static long Private()
    {
        using var process = Process.GetCurrentProcess();
        return process.PrivateMemorySize64;
    }
}
