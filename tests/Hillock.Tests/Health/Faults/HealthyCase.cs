using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Health.Faults;

/// <summary>A sound network, in which no failing finding may be made.</summary>
internal sealed record HealthyCase(string Name, Func<long, (Network Model, DataSet Data, FitOptions Options)> Build)
{
    public static IReadOnlyList<HealthyCase> All { get; } =
    [
        new("ReLU, He", seed => Stack(FaultBase.Dense, seed, "relu", "he_normal", 3)),
        new("ReLU, He, regression", seed => Stack(FaultBase.Regression, seed, "relu", "he_normal", 3)),
        new("SELU, LeCun", seed => Stack(FaultBase.Dense, seed, "selu", "lecun_normal", 8)),
        new("tanh at the edge of chaos", seed => Edge(seed)),
        new("residual, LayerNorm, GELU", seed => Residuals(seed)),
        new("CNN, BatchNorm", seed => Pictures(seed)),
        new("CNN on empty borders", seed => Borders(seed)),
        new("LSTM, clipping", seed => Lstm(seed)),
    ];

    private static (Network, DataSet, FitOptions) Stack(FaultBase ground, long seed, string activation, string initializer, int depth) =>
        new FaultSetup(ground, seed) { Activation = activation, Initializer = initializer, Depth = depth, Optimizer = new Adam() }.Build();

    private static (Network, DataSet, FitOptions) Edge(long seed)
    {
        // Weights of variance 1.2604/n and biases of deviation 0.05·… lie on the edge for tanh.
        var (model, data, options) = new FaultSetup(FaultBase.Dense, seed)
        { Activation = "tanh", Initializer = "gain_normal(1.1227)", Depth = 10, Optimizer = new Adam() }.Build();
        var random = new RandomStream(seed, "biases");
        foreach (var bias in model.Parameters.Where(p => p.Name.EndsWith(".bias", StringComparison.Ordinal)).SkipLast(1))
        {
            var values = new float[bias.Count];
            for (var i = 0; i < values.Length; i++) values[i] = (float)(0.05 * random.NextNormal());
            model.SetParameter(bias.Name, values);
        }

        return (model, data, options);
    }

    private static (Network, DataSet, FitOptions) Residuals(long seed)
    {
        var data = FaultBase.Dense.Data(seed);
        var model = new Sequential(data.Inputs) { "dense(48)" };
        for (var i = 0; i < 6; i++) model.Add("residual(layer_norm | dense(48, gelu) | dense(48))");
        model.Add("layer_norm");
        model.Add(new Dense(data.Outputs, "softmax"));
        return (model, data, new FitOptions { Seed = seed, Epochs = 20, Optimizer = new Adam() });
    }

    private static (Network, DataSet, FitOptions) Pictures(long seed)
    {
        var data = FaultBase.Pictures.Data(seed);
        var model = new Sequential(data.Inputs)
        {
            "conv2d(12, 3, padding=same, bias=false)", "batch_norm", "relu", "max_pool2d", "conv2d(16, 3, padding=same, bias=false)", "batch_norm", "relu",
            "global_average_pool", new Dense(data.Outputs, "softmax"),
        };
        return (model, data, new FitOptions { Seed = seed, Epochs = 20, Optimizer = new Adam(3e-3) });
    }

    private static (Network, DataSet, FitOptions) Borders(long seed)
    {
        var data = FaultBase.Changed(FaultBase.Pictures.Data(seed), inputs: rows =>
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var (y, x) = (i % 100 / 10, i % 10);
                if (y is 0 or 9 || x is 0 or 9) rows[i] = -0.4f;
            }
        });
        var model = new Sequential(data.Inputs) { "conv2d(12, 3, relu, padding=same)", "max_pool2d", "flatten", "dense(48, relu)",
            new Dense(data.Outputs, "softmax") };
        return (model, data, new FitOptions { Seed = seed, Epochs = 20 });
    }

    private static (Network, DataSet, FitOptions) Lstm(long seed)
    {
        // Which of the first numbers of a sequence is the largest: to be kept in mind to its end.
        const int steps = 12;
        var random = new RandomStream(seed, "sequences");
        var (x, labels) = (new float[900 * steps], new int[900]);
        for (var i = 0; i < 900; i++)
        {
            for (var t = 0; t < steps; t++) x[(i * steps) + t] = (float)random.NextNormal();
            labels[i] = x[i * steps] > 0.5 ? 2 : x[i * steps] > -0.5 ? 1 : 0;
        }

        var flat = Training.TestData.Classes("sequences", x, steps, labels, ["low", "middle", "high"]);
        var data = new DataSet
        {
            Name = flat.Name,
            Inputs = new Shape(steps, 1),
            Task = flat.Task,
            Classes = flat.Classes,
            Train = flat.Train,
            Validation = flat.Validation,
            Test = flat.Test,
        };
        return (new Sequential(data.Inputs) { "lstm(24)", new Dense(3, "softmax") }, data,
            new FitOptions { Seed = seed, Epochs = 25, ClipNorm = 1, Optimizer = new Adam(5e-3) });
    }
}
