namespace Hillock.Experiments.RunFiles;

/// <summary>What must hold between the fields of a run.</summary>
internal static class RunSpecRules
{
    /// <exception cref="HillockException">Two fields do not go together.</exception>
    public static void Check(RunSpec spec, RunVerb verb)
    {
        SpecOptimizer.Check(spec);
        if (spec is { Nesterov: true, Momentum: 0 })
            throw new HillockException("nesterov looks ahead along the momentum, but momentum is 0; give momentum, such as 0.9.");
        if (verb == RunVerb.Compare && spec.Hidden.Count == 0)
            throw new HillockException("A comparison needs a hidden layer for the activations to be in; give hidden, such as 64,32.");
        if (verb == RunVerb.Train && spec.Activations is { Count: > 1 } many && many.Count != spec.Hidden.Count)
            throw new HillockException($"There are {many.Count} activations for {spec.Hidden.Count} hidden layers; give one for all, or one a layer.");
    }
}
