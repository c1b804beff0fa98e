namespace Hillock.Experiments.RunFiles;

/// <summary>What must hold between the fields of a run.</summary>
internal static class RunSpecRules
{
    /// <exception cref="HillockException">Two fields do not go together.</exception>
    public static void Check(RunSpec spec, RunVerb verb)
    {
        Optimizer(spec, "momentum", spec.Momentum, "sgd");
        Optimizer(spec, "nesterov", spec.Nesterov, "sgd");
        Optimizer(spec, "beta1", spec.Beta1, "adam", "adamw");
        Optimizer(spec, "beta2", spec.Beta2, "adam", "adamw");
        Optimizer(spec, "epsilon", spec.Epsilon, "adam", "adamw");
        Optimizer(spec, "weight-decay", spec.WeightDecay, "adamw");
        if (spec is { Nesterov: true, Momentum: 0 })
            throw new HillockException("nesterov looks ahead along the momentum, but momentum is 0; give momentum, such as 0.9.");
        Data(spec);
        if (verb == RunVerb.Compare && spec.Hidden.Count == 0)
            throw new HillockException("A comparison needs a hidden layer for the activations to be in; give hidden, such as 64,32.");
        if (verb == RunVerb.Train && spec.Activations is { Count: > 1 } many && many.Count != spec.Hidden.Count)
            throw new HillockException($"There are {many.Count} activations for {spec.Hidden.Count} hidden layers; give one for all, or one a layer.");
    }

    /// <exception cref="HillockException">What belongs to windows in time is given without a window.</exception>
    public static void Data(RunSpec spec)
    {
        if (spec.Window is not null) return;
        Windowed("horizon", spec.Horizon);
        Windowed("period", spec.Period);
        Windowed("window-stride", spec.WindowStride);
        Windowed("window-inputs", spec.WindowInputs.Count == 0 ? null : spec.WindowInputs);
        Windowed("logarithm", spec.Logarithm is true ? true : null);
        Windowed("difference", spec.Differences.Count == 0 ? null : spec.Differences);
    }

    private static void Windowed(string name, object? value)
    {
        if (value is not null) throw new HillockException($"{name} belongs to windows in time, but there is no window; give window too, such as 12, or leave {name} out.");
    }

    private static void Optimizer(RunSpec spec, string name, object? value, params string[] owners)
    {
        if (value is not null && !owners.Contains(spec.Optimizer))
            throw new HillockException($"{name} belongs to {string.Join(" and ", owners)}, but the optimizer is {spec.Optimizer}; leave {name} out, or set optimizer to {owners[0]}.");
    }
}
