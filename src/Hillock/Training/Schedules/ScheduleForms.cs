using Hillock.Training.Texts;

namespace Hillock.Training;

/// <summary>The schedules by name.</summary>
internal static class ScheduleForms
{
    /// <summary>One row each.</summary>
    public static TextForms<Schedule> All { get; } = new(
        "schedule",
        (new ConstantRate(), ["constant"]),
        (new StepDecay(), ["step", "step_decay"]),
        (new MultiStepDecay([]), ["multi_step", "multistep", "piecewise_constant"]),
        (new ExponentialDecay(), ["exponential", "exponential_decay"]),
        (new CosineDecay(), ["cosine", "cosine_annealing", "cosine_decay"]),
        (new OneCycle(), ["one_cycle", "onecycle"]),
        (new ReduceOnPlateau(), ["plateau", "reduce_on_plateau"]));
}
