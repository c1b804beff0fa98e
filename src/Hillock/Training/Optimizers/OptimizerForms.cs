using Hillock.Training.Texts;

namespace Hillock.Training;

/// <summary>The optimisers by name.</summary>
internal static class OptimizerForms
{
    /// <summary>One row each; a row whose name is not the optimiser's own is another usual form of it.</summary>
    public static TextForms<Optimizer> All { get; } = new(
        "optimiser",
        (new Sgd(), ["sgd"]),
        (new Sgd(momentum: 0.9), ["momentum"]),
        (new Sgd(momentum: 0.9, nesterov: true), ["nesterov"]),
        (new Adam(), ["adam"]),
        (new AdamW(), ["adamw", "adam_w"]),
        (new NAdam(), ["nadam"]),
        (new RmsProp(), ["rmsprop", "rms_prop"]),
        (new Adagrad(), ["adagrad"]),
        (new Lion(), ["lion"]));
}
