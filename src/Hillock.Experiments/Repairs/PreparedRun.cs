using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Networks;

namespace Hillock.Experiments.Repairs;

/// <summary>A run as it can be built and trained again and again.</summary>
internal sealed class PreparedRun
{
    private PreparedRun(RunSpec spec, DataSet data)
    {
        Spec = spec;
        Data = data;
        Activations = SpecRecipe.Activations(spec, RunVerb.Doctor);
        var recipe = SpecRecipe.Single(spec);
        // A visit looks at how a network begins to learn; to its plateau one with a fault may come too, late.
        Recipe = recipe with { Epochs = recipe.Epochs ?? recipe.PassesOfAVisit(data) };
        Recipe.Check(data);
    }

    public RunSpec Spec { get; }

    public DataSet Data { get; }

    public SingleRecipe Recipe { get; }

    public Activation[] Activations { get; }

    /// <summary>The run of a specification; its data is loaded unless it is that of <paramref name="known"/>.</summary>
    /// <exception cref="HillockException">Something in the specification cannot be used.</exception>
    public static PreparedRun Of(RunSpec spec, PreparedRun? known = null, IProgress<DataProgress>? loading = null, CancellationToken cancel = default)
    {
        RunSpecRules.Check(spec, RunVerb.Doctor);
        var data = known is not null && SpecData.Options(known.Spec).Standardize == SpecData.Options(spec).Standardize
            && known.Spec.Data.Source == spec.Data.Source
            ? known.Data
            : SpecData.Load(spec, loading, cancel);
        return new PreparedRun(spec, data);
    }

    public Sequential Build() => NetworkBuilder.Build(Data, Recipe, Activations);
}
