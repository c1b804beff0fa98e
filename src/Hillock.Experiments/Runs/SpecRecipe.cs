using Hillock.Activations;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;
using Hillock.Initialization;
using Hillock.Training;

namespace Hillock.Experiments.Runs;

/// <summary>From the texts of a specification to the objects of a recipe.</summary>
internal static class SpecRecipe
{
    private static readonly string[] Field = ["relu", "leaky_relu", "elu", "selu", "swish", "gelu", "mish", "tanh", "sigmoid"];

    public static ComparisonOptions Comparison(RunSpec spec) =>
        Fill(new ComparisonOptions { Seeds = spec.SeedCount, FirstSeed = spec.FirstSeed, SeedList = spec.SeedList }, spec);

    public static SingleRecipe Single(RunSpec spec) => Fill(new SingleRecipe(), spec);

    /// <summary>The activations of a specification, or those of its verb.</summary>
    public static Activation[] Activations(RunSpec spec, RunVerb verb) =>
        [.. (spec.Activations ?? (verb == RunVerb.Compare ? Field : ["relu"])).Select(Activation.Parse)];

    private static T Fill<T>(T recipe, RunSpec spec)
        where T : TrainingRecipe => recipe with
        {
            Hidden = spec.Hidden,
            Layers = spec.Layers,
            Initializer = Initializer.Parse(spec.Initializer),
            Dropout = spec.Dropout,
            Epochs = spec.Epochs,
            BatchSize = spec.BatchSize,
            Optimizer = Optimizer(spec),
            Loss = spec.Loss == "auto" ? null : Loss.Parse(spec.Loss),
            ClipNorm = spec.ClipNorm,
            ClipValue = spec.ClipValue,
            Patience = spec.Patience,
            Threads = spec.Threads,
            Output = spec.Output,
        };

    private static Optimizer Optimizer(RunSpec spec)
    {
        var (adam, adamW) = (new Adam(), new AdamW());
        return spec.Optimizer switch
        {
            "sgd" => new Sgd(spec.Rate ?? 0.01, spec.Momentum ?? 0.9, spec.Nesterov ?? false),
            "adamw" => adamW with
            {
                Rate = spec.Rate ?? adamW.Rate,
                WeightDecay = spec.WeightDecay ?? adamW.WeightDecay,
                Beta1 = spec.Beta1 ?? adamW.Beta1,
                Beta2 = spec.Beta2 ?? adamW.Beta2,
                Epsilon = spec.Epsilon ?? adamW.Epsilon,
            },
            _ => new Adam(spec.Rate ?? adam.Rate, spec.Beta1 ?? adam.Beta1, spec.Beta2 ?? adam.Beta2, spec.Epsilon ?? adam.Epsilon),
        };
    }
}
