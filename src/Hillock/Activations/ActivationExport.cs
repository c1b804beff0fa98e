using Hillock.Formulas;
using Hillock.Formulas.Printing;

namespace Hillock.Activations;

/// <summary>Turns an activation into what <see cref="ExportTarget.Print"/> writes.</summary>
public static class ActivationExport
{
    /// <summary>The request to write <paramref name="activation"/>, called <paramref name="name"/> there: element-wise, gated or stochastic.</summary>
    /// <exception cref="HillockException">It is code, or a function of a row that is no formula; the names frameworks have for it are offered.</exception>
    public static ExportRequest Request(Activation activation, string name)
    {
        ArgumentNullException.ThrowIfNull(activation);
        var request = activation switch
        {
            ElementwiseActivation e => new ExportRequest(e.Formula, name),
            GatedActivation g => new ExportRequest(g.Formula, name) { Gate = GatedActivation.Second },
            StochasticActivation s => Stochastic(s, name),
            CustomActivation => throw new HillockException($"{activation.Id} is code, not a formula, so it cannot be written in another language."),
            _ => throw new HillockException($"{activation.Id} is a function of a whole row and no formula, so it has no export.{Elsewhere(activation)}"),
        };
        return request with { Source = activation.Source, Definition = activation.Definition };
    }

    // The noise is called after its law.
    private static ExportRequest Stochastic(StochasticActivation s, string name)
    {
        var noise = new Parameter(s.Noise.Name, 0);
        var training = s.Training.Replace(l => l.Equals(StochasticActivation.NoiseVariable) ? noise : l);
        return new ExportRequest(s.Evaluation, name) { Training = training, Noise = noise, NoiseIsNormal = s.Noise == Noise.Normal };
    }

    private static string Elsewhere(Activation activation)
    {
        var names = activation.Presets.Where(p => p.Framework is "torch" or "keras" or "jax" or "onnx" or "tf").Select(p => p.ToString()).ToList();
        return names.Count == 0 ? "" : $" Frameworks have it: {string.Join(", ", names)}.";
    }
}
