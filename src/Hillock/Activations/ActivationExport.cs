using Hillock.Formulas;
using Hillock.Formulas.Printing;

namespace Hillock.Activations;

/// <summary>Turns an activation into what <see cref="ExportTarget"/> writes.</summary>
public static class ActivationExport
{
    /// <summary>The activation, called <paramref name="name"/> there, as a file in the language of <paramref name="target"/>.</summary>
    /// <param name="activation">Any but one by code.</param>
    /// <param name="target">The language.</param>
    /// <param name="name">In snake_case.</param>
    /// <param name="command">The command line to name in the header; empty for none.</param>
    /// <exception cref="HillockException">The name is no identifier, or the activation is code.</exception>
    public static string Print(Activation activation, ExportTarget target, string name, string command = "")
    {
        ArgumentNullException.ThrowIfNull(activation);
        ArgumentNullException.ThrowIfNull(target);
        return activation is { Info.RowCode.Length: > 0 }
            ? target.Print(OfRow(activation, name) with { Command = command })
            : target.Print(OfNumbers(activation, name) with { Command = command });
    }

    private static ExportRequest OfNumbers(Activation activation, string name)
    {
        var request = activation switch
        {
            ElementwiseActivation e => new ExportRequest(e.Formula, name),
            GatedActivation g => new ExportRequest(g.Formula, name) { Gate = GatedActivation.Second },
            StochasticActivation s => Stochastic(s, name),
            _ => throw new HillockException($"{activation.Id} is code, not a formula, so it cannot be written in another language."),
        };
        return request with { Source = activation.Source, Definition = activation.Definition };
    }

    private static RowExportRequest OfRow(Activation activation, string name) => new(activation.Info.RowCode, name, activation.Parameters)
    {
        TrainingInput = activation is NormalizingActivation { Noise: { } noise } ? noise.AddedToRow : "",
        Source = activation.Source,
        Definition = activation.Definition,
        Latex = activation.Info.Latex,
        Outputs = activation switch { ReducingActivation => "n // group", WideningActivation w => $"{w.Formulas.Count} * n", _ => "n" },
    };

    // The noise is called after its law.
    private static ExportRequest Stochastic(StochasticActivation s, string name)
    {
        var noise = new Parameter(s.Noise.Name, 0);
        var training = s.Training.Replace(l => l.Equals(StochasticActivation.NoiseVariable) ? noise : l);
        return new ExportRequest(s.Evaluation, name) { Training = training, Noise = noise, NoiseIsNormal = s.Noise == Noise.Normal };
    }
}
