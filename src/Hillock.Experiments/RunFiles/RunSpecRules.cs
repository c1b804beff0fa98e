namespace Hillock.Experiments.RunFiles;

/// <summary>What must hold between the fields of a run.</summary>
internal static class RunSpecRules
{
    /// <exception cref="HillockException">Two fields do not go together.</exception>
    public static void Check(RunSpec spec, RunVerb verb)
    {
        SpecOptimizer.Check(spec.Fit);
        if (spec.Fit is { Nesterov: true, Momentum: 0 })
            throw new HillockException("nesterov looks ahead along the momentum, but momentum is 0; give momentum, such as 0.9.");
        Data(spec);
        var varies = spec.Design.Vary.Count > 0; // each arm is checked by itself
        if (spec.Network.Layers is { } layers) Layers(spec.Network, verb, layers, varies);
        else Hidden(spec.Network, verb, varies);
    }

    private static void Hidden(NetworkSpec spec, RunVerb verb, bool varies)
    {
        if (verb == RunVerb.Compare && spec.Hidden.Count == 0 && !varies)
            throw new HillockException("A comparison needs a hidden layer for the activations to be in; give hidden, such as 64,32.");
        if (verb != RunVerb.Compare && spec.Activations is { Count: > 1 } many && many.Count != spec.Hidden.Count)
            throw new HillockException($"There are {many.Count} activations for {spec.Hidden.Count} hidden layers; give one for all, or one a layer.");
    }

    /// <exception cref="HillockException">What belongs to windows in time is given without a window.</exception>
    public static void Data(RunSpec spec)
    {
        if (spec.Data.Window is not null) return;
        if (RunOptions.OfWindows.FirstOrDefault(o => o.Texts(spec) is not (null or ["false"])) is { } idle)
            throw new HillockException(
                $"{idle.Name} belongs to windows in time, but there is no window; give window too, such as 12, or leave {idle.Name} out.");
    }

    private static void Layers(NetworkSpec spec, RunVerb verb, IReadOnlyList<string> layers, bool varies)
    {
        if (!spec.Hidden.SequenceEqual(new NetworkSpec().Hidden))
            throw new HillockException("hidden and layers both say what the network is; give one of them.");
        if (spec.Dropout > 0)
            throw new HillockException("dropout goes behind the layers of hidden; with layers, write dropout(0.2) where you want it.");
        if (spec.Normalization != "none")
            throw new HillockException(
                "normalization goes into the layers of hidden; with layers, write batch_norm, layer_norm or rms_norm where you want it.");
        var places = LayerTexts.Places(layers);
        if (verb == RunVerb.Compare && places == 0 && !varies)
            throw new HillockException("The layers have no place for the activations to compare; write _ as the activation, such as dense(64, _).");
        if (spec.Activations is { Count: > 0 } given && places == 0)
            throw new HillockException($"There is no place for {given[0]} in the layers; write _ as an activation, or leave activations out.");
        if (verb != RunVerb.Compare && spec.Activations is { Count: > 1 } many && many.Count != places)
            throw new HillockException($"There are {many.Count} activations for {places} places (_) in the layers; give one for all, or one a place.");
    }
}
