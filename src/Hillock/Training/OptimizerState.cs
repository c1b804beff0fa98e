using Hillock.Kernels;
using Hillock.Networks;

namespace Hillock.Training;

/// <summary>An optimiser's moving averages for one network, flat as its parameters; steps over fixed pieces.</summary>
internal sealed unsafe class OptimizerState : IBlockWork, IDisposable
{
    private const int Piece = 16384;

    private readonly Optimizer _optimizer;
    private readonly ParameterStore _store;
    private readonly AlignedBuffer _gradients;
    private readonly AlignedBuffer? _first;
    private readonly AlignedBuffer? _second;
    private readonly WorkerTeam? _team;

    /// <summary>Averages of zero.</summary>
    public OptimizerState(Optimizer optimizer, ParameterStore store, AlignedBuffer gradients, WorkerTeam? team)
    {
        _optimizer = optimizer;
        _store = store;
        _gradients = gradients;
        _team = team;
        if (optimizer.States > 0) _first = new AlignedBuffer(gradients.Length);
        if (optimizer.States > 1) _second = new AlignedBuffer(gradients.Length);
    }

    /// <summary>Steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>Moves the parameters along their gradient; <paramref name="shared"/>: with the team, where there is one.</summary>
    public void Step(bool shared)
    {
        Steps++;
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
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _first?.Dispose();
        _second?.Dispose();
    }

    private void Update(nint offset, nint count, bool decays) => _optimizer.Update(new UpdateSpan
    {
        Values = _store.Values.Pointer + offset,
        Gradients = _gradients.Pointer + offset,
        First = _first is null ? null : _first.Pointer + offset,
        Second = _second is null ? null : _second.Pointer + offset,
        Count = count,
        Decays = decays,
        Step = Steps,
    });
}
