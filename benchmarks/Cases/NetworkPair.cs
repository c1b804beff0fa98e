using Hillock.Layers;
using Hillock.Networks;

using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Hillock.Benchmarks.Cases;

/// <summary>The same network in Hillock, as layers in text, and in TorchSharp; both end in logits of ten classes.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Inputs">The shape of a sample, channels last.</param>
/// <param name="Batch">Rows of a training step.</param>
/// <param name="Layers">Hillock's layers.</param>
/// <param name="Peer">Makes TorchSharp's module, for samples with channels first.</param>
internal sealed record NetworkPair(string Name, Shape Inputs, int Batch, string[] Layers, Func<Module<Tensor, Tensor>> Peer)
{
    /// <summary>Classes at the end.</summary>
    public const int Classes = 10;

    /// <summary>Every network, from small to large.</summary>
    public static IReadOnlyList<NetworkPair> All { get; } =
    [
        new("mlp-784-64-32", 784, 32, ["dense(64, relu)", "dense(32, relu)"], () => Sequential(
            Linear(784, 64), ReLU(), Linear(64, 32), ReLU(), Linear(32, Classes))),
        new("mlp-20x256-silu", 256, 128, [.. Enumerable.Repeat("dense(256, silu)", 20)], () => Sequential(
            Enumerable.Range(0, 20).SelectMany(_ => new Module<Tensor, Tensor>[] { Linear(256, 256), SiLU() }).Append(Linear(256, Classes)).ToArray())),
        new("cnn-16-32-dense-128", new Shape(28, 28, 1), 64,
            ["conv2d(16, 3, relu)", "max_pool2d", "conv2d(32, 3, relu)", "max_pool2d", "flatten", "dense(128, relu)"], () => Sequential(
            Conv2d(1, 16, 3), ReLU(), MaxPool2d(2), Conv2d(16, 32, 3), ReLU(), MaxPool2d(2), Flatten(), Linear(800, 128), ReLU(), Linear(128, Classes))),
        new("cnn-32-64-128-batchnorm", new Shape(32, 32, 3), 64,
            [.. Block(32), "max_pool2d", .. Block(64), "max_pool2d", .. Block(128), "global_average_pool"], () => Sequential(
            [.. PeerBlock(3, 32), MaxPool2d(2), .. PeerBlock(32, 64), MaxPool2d(2), .. PeerBlock(64, 128), AdaptiveAvgPool2d(1), Flatten(),
                Linear(128, Classes)])),
        new("resnet-8-batchnorm", new Shape(32, 32, 3), 64,
            [.. Block(32), Skip(32), "relu", .. Block(64, ", stride=2"), Skip(64), "relu", Skip(64), "relu", "global_average_pool"], () => Sequential(
            [.. PeerBlock(3, 32), new PeerSkip(32), ReLU(), .. PeerBlock(32, 64, 2), new PeerSkip(64), ReLU(), new PeerSkip(64), ReLU(), AdaptiveAvgPool2d(1),
                Flatten(), Linear(64, Classes)])),
        new("lstm-128-on-50x32", new Shape(50, 32), 32, ["lstm(128)"], () => Sequential(new PeerLstm(32, 128), Linear(128, Classes))),
        new("lstm-128-on-50x128", new Shape(50, 128), 32, ["lstm(128)"], () => Sequential(new PeerLstm(128, 128), Linear(128, Classes))),
        new("gru-128-on-50x32", new Shape(50, 32), 32, ["gru(128)"], () => Sequential(new PeerGru(32, 128), Linear(128, Classes))),
    ];

    /// <summary>Hillock's network.</summary>
    public Sequential Create()
    {
        var model = new Sequential(Inputs);
        foreach (var layer in Layers) model.Add(Layer.Parse(layer));
        model.Add(new Dense(Classes));
        return model;
    }

    /// <summary>Operations of the products and convolutions of a training step: forward, weight gradient, and the input gradient of all but the first
    /// layer.</summary>
    public double StepFlops()
    {
        using var all = Create();
        using var first = new Sequential(Inputs) { Layer.Parse(Layers[0]) };

        // The gradient by the states of a recurrent layer is needed in any case.
        var byInput = first.Layers[0].Layer is RecurrentLayer ? Inputs[0] * first.Parameters[0].Count : first.MultiplyAdds;
        return 2.0 * Batch * ((3 * all.MultiplyAdds) - byInput);
    }

    /// <summary>Operations of the products and convolutions of one row's prediction.</summary>
    public double PredictionFlops()
    {
        using var all = Create();
        return 2.0 * all.MultiplyAdds;
    }

    private static string[] Block(int filters, string more = "") => [$"conv2d({filters}, 3, padding=same, bias=false{more})", "batch_norm", "relu"];

    private static string Skip(int filters) =>
        $"residual(conv2d({filters}, 3, padding=same, bias=false) | batch_norm | relu | conv2d({filters}, 3, padding=same, bias=false) | batch_norm)";

    private static Module<Tensor, Tensor>[] PeerBlock(int inputs, int filters, int stride = 1) =>
        [Conv2d(inputs, filters, 3, stride: stride, padding: 1, bias: false), BatchNorm2d(filters), ReLU()];

    private sealed class PeerSkip : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> _through;

        public PeerSkip(int filters)
            : base("skip")
        {
            _through = Sequential(
                Conv2d(filters, filters, 3, padding: 1, bias: false), BatchNorm2d(filters), ReLU(), Conv2d(filters, filters, 3, padding: 1, bias: false),
                    BatchNorm2d(filters));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => _through.call(x) + x;
    }

    /// <summary>The last state of an LSTM.</summary>
    private sealed class PeerLstm : Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.LSTM _lstm;

        public PeerLstm(int features, int units)
            : base("lstm")
        {
            _lstm = LSTM(features, units, batchFirst: true);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => _lstm.call(x).Item2[0];
    }

    /// <summary>The last state of a GRU.</summary>
    private sealed class PeerGru : Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.GRU _gru;

        public PeerGru(int features, int units)
            : base("gru")
        {
            _gru = GRU(features, units, batchFirst: true);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => _gru.call(x).Item2[0];
    }
}
