using System.Runtime.Intrinsics;
using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.RunFolders;

namespace Hillock.Experiments.Runs;

/// <summary>Names a training by everything that can change its bits.</summary>
/// <remarks>The build of the library and the vector width of the machine count too: either may round differently.</remarks>
internal sealed class TrainingKey(DataSet data, TrainingRecipe recipe)
{
    private readonly string _all = string.Join('\n',
        typeof(Activation).Module.ModuleVersionId,
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
        Fingerprint.Of(data),
        recipe.Describe(data));

    public string Of(Activation activation, long seed) => FileSlug.Key($"{_all}\n{activation.Signature}\n{seed}");

    /// <summary>Names data and network of a training that goes on, which the rest of its settings does not; another build may go on with it.</summary>
    public static string OfCheckpoint(DataSet data, TrainingRecipe recipe, IEnumerable<Activation> activations) =>
        FileSlug.Key(string.Join('\n', [Fingerprint.Of(data), $"{recipe.Initializer}", $"{recipe.Dropout:R}", .. activations.Select(a => a.Signature), .. recipe.OutputActivation is { } output ? [$"output {output.Signature}"] : Array.Empty<string>()]));
}
