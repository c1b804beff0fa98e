using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Training.Updates;

/// <summary>An optimiser's states for one network, each flat as its parameters; steps over fixed pieces.</summary>
internal sealed unsafe class OptimizerState : IBlockWork, IDisposable
{
    private const int Piece = 16384;

    private readonly Optimizer _optimizer;
    private readonly ParameterStore _store;
    private readonly AlignedBuffer _gradients;
    private readonly WorkerTeam? _team;
    private double _rate;

    /// <summary>States as they are before the first step.</summary>
    public OptimizerState(Optimizer optimizer, ParameterStore store, AlignedBuffer gradients, WorkerTeam? team)
    {
        _optimizer = optimizer;
        _store = store;
        _gradients = gradients;
        _team = team;
        States = new AlignedBuffer(gradients.Length * optimizer.States);
        if (optimizer.FirstState != 0) States.Span.Fill(optimizer.FirstState);
    }

    /// <summary>The states, one after another.</summary>
    public AlignedBuffer States { get; }

    /// <summary>Steps taken.</summary>
    public long Steps { get; set; }

    /// <summary>What the optimiser carries from step to step.</summary>
    public double Carried { get; set; } = 1;

    /// <summary>The average of the parameters, which follows each step; or null.</summary>
    public WeightAverage? Average { get; set; }

    /// <summary>Moves the parameters along their gradient; <paramref name="shared"/>: with the team, where there is one.</summary>
    public void Step(double rate, bool shared = true)
    {
        _rate = rate;
        Steps++;
        Carried = _optimizer.Carry(Carried, Steps);
        Average?.Begin(Steps);
        var pieces = (int)((_gradients.Length + Piece - 1) / Piece);
        if (shared && _team is not null && pieces > 1) _team.Run(this, pieces);
        else
            for (var i = 0; i < pieces; i++) RunBlock(i);
    }

    /// <summary>One piece of the flat buffers; where weights end, so does their decay.</summary>
    public void RunBlock(int block)
    {
        var first = (nint)block * Piece;
        var last = Math.Min(first + Piece, _gradients.Length);
        var weights = Math.Clamp(_store.DecayedLength, first, last);
        if (weights > first) Update(first, weights - first, decays: true);
        if (last > weights) Update(weights, last - weights, decays: false);
        Average?.Follow(first, last - first);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        States.Dispose();
        Average?.Dispose();
    }

    private void Update(nint offset, nint count, bool decays) => _optimizer.Update(new UpdateSpan
    {
        Values = _store.Values.Pointer + offset,
        Gradients = _gradients.Pointer + offset,
        States = States.Pointer + offset,
        StateStride = _gradients.Length,
        Count = count,
        Decays = decays,
        Step = Steps,
        Rate = _rate,
        Carried = Carried,
    });
}
