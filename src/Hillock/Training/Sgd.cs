using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hillock.Kernels;

namespace Hillock.Training;

/// <summary>Stochastic gradient descent, with momentum as PyTorch does it:
/// <c>v = μ·v + g</c>, <c>w -= rate·v</c>, or with Nesterov's look-ahead <c>w -= rate·(g + μ·v)</c>.</summary>
/// <remarks>Polyak 1964; Nesterov 1983 in the form of Sutskever et al. 2013.</remarks>
public sealed record Sgd : Optimizer
{
    /// <summary>Sets the rate and the momentum.</summary>
    /// <exception cref="HillockException">A rate not above 0, a momentum outside [0, 1), Nesterov without momentum.</exception>
    public Sgd(double rate = 0.01, double momentum = 0, bool nesterov = false)
        : base(rate)
    {
        Momentum = momentum;
        Nesterov = nesterov;
        if (nesterov && momentum == 0)
            throw new HillockException("Nesterov's look-ahead needs a momentum above 0, such as 0.9.");
    }

    /// <inheritdoc/>
    public override string Id => "sgd";

    /// <summary>μ, in [0, 1).</summary>
    public double Momentum { get; init => field = Check(value, "momentum", value is >= 0 and < 1, "at least 0 and below 1, such as 0.9"); }

    /// <summary>Whether the gradient is taken where the momentum leads.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    internal override int States => Momentum == 0 ? 0 : 1;

    /// <inheritdoc/>
    internal override void Update(in UpdateSpan span)
    {
        if (Vector512.IsHardwareAccelerated) Update<Lanes512>(span);
        else if (Vector256.IsHardwareAccelerated) Update<Lanes256>(span);
        else Update<Lanes128>(span);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Update<T>(in UpdateSpan span)
        where T : unmanaged, ILanes<T>
    {
        float* w = span.Values, g = span.Gradients, v = span.First;
        var rate = T.Broadcast((float)-Rate);
        if (Momentum == 0)
        {
            for (nint i = 0; i < span.Count; i += T.Count)
                T.MultiplyAdd(rate, T.Load(g + i), T.Load(w + i)).Store(w + i);
            return;
        }

        var momentum = T.Broadcast((float)Momentum);
        var nesterov = Nesterov;
        for (nint i = 0; i < span.Count; i += T.Count)
        {
            var gradient = T.Load(g + i);
            var velocity = T.MultiplyAdd(momentum, T.Load(v + i), gradient).FlushTiny();
            velocity.Store(v + i);
            var step = nesterov ? T.MultiplyAdd(momentum, velocity, gradient) : velocity;
            T.MultiplyAdd(rate, step, T.Load(w + i)).Store(w + i);
        }
    }
}
