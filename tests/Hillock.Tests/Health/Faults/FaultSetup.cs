using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Health.Faults;

/// <summary>A network and its training, sound unless changed.</summary>
internal sealed record FaultSetup(FaultBase Base, long Seed)
{
    public string Activation { get; init; } = "relu";

    public string Initializer { get; init; } = "auto";

    public double Bias { get; init; }

    /// <summary>Hidden layers: dense ones, or convolutions before one dense layer.</summary>
    public int Depth { get; init; } = 3;

    public string? Output { get; init; }

    /// <summary>An activation as a layer of its own behind the output.</summary>
    public string? Behind { get; init; }

    public Loss? Loss { get; init; }

    public Optimizer Optimizer { get; init; } = new Adam(3e-3);

    public int Epochs { get; init; } = 20;

    public Func<DataSet, DataSet> Data { get; init; } = data => data;

    public (Network Model, DataSet Data, FitOptions Options) Build()
    {
        var data = Data(Base.Data(Seed));
        var model = new Sequential(data.Inputs);
        foreach (var layer in Base.IsConvolutional ? Convolutions() : Hidden(Depth)) model.Add(layer);
        model.Add(new Dense(data.Outputs, Output ?? (data.Task == TaskKind.Regression ? "linear" : "softmax")));
        if (Behind is not null) model.Add(Behind);
        model.Initialize(Seed);
        if (Bias != 0)
        {
            foreach (var bias in model.Parameters.Where(p => p.Name.EndsWith(".bias", StringComparison.Ordinal)).SkipLast(1))
                model.SetParameter(bias.Name, [.. Enumerable.Repeat((float)Bias, (int)bias.Count)]);
        }

        return (model, data, new FitOptions { Seed = Seed, Epochs = Epochs, Optimizer = Optimizer, Loss = Loss });
    }

    private IEnumerable<string> Hidden(int depth) => Enumerable.Repeat($"dense(48, {Activation}, {Initializer})", depth);

    private IEnumerable<string> Convolutions() =>
    [
        .. Enumerable.Repeat($"conv2d(8, 3, {Activation}, padding=same, initializer={Initializer})", Math.Max(2, Depth / 2)),
        "max_pool2d", "flatten", .. Hidden(1),
    ];
}
