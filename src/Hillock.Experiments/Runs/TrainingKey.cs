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

    public string Of(Activation activation, long seed) => FileSlug.Key($"{_all}\n{Exactly(activation)}\n{seed}");

    /// <summary>Names data and network of a training that goes on, which the rest of its settings does not; another build may go on with it.</summary>
    public static string OfCheckpoint(DataSet data, TrainingRecipe recipe, IEnumerable<Activation> activations) =>
        FileSlug.Key(string.Join('\n', [Fingerprint.Of(data), $"{recipe.Initializer}", $"{recipe.Dropout:R}", .. activations.Select(Exactly), .. recipe.OutputActivation is { } output ? [$"output {Exactly(output)}"] : Array.Empty<string>()]));

    // Two activations of a user may share a name.
    private static string Exactly(Activation activation) => activation switch
    {
        ElementwiseActivation e => $"{e.Text} = {e.Formula}",
        CustomActivation code => $"{code.Text} = {Sampled(code)}",
        _ => activation.Text,
    };

    // Code cannot be compared; what it gives at many points can, whatever its closures hold.
    private static string Sampled(CustomActivation code) => string.Join(' ', Enumerable.Range(-200, 401)
        .Select(i => (i * 0.0503) + (i * Math.Abs(i) * 1e-3))
        .SelectMany(x => new[] { code.Value(x), code.Derivative(x) })
        .Select(v => BitConverter.DoubleToInt64Bits(v).ToString("x", System.Globalization.CultureInfo.InvariantCulture)));
}
