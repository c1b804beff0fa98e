using Hillock.Kernels;

namespace Hillock.Engine;

/// <summary>What the operations of a plan share: sizes, threads, parameters, and the moment in the training.</summary>
internal sealed unsafe class PlanContext
{
    /// <summary>The most rows a pass can hold.</summary>
    public required int MaxRows { get; init; }

    /// <summary>Whether the plan has a backward pass.</summary>
    public required bool Training { get; init; }

    /// <summary>The network's parameters.</summary>
    public required ParameterStore Parameters { get; init; }

    /// <summary>The gradients, laid out as the parameters; null in an evaluation plan.</summary>
    public AlignedBuffer? Gradients { get; init; }

    /// <summary>The threads, or null for the caller's alone.</summary>
    public WorkerTeam? Team { get; init; }

    /// <summary>How many threads there are.</summary>
    public int Threads => Team?.Threads ?? 1;

    /// <summary>The fewest floating-point operations of a pass that the team shares; tests set 0, so that their small networks are shared.</summary>
    /// <remarks>Weights that several cores have read must be fetched back to be changed, some 10 ns a cache line; a network whose step takes
    /// less than a tenth of a millisecond loses more by that than it gains.</remarks>
    public static double LeastSharedWork { get; set; } = 10e6;

    /// <summary>Floating-point operations of a pass, forward and back, over the most rows; about.</summary>
    public double Work { get; init; } = double.PositiveInfinity;

    /// <summary>How many of them the pass at hand does not do, because its rows are sparse.</summary>
    public double SkippedWork { get; set; }

    /// <summary>Whether the team shares the pass at hand, so much work is there.</summary>
    public bool IsShared => Team is not null && Work - SkippedWork >= LeastSharedWork;

    /// <summary>The source of dropout masks.</summary>
    public RandomStream Random { get; init; }

    /// <summary>Whether activations and normalisations may become part of the operation before them; else each layer has a value of its own.</summary>
    public bool Fuses { get; init; } = true;

    /// <summary>Steps done so far: with the seed it decides the dropout masks.</summary>
    public long Step { get; set; }

    /// <summary>Whether a training pass belongs to a step: noise is drawn and running statistics move; off in probes.</summary>
    public bool Learning { get; set; } = true;

    /// <summary>For messages, the number of the pass's first row among those that were given; null where a pass has rows in any order.</summary>
    public int? FirstRow { get; set; }

    /// <summary>The kernels that skip the zeros of sparse rows, or null to multiply them too; the results have the same bits.</summary>
    public SparseShape? Sparse { get; set; } = SparseShape.Best;

    /// <summary>Runs the blocks on the team, or here.</summary>
    public void Run(IBlockWork work, int blocks)
    {
        if (blocks > 1 && IsShared)
        {
            Team!.Run(work, blocks);
            return;
        }

        for (var block = 0; block < blocks; block++) work.RunBlock(block);
    }

    /// <summary>The first value of a parameter tensor.</summary>
    public float* Value(ParameterTensor tensor) => Parameters.Values.Pointer + tensor.Offset;

    /// <summary>The first gradient of a parameter tensor; null in an evaluation plan.</summary>
    public float* Gradient(ParameterTensor tensor) => Gradients is null ? null : Gradients.Pointer + tensor.Offset;
}
