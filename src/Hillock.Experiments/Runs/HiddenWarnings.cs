using Hillock.Activations;

namespace Hillock.Experiments.Runs;

/// <summary>What is unusual about activations in hidden layers.</summary>
internal static class HiddenWarnings
{
    /// <summary>A sentence for each activation that belongs elsewhere.</summary>
    public static IEnumerable<string> Of(IEnumerable<Activation> activations) => activations
        .OfType<SoftmaxActivation>()
        .Select(a => $"{a.Text} makes the units of a row share 1 between them: it belongs at the output, hidden layers seldom learn well with it.");
}
