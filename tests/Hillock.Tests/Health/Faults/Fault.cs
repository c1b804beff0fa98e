using Hillock.Training;

namespace Hillock.Tests.Health.Faults;

/// <summary>A planted fault, and the codes that name it.</summary>
internal sealed record Fault(string Name, Func<FaultSetup, FaultSetup?> Plant, params string[] Codes)
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("vanishing gradients", s =>
            s with { Activation = "sigmoid", Initializer = "glorot_uniform", Depth = 20 }, "signal.vanishing", "gradient.vanishing", "signal.collapse"),
        new("exploding gradients", s => s with { Initializer = "gain_normal(4)", Depth = 12 }, "signal.exploding", "gradient.exploding", "init.mismatch"),
        new("dying units", s => s with { Bias = -6 }, "units.dead_at_start", "units.dead"),
        new("wrong initialiser", s => s with { Initializer = "constant(0.1)" }, "init.symmetric", "init.mismatch"),
        new("unscaled inputs", s => s with { Data = d => FaultBase.Changed(d, inputs: Scale) }, "data.unscaled"),
        new("shuffled labels", s => s with { Data = d => FaultBase.Changed(d, labels: Shuffle, targets: Shuffle) }, "labels.unrelated"),
        new("wrong output or loss", s =>
            s.Base == FaultBase.Regression ? s with { Output = "sigmoid" }
            : s with { Output = "sigmoid" }, "output.range", "output.sigmoid_for_exclusive_classes"),
        new("double softmax", s => s.Base == FaultBase.Regression ? null : s with { Behind = "softmax" }, "output.double_activation"),
        new("rate too high", s => s with { Optimizer = new Adam(0.8) }, "rate.too_high", "optimizer.rate_too_high"),
        new("rate too low", s => s with { Optimizer = new Adam(1e-7) }, "rate.too_low", "optimizer.rate_too_low"),
        new("missing normalisation", s =>
            s with { Activation = "softplus", Depth = 24 }, "signal.vanishing", "signal.collapse", "signal.unstable", "signal.not_centred",
            "gradient.vanishing"),
        new("linear hidden layers", s => s with { Activation = "linear" }, "network.linear"),
        new("steps that explode", s => s with { Optimizer = new Sgd(30) }, "rate.too_high", "optimizer.rate_too_high", "loss.not_finite"),
        new("softmax in a hidden layer", s => s with { Activation = "softmax" }, "network.softmax_hidden"),
    ];

    private static void Scale(float[] inputs)
    {
        for (var i = 0; i < inputs.Length; i++) inputs[i] = (inputs[i] * 400) + 1000;
    }

    private static void Shuffle(int[] labels) => new RandomStream(77, "shuffled").Shuffle(labels.AsSpan());

    private static void Shuffle(float[] targets) => new RandomStream(77, "shuffled").Shuffle(targets.AsSpan());
}
