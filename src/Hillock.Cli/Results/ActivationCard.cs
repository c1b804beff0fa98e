using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Formulas;
using Hillock.Initialization;
using Hillock.Reports;

namespace Hillock.Cli;

/// <summary>Everything <c>list</c> and <c>show</c> say of an activation.</summary>
internal sealed class ActivationCard
{
    private readonly Lazy<FormulaFacts?> _facts;
    private readonly Lazy<RowFacts?> _row;
    private readonly SheetEntry? _listed;

    public ActivationCard(Activation activation)
    {
        Activation = activation;
        _listed = CatalogueSheet.Beside?.Of(activation);
        Elementwise = activation switch
        {
            ElementwiseActivation e => e,
            StochasticActivation s => s.AtEvaluation,
            _ => null,
        };
        _row = new(() => activation is RowActivation row ? RowFacts.Of(row) : null);
        _facts = new(() => Elementwise is null ? null : FormulaFacts.Of(Elementwise));
    }

    /// <summary>What the card is of.</summary>
    public Activation Activation { get; }

    /// <summary>The function of one number that it is when it predicts; null for one of a whole row.</summary>
    public ElementwiseActivation? Elementwise { get; }

    /// <summary>What it maps to what, in a word.</summary>
    public string Kind => Activation.Kind.ToString().ToLowerInvariant();

    /// <summary>The derivative in x; by each half for a gate; null where there is no formula.</summary>
    public string? Derivative => Elementwise?.DerivativeText
        ?? (KindFacts.Derivatives(Activation).ToList() is { Count: > 0 } parts ? string.Join("; ", parts.Select(p => $"{p.Name} = {p.Text}")) : null);

    /// <summary>What follows from the formula; null for a function of a whole row.</summary>
    public FormulaFacts? Facts => _facts.Value;

    /// <summary>What holds of a function of a whole row; null for others.</summary>
    public RowFacts? Row => _row.Value;

    /// <summary>What the noise does while training; null for what has none.</summary>
    public StochasticFacts? Training => Activation is StochasticActivation s ? StochasticFacts.Of(s) : null;

    /// <summary>The values it takes; null where nobody knows.</summary>
    public Interval? Range => _listed is not null ? _listed.Range : Elementwise is null ? Row?.Range : FormulaFacts.RangeOf(Elementwise);

    /// <summary>Whether it never falls, or never rises, as far as is known.</summary>
    public bool IsMonotonic => _listed?.IsMonotonic ?? Facts is { IsMonotonic: true };

    /// <summary>Whether every derivative is continuous, as far as is known.</summary>
    public bool IsSmooth => _listed?.IsSmooth ?? Smoothness is { IsSmooth: true };

    /// <summary>What <c>list --json</c> prints: as <see cref="Json"/>, from the sheet where there is one.</summary>
    public object Listed => _listed?.Card ?? Json();

    /// <summary>How many derivatives are continuous; null where nobody knows.</summary>
    public Smoothness? Smoothness => Facts?.Smoothness ?? Row?.Smoothness;

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
        Range = Range is { } range ? Ends(range) : null,
        Limits = Facts is null ? null : new { Left = Facts.Left.Limit, Right = Facts.Right.Limit },
        Asymptotes = Facts is null ? null : new { Left = Facts.Left.Asymptote, Right = Facts.Right.Asymptote },
        Bounded = Range?.IsBounded,
        Monotonicity = Words.Of(Facts?.Monotonicity),
        Curvature = Words.Of(Facts?.Curvature),
        Symmetry = Words.Of(Facts?.Symmetry),
        ZeroCentred = Facts?.IsZeroCentred,
        Smoothness = Smoothness?.ToString(),
        Facts?.Kinks,
        Roots = Stretches(Facts?.Roots),
        Facts?.Extrema,
        Lipschitz = Facts?.Lipschitz ?? Row?.Lipschitz,
        Saturated = Stretches(Facts?.Saturated),
        Dead = Stretches(Facts?.Dead),
        Gain = Facts?.Moments.Gain ?? Row?.Moments.Gain,
        Facts?.Moments,
        Initializer,
        Activation.Info.Strength,
        Activation.Info.Weakness,
        Activation.Info.Use,
        Activation.Source,
        Row = Row is null ? null : RowJson(Row),
        Training = Training is null ? null : new
        {
            Noise = ((StochasticActivation)Activation).Noise.Name,
            Prediction = ((StochasticActivation)Activation).Evaluation.ToString(),
            Training.Bias,
            Training.BiasAt,
            Training.Deviation,
            Training.Mean,
            Training.MeanSquare,
            Training.DerivativeMeanSquare,
            Training.Gain,
        },
        Cost = cost,
    };

    /// <summary>The value of a parameter where nothing else is said.</summary>
    public double Default(Parameter parameter) => Catalogue.TryFind(Activation.Id, out var original)
        ? original.Parameters.First(p => p.Name == parameter.Name).Value
        : parameter.Value;

    private object Parameter(Parameter p) => new
    {
        p.Name,
        Default = Default(p),
        p.Value,
        Domain = Ends(Activation.DomainOf(p.Name)),
        p.Learnable,
        p.PerChannel,
    };

    private static object RowJson(RowFacts row) => new
    {
        row.Inputs,
        row.Outputs,
        row.RangeHoldsForAnyWidth,
        row.LipschitzHoldsForAnyWidth,
        row.Sum,
        row.Length,
        row.MeanSquare,
        Shift = Words.Of(row.Shift),
        Scale = Words.Of(row.Scale),
        row.IsSymmetric,
        Order = Words.Of(row.Order),
        row.AtZero,
        row.Moments,
    };

    private static object Ends(Interval i) => new { i.Low, i.High, i.LowAttained, i.HighAttained };

    private static IEnumerable<object>? Stretches(IReadOnlyList<Stretch>? stretches) => stretches?.Select(s => new { s.From, s.To });
}
