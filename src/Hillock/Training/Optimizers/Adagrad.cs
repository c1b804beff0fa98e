using System.Runtime.CompilerServices;
using Hillock.Texts;
using Hillock.Training.Updates;

namespace Hillock.Training;

/// <summary>Adagrad (Duchi, Hazan and Singer 2011): <c>s += g²</c>, <c>w -= rate·g / (√s + ε)</c>.</summary>
/// <remarks>The rate and ε are PyTorch's; Keras begins s at 0.1. Weight decay is L2 in the gradient.</remarks>
public sealed record Adagrad : Optimizer, IHasForms<Optimizer>
{
    /// <summary>Sets the rate, the first s, ε and the weight decay.</summary>
    /// <exception cref="HillockException">A rate not above 0, a first sum below 0, ε not above 0.</exception>
    public Adagrad(double rate = 0.01, double initialSum = 0, double epsilon = 1e-10, double weightDecay = 0)
        : base(rate)
    {
        InitialSum = initialSum;
        Epsilon = epsilon;
        WeightDecay = weightDecay;
    }

    static IReadOnlyList<UsualForm<Optimizer>> IHasForms<Optimizer>.Forms => [new(new Adagrad(), "adagrad") { Place = 8 }];

    /// <inheritdoc/>
    public override string Id => "adagrad";

    /// <inheritdoc/>
    public override OptimizerFacts Facts => new()
    {
        Source = "Duchi, Hazan and Singer 2011, JMLR 12",
        Rates = (1e-4, 1),
        StepLength = "moves a weight by the rate at first, and by less and less then",
        Adapts = true,
    };

    /// <summary>s before the first step; at least 0.</summary>
    public double InitialSum { get; init => field = Check(value, "initial sum of Adagrad", value >= 0 && double.IsFinite(value), "at least 0, such as 0.1"); }

    /// <summary>Added to the root, outside of it; above 0.</summary>
    public double Epsilon { get; init => field = Small(value, "epsilon of Adagrad"); }

    /// <inheritdoc/>
    internal override int States => 1;

    /// <inheritdoc/>
    internal override float FirstState => (float)InitialSum;

    /// <inheritdoc/>
    private protected override Optimizer WithOwn(Settings settings) => this with
    {
        InitialSum = settings.Number("initial_sum", InitialSum, "initial_accumulator_value"),
        Epsilon = AskEpsilon(settings, Epsilon),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override unsafe void Update<T>(in UpdateSpan span)
    {
        float* w = span.Values, g = span.Gradients, s = span.State(0);
        var rate = T.Broadcast((float)-span.Rate);
        var decay = T.Broadcast(span.Decays ? (float)WeightDecay : 0);
        var eps = T.Broadcast((float)Epsilon);
        for (nint i = 0; i < span.Count; i += T.Count)
        {
            var weight = T.Load(w + i);
            var gradient = T.MultiplyAdd(decay, weight, T.Load(g + i));
            var sum = T.MultiplyAdd(gradient, gradient, T.Load(s + i)).FlushTiny();
            sum.Store(s + i);
            T.MultiplyAdd(rate, gradient / (sum.Sqrt() + eps), weight).Store(w + i);
        }
    }
}
