using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Networks;

namespace Hillock.Experiments.Runs;

/// <summary>The network of a run, before anything is trained.</summary>
public static class SpecNetwork
{
    /// <summary>The network that <c>train</c> would train, with the weights that it would begin with.</summary>
    /// <param name="spec">Layers or sizes, initialiser, seed.</param>
    /// <param name="data">Gives the inputs and the outputs.</param>
    /// <param name="activations">One for all places, or one a place; those of the specification unless given.</param>
    /// <exception cref="HillockException">Something in the specification cannot be used.</exception>
    public static Sequential Build(RunSpec spec, DataSet data, IReadOnlyList<Activation>? activations = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(data);
        var checkedSpec = activations is null ? spec : spec.With(spec.Network with { Activations = [.. activations.Select(a => a.Declaration)] });
        RunSpecRules.Check(checkedSpec, RunVerb.Train);
        var recipe = SpecRecipe.Single(checkedSpec);
        recipe.Check(data);
        var model = NetworkBuilder.Build(data, recipe, activations ?? SpecRecipe.Activations(spec, RunVerb.Train));
        model.Initialize(spec.Fit.Seeds[0]);
        return model;
    }
}
