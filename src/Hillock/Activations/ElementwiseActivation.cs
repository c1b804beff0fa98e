using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>An activation that maps each number by one formula.</summary>
public sealed class ElementwiseActivation : Activation
{
    private readonly Formula _defaults;
    private readonly bool _isFormula;
    private readonly Lazy<Formula> _derivative;

    internal ElementwiseActivation(ActivationInfo info, Formula formula)
        : this(info, formula, formula, isFormula: false)
    {
        if (info.Id.Length == 0 || !info.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') || !char.IsAsciiLetter(info.Id[0]))
            throw new HillockException($"'{info.Id}' cannot name an activation: use lower-case letters, digits and _, a letter first.");
    }

    private ElementwiseActivation(ActivationInfo info, Formula formula, Formula defaults, bool isFormula)
        : base(info)
    {
        Formula = formula;
        _defaults = defaults;
        _isFormula = isFormula;
        _derivative = new(formula.Derivative);
        if (!formula.DependsOnX)
            throw new HillockException($"The formula {formula} does not contain x: its output would be the same for every input.");
        if (formula.Parameters.GroupBy(p => p.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new HillockException($"The formula has two parameters called {twice.Key} with different values; rename one.");
    }

    /// <summary>The function of x.</summary>
    public Formula Formula { get; }

    /// <summary>Its derivative in x; at a kink the value PyTorch uses.</summary>
    public Formula Derivative => _derivative.Value;

    /// <summary>The parameters, in order of first use.</summary>
    public IReadOnlyList<Parameter> Parameters => Formula.Parameters;

    /// <summary>Those that training changes.</summary>
    public IReadOnlyList<Parameter> Learnable => [.. Parameters.Where(p => p.Learnable)];

    /// <inheritdoc/>
    public override string Text => _isFormula ? Formula.ToString() : Id + Changed();

    /// <inheritdoc/>
    public override ElementwiseActivation With(string parameter, double value)
    {
        var name = Info.ParameterAliases.GetValueOrDefault(parameter, parameter);
        var known = Parameters.Select(p => p.Name).ToArray();
        if (!known.Contains(name))
        {
            throw new HillockException(known.Length == 0
                ? $"{Id} has no parameters, so none called '{parameter}'."
                : $"{Id} has no parameter '{parameter}'; it has {string.Join(", ", known)}.{Suggestions.Ask(parameter, known.Concat(Info.ParameterAliases.Keys))}");
        }

        var formula = Formula.With(name, value);
        return _isFormula ? FromFormula(formula) : new(Info, formula, _defaults, isFormula: false);
    }

    internal static ElementwiseActivation FromFormula(Formula formula) =>
        new(new ActivationInfo(formula.ToString()) { Summary = "A formula of your own.", Family = "Formula" }, formula, formula, isFormula: true);

    private string Changed()
    {
        var changes = Parameters
            .Where(p => !_defaults.Parameters.Contains(p))
            .Select(p => $"{p.Name}={p.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}");
        return changes.Any() ? $"({string.Join(", ", changes)})" : "";
    }
}
