using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Training.Updates;

/// <summary>From the gradients of the parts of a batch to changed parameters: sum, penalty, limits, optimiser, average; in this order.</summary>
internal sealed class GradientUpdate : IDisposable
{
    private readonly ParameterStore _store;
    private AlignedBuffer? _sum;
    private bool _summed;

    /// <summary>No step taken yet.</summary>
    public GradientUpdate(FitOptions options, ParameterStore store, WorkerTeam? team)
    {
        _store = store;
        Options = options;
        Gradients = new AlignedBuffer(store.Values.Length);
        Optimizer = new OptimizerState(options.Optimizer, store, Gradients, team);
    }

    /// <summary>The gradient of the part at hand, flat as the parameters; after a step, what the optimiser saw.</summary>
    public AlignedBuffer Gradients { get; }

    /// <summary>The optimiser's states.</summary>
    public OptimizerState Optimizer { get; }

    /// <summary>The penalty and the limits of a step, among others.</summary>
    public FitOptions Options { get; set; }

    /// <summary>Steps taken in which a limit changed the gradient.</summary>
    public long ClippedSteps { get; private set; }

    /// <summary>Bytes of working memory.</summary>
    public long Bytes => sizeof(float) * (Gradients.Length + Optimizer.States.Length + (_sum?.Length ?? 0) + (Optimizer.Average?.Values.Length ?? 0));

    /// <summary>Begins a batch.</summary>
    public void Begin() => _summed = false;

    /// <summary>Puts the gradient of a part by, so that the next part can be computed.</summary>
    public void Keep()
    {
        _sum ??= new AlignedBuffer(Gradients.Length);
        if (_summed) FlatSum.Add(Gradients, _sum);
        else Gradients.Span.CopyTo(_sum.Span);
        _summed = true;
    }

    /// <summary>Moves the parameters along the gradient of all parts; <paramref name="shared"/>: with the team, where there is one.</summary>
    public unsafe void Apply(double rate, bool shared)
    {
        if (_summed) FlatSum.Add(_sum!, Gradients);
        if (Options is { L1: > 0 } or { L2: > 0 }) Penalty.AddGradient(_store.Values.Pointer, Gradients.Pointer, _store.DecayedLength, Options.L1, Options.L2);
        Clip();
        Optimizer.Step(rate, shared);
        _store.Touch();
    }

    private void Clip()
    {
        var clipped = Options.ClipValue is { } value && GradientClipping.ByValue(Gradients, value);
        if (Options.ClipNorm is { } norm) clipped |= GradientClipping.ByNorm(Gradients, norm) > norm;
        if (clipped) ClippedSteps++;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Gradients.Dispose();
        Optimizer.Dispose();
        _sum?.Dispose();
    }
}
