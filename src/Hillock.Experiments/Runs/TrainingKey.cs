using System.Runtime.Intrinsics;
using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.RunFolders;

namespace Hillock.Experiments.Runs;

/// <summary>Names a training by everything that can change its bits.</summary>
/// <remarks>The build of the library and the vector width of the machine count too: either may round differently.</remarks>
internal sealed class TrainingKey(DataSet data, TrainingRecipe recipe, string? fingerprint = null)
{
    // What a checkpoint says by itself: the layers as they are built, and the options of the training, which may be made longer.
    private static readonly string[] InCheckpoint = ["hidden", "layers", "fit", "batch size", "label smoothing", "epochs", "patience"];

    private readonly string _all = string.Join('\n',
    [
        $"{typeof(Activation).Module.ModuleVersionId}",
        $"{(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128)}",
        fingerprint ?? Fingerprint.Of(data),
        .. recipe.Identity(data).Select(p => $"{p.Key}: {p.Value}"),
    ]);

    public string Of(Activation activation, long seed) => Of([activation], seed);

    public string Of(IEnumerable<Activation> activations, long seed) =>
        FileSlug.Key($"{_all}\n{string.Join('\n', activations.Select(a => a.Signature))}\n{seed}");

    /// <summary>Names data and network of a training that goes on, which the rest of its settings does not; another build may go on with it.</summary>
    public static string OfCheckpoint(DataSet data, TrainingRecipe recipe, IEnumerable<Activation> activations)
    {
        var (own, usual) = (recipe.Identity(), new SingleRecipe().Identity());
        // The first lines are those of earlier versions, whose checkpoints are gone on from; what they did not know is named where it is set.
        string[] first = ["initializer", "dropout"], output = ["output activation"];
        return FileSlug.Key(string.Join('\n',
        [
            Fingerprint.Of(data),
            .. first.Select(name => own[name]),
            .. activations.Select(a => a.Signature),
            .. output.Where(Set).Select(name => $"output {own[name]}"),
            .. own.Keys.Except([.. first, .. output, .. InCheckpoint]).Where(Set).Select(name => $"{name}: {own[name]}"),
        ]));

        bool Set(string name) => own[name] != usual.GetValueOrDefault(name);
    }
}
