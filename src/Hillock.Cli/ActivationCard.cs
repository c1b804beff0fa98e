using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Formulas;
using Hillock.Initialization;

namespace Hillock.Cli;

/// <summary>Everything <c>list</c> and <c>show</c> say of an activation.</summary>
internal sealed class ActivationCard
{
    private readonly Lazy<FormulaFacts?> _facts;

    public ActivationCard(Activation activation)
    {
        Activation = activation;
        Elementwise = activation switch
        {
            ElementwiseActivation e => e,
            StochasticActivation s => s.AtEvaluation,
            _ => null,
        };
        _facts = new(() => Elementwise is null ? null : FormulaFacts.Of(Elementwise));
    }

    /// <summary>What the card is of.</summary>
    public Activation Activation { get; }

    /// <summary>The function of one number that it is when it predicts; null for one of a whole row.</summary>
    public ElementwiseActivation? Elementwise { get; }

    /// <summary>What it maps to what, in a word.</summary>
    public string Kind => Activation.Kind.ToString().ToLowerInvariant();

    /// <summary>The derivative in x; null for a function of a whole row.</summary>
    public string? Derivative => Elementwise?.Derivative.ToString();

    /// <summary>What follows from the formula; null for a function of a whole row.</summary>
    public FormulaFacts? Facts => _facts.Value;

    /// <summary>The initialiser that <c>auto</c> picks for it; null for a function of a whole row.</summary>
    public string? Initializer => Elementwise is null ? null : Initializers.For(Elementwise).Text;

    /// <summary>What <c>--json</c> prints.</summary>
    public object Json(ActivationCost? cost = null) => new
    {
        Activation.Id,
        Activation = Activation.Text,
        Activation.Aliases,
        Activation.Family,
        Kind,
        Activation.Summary,
        Formula = Activation.Definition,
        Derivative,
        Parameters = Activation.Parameters.Select(Parameter),
        Frameworks = Activation.Presets.Select(p => new { p.Framework, p.Name, Activation = p.Activation.Text }),
        Range = Facts is null ? null : Ends(Facts.Range),
        Limits = Facts is null ? null : new { Left = Facts.Left.Limit, Right = Facts.Right.Limit },
        Asymptotes = Facts is null ? null : new { Left = Facts.Left.Asymptote, Right = Facts.Right.Asymptote },
        Bounded = Facts?.IsBounded,
        Monotonicity = Words.Of(Facts?.Monotonicity),
        Curvature = Words.Of(Facts?.Curvature),
        Symmetry = Words.Of(Facts?.Symmetry),
        ZeroCentred = Facts?.IsZeroCentred,
        Smoothness = Facts?.Smoothness.ToString(),
        Facts?.Kinks,
        Roots = Stretches(Facts?.Roots),
        Facts?.Extrema,
        Facts?.Lipschitz,
        Saturated = Stretches(Facts?.Saturated),
        Dead = Stretches(Facts?.Dead),
        Facts?.Moments.Gain,
        Facts?.Moments,
        Initializer,
        Activation.Info.Strength,
        Activation.Info.Weakness,
        Activation.Info.Use,
        Activation.Source,
        Cost = cost,
    };

    /// <summary>The value of a parameter where nothing else is said.</summary>
    public double Default(Parameter parameter) => Hillock.Activations.Activations.TryFind(Activation.Id, out var original)
        ? original.Parameters.First(p => p.Name == parameter.Name).Value
        : parameter.Value;

    private object Parameter(Parameter p) => new
    {
        p.Name,
        Default = Default(p),
        p.Value,
        Domain = Ends(Activation.DomainOf(p.Name)),
        p.Learnable,
        PerChannel = p.Learnable && Activation.PerChannel,
    };

    private static object Ends(Interval i) => new { i.Low, i.High, i.LowAttained, i.HighAttained };

    private static IEnumerable<object>? Stretches(IReadOnlyList<Stretch>? stretches) => stretches?.Select(s => new { s.From, s.To });
}
