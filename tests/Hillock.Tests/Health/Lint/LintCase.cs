using Hillock.Data;
using Hillock.Health;
using Hillock.Health.Lint;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Health.Lint;

/// <summary>A case in words: <c>data; layers; optimizer=sgd(rate=5) loss=mse batch=64</c>.</summary>
internal sealed record LintCase(DataSet Data, Sequential Model, FitOptions Options)
{
    /// <summary>What the lint says of it.</summary>
    public IReadOnlyList<Finding> Findings => NetworkLint.Run(Model, Data, Options);

    /// <summary>Reads a case.</summary>
    public static LintCase Parse(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var data = LintData.Of(parts[0]);
        var model = new Sequential(data.Inputs);
        foreach (var layer in CallText.Pieces(parts[1])) model.Add(Layer.Parse(layer));
        var options = parts.Length < 3 ? [] : parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(o => o.Split('=', 2));
        return new LintCase(data, model, options.Aggregate(new FitOptions { Epochs = 20 }, Apply));
    }

    private static FitOptions Apply(FitOptions options, string[] option) => option[0] switch
    {
        "optimizer" => options with { Optimizer = option[1] },
        "loss" => options with { Loss = option[1] },
        "batch" => options with { BatchSize = int.Parse(option[1]) },
        "epochs" => options with { Epochs = int.Parse(option[1]) },
        "clip" => options with { ClipNorm = double.Parse(option[1]) },
        "clip-value" => options with { ClipValue = double.Parse(option[1]) },
        "l2" => options with { L2 = double.Parse(option[1]) },
        "weights" => options with { ClassWeights = ClassWeights.Parse(option[1]) },
        "from-logits" => options with { Loss = new CategoricalCrossEntropy { FromLogits = true } },
        _ => throw new ArgumentException(option[0]),
    };
}
