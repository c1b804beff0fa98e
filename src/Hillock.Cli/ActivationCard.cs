using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Cli;

/// <summary>Everything <c>list</c> and <c>show</c> say of an activation.</summary>
internal sealed record ActivationCard(Activation Activation)
{
    private readonly ElementwiseActivation? _elementwise = Activation as ElementwiseActivation;

    /// <summary>The function of one number; a row function is described in words.</summary>
    public string Formula => Activation.Definition;

    /// <summary>The derivative in x.</summary>
    public string Derivative => _elementwise?.Derivative.ToString() ?? "y_i * ((i == j) - y_j)";

    /// <summary>The values it takes.</summary>
    public Interval Range => _elementwise?.Formula.RangeOf() ?? new Interval(0, 1);

    /// <summary>Where the value or the slope jumps.</summary>
    public IReadOnlyList<double> Kinks => _elementwise?.Formula.Kinks() ?? [];

    /// <summary>The parameters, in order of first use.</summary>
    public IReadOnlyList<Parameter> Parameters => Activation.Parameters;

    /// <summary>How signals keep their size through it, and the initialiser that does so; null for a row function.</summary>
    public Matching? Matching => Matching.Of(Activation);

    /// <summary>What <c>--json</c> prints.</summary>
    public object Json() => Json(Matching, Range);

    private object Json(Matching? matching, Interval range) => new
    {
        Activation = Activation.Text,
        Activation.Family,
        Formula,
        Derivative,
        Parameters = Parameters.Select(p => new { p.Name, p.Value, p.Learnable }),
        Range = new { range.Low, range.High, range.LowAttained, range.HighAttained },
        Kinks,
        matching?.Gain,
        matching?.Initializer,
        Activation.Aliases,
        Activation.Summary,
        Activation.Info.Strength,
        Activation.Info.Weakness,
        Activation.Info.Use,
        Activation.Source,
    };
}
