namespace Hillock.Formulas;

/// <content>Derivatives, simplification, parameters and substitution.</content>
public abstract partial class Formula
{
    private Formula? _derivative;
    private Formula? _simplified;
    private Formula? _conditioned;
    private IReadOnlyList<Parameter>? _parameters;

    /// <summary>The parameters in order of first use, each once.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters ??= [.. Nodes.Of(this).OfType<Parameter>().Distinct()];

    /// <summary>Whether <c>x</c> occurs.</summary>
    public bool DependsOnX { get; }

    /// <summary><c>df/dx</c>, simplified; at a kink the value PyTorch uses (<c>relu'(0) = 0</c>).</summary>
    public Formula Derivative() => _derivative ??= new Differentiation(X).Of(Simplify()).Simplify();

    /// <summary><c>df/dp</c>, simplified.</summary>
    public Formula DerivativeBy(Parameter parameter) => new Differentiation(parameter).Of(Simplify()).Simplify();

    /// <summary>An equal formula, shorter and better conditioned: <c>log(1 + exp(x))</c> becomes <c>softplus(x)</c>.</summary>
    /// <remarks>Equal wherever the original is finite, to rounding; where it overflows, the simplified one may not.</remarks>
    public Formula Simplify()
    {
        if (_simplified is not null) return _simplified;
        var simple = new Simplifier().Simplify(this);
        simple._simplified ??= simple;
        return _simplified = simple;
    }

    /// <summary>The simplified formula as float64 computes it best.</summary>
    internal Formula Conditioned() => _conditioned ??= Conditioning.Of(Simplify());

    /// <summary>The formula with <paramref name="parameter"/> at another value.</summary>
    /// <exception cref="HillockException">There is no such parameter, or the value is not finite.</exception>
    public Formula With(string parameter, double value)
    {
        if (!Parameters.Any(p => p.Name == parameter))
        {
            var known = Parameters.Select(p => p.Name).ToArray();
            throw new HillockException(known.Length == 0
                ? $"'{this}' has no parameters, so none called '{parameter}'."
                : $"'{this}' has no parameter '{parameter}'; it has {string.Join(", ", known)}.{Suggestions.Ask(parameter, known)}");
        }

        return Replace(leaf => leaf is Parameter p && p.Name == parameter ? p.WithValue(value) : leaf);
    }

    /// <summary>The formula with its fixed parameters as plain numbers, simplified; learnable ones stay.</summary>
    public Formula BindFixed() => Replace(leaf => leaf is Parameter { Learnable: false } p ? p.Value : leaf).Simplify();

    /// <summary>The formula with <paramref name="forX"/> in place of <c>x</c>.</summary>
    public Formula Substitute(Formula forX) => Replace(leaf => leaf is Variable ? forX : leaf);

    /// <summary>The formula with every leaf (number, <c>x</c>, parameter) put through <paramref name="replacement"/>.</summary>
    public Formula Replace(Func<Formula, Formula> replacement) => new Replacement(replacement).Of(this);
}
