using Hillock.Activations;
using Hillock.Experiments.RunFiles;
using Hillock.Training;

namespace Hillock.Experiments.Runs;

/// <summary>From the texts of a specification to the objects of a recipe.</summary>
internal static class SpecRecipe
{
    /// <summary>The activations that are compared unless others are named.</summary>
    public static IReadOnlyList<string> Field { get; } = ["relu", "leaky_relu", "elu", "selu", "swish", "gelu", "mish", "tanh", "sigmoid"];

    public static SingleRecipe Single(RunSpec spec) => Fill(new SingleRecipe(), spec);

    /// <summary>The activations of a specification, or those of its verb.</summary>
    public static Activation[] Activations(RunSpec spec, RunVerb verb) =>
        [.. (spec.Network.Activations ?? (verb == RunVerb.Compare ? Field : ["relu"])).Select(Activation.Parse)];

    /// <summary>The recipe as a specification has it.</summary>
    public static T Fill<T>(T recipe, RunSpec spec)
        where T : TrainingRecipe
    {
        var fit = spec.Fit;
        return recipe with
        {
            Network = spec.Network,
            Epochs = fit.Epochs,
            BatchSize = fit.BatchSize,
            LabelSmoothing = fit.LabelSmoothing,
            Patience = fit.Patience,
            Fit = fit.Options with
            {
                Optimizer = SpecOptimizer.Of(fit),
                Schedule = Schedule.Parse(fit.Schedule),
                Loss = fit.Loss == "auto" ? null : Loss.Parse(fit.Loss),
            },
            Threads = spec.Place.Threads,
            Output = spec.Place.Output,
        };
    }
}
