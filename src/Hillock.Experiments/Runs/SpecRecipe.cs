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
            OutputActivation = spec.OutputActivation == "auto" ? null : Activation.Parse(spec.OutputActivation),
            Initializer = Initializer.Parse(spec.Initializer),
            Dropout = spec.Dropout,
            Epochs = spec.Epochs,
            BatchSize = spec.BatchSize,
            Optimizer = SpecOptimizer.Of(spec),
            Schedule = Schedule.Parse(spec.Schedule),
            Loss = spec.Loss == "auto" ? null : Loss.Parse(spec.Loss),
            LabelSmoothing = spec.LabelSmoothing,
            ClassWeights = spec.ClassWeights.Count == 0 ? null : ClassWeights.Parse(string.Join(',', spec.ClassWeights)),
            AccumulateSteps = spec.Accumulate ?? 1,
            EmaDecay = spec.Ema,
            L1 = spec.L1 ?? 0,
            L2 = spec.L2 ?? 0,
            ClipNorm = spec.ClipNorm,
            ClipValue = spec.ClipValue,
            Patience = spec.Patience,
            Threads = spec.Threads,
            Output = spec.Output,
        };
}
