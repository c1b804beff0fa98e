using Hillock.Formulas;
using Hillock.Formulas.Printing;
using Hillock.Kernels;

namespace Hillock.Activations;

/// <summary>An activation that maps each number by one formula.</summary>
public sealed class ElementwiseActivation : Activation
{
    private readonly Origin _origin;
    private readonly ElementwiseActivation? _original;
    private readonly Lazy<Formula> _formula;
    private readonly Lazy<Formula> _derivative;

    internal ElementwiseActivation(ActivationInfo info, Formula formula)
        : this(info, new Lazy<Formula>(Checked(formula)), null, Origin.Definition) => Naming.CheckNew(info.Id);

    private ElementwiseActivation(ActivationInfo info, Lazy<Formula> formula, ElementwiseActivation? original, Origin origin)
        : base(info, new Lazy<IReadOnlyList<Parameter>>(() => formula.Value.Parameters), original)
    {
        _formula = formula;
        _origin = origin;
        _original = original?._original ?? original;
        _derivative = new(() => formula.Value.Derivative());
    }

    // Who gave the formula its name: the catalogue, a user, nobody.
    private enum Origin
    {
        Catalogue,
        Definition,
        Formula,
    }

    /// <inheritdoc/>
    public override ActivationKind Kind => ActivationKind.Elementwise;

    /// <summary>The function of x.</summary>
    public Formula Formula => _formula.Value;

    /// <summary>Its derivative in x; at a kink the value PyTorch uses.</summary>
    public Formula Derivative => _derivative.Value;

    /// <summary>The formula as text; an entry of the catalogue without the series that stand beside a quotient for the sake of the arithmetic.</summary>
    public override string Definition => IsShownPlainer ? Readable.Of(Formula).ToString() : Formula.ToString();

    /// <summary>The derivative of <see cref="Definition"/> as text.</summary>
    public string DerivativeText => IsShownPlainer ? Readable.Derivative(Formula).ToString() : Derivative.ToString();

    private bool IsShownPlainer => _origin == Origin.Catalogue && Readable.HasSeries(Formula);

    /// <inheritdoc/>
    public override string Text => _origin == Origin.Formula ? Formula.ToString() : base.Text;

    /// <inheritdoc/>
    public override string Declaration => _origin switch
    {
        Origin.Catalogue => Text,
        Origin.Formula => FormulaText.Kept(Formula, "the activation"),
        _ => $"{Id}(x{(Changes() is { Length: > 0 } changes ? ", " + changes : "")}) = {FormulaText.Kept((_original ?? this).Formula, Id)}",
    };

    /// <inheritdoc/>
    public override string Signature => FormulaText.Signature(Formula);

    /// <inheritdoc/>
    public override ElementwiseActivation With(string parameter, double value) => (ElementwiseActivation)base.With(parameter, value);

    internal override IElementwiseKernel Kernel => ActivationKernel.Compile(Formula, Learnable);

    private protected override (double Value, double Derivative) PointAt(double x) => (Formula.Evaluate(x), Derivative.Evaluate(x));

    internal static ElementwiseActivation FromFormula(Formula formula) =>
        new(new ActivationInfo(formula.ToString()) { Summary = "A formula of your own.", Family = "Formula" }, new Lazy<Formula>(Checked(formula)), null,
            Origin.Formula);

    /// <summary>An entry of the catalogue, whose formula is built once it is needed: a program that asks for one entry builds that one.</summary>
    internal static ElementwiseActivation Entry(ActivationInfo info, Func<Formula, Formula> formula) =>
        new(info, new Lazy<Formula>(() => Checked(formula(Formula.X))), null, Origin.Catalogue);

    private protected override FunctionIdentity Identify() => FunctionIdentity.Of("x", [Formula]);

    private protected override Activation Rebuild(IReadOnlyDictionary<string, double> values) => Rebuild(Naming.Bind(Formula, values));

    private protected override Activation ShareLearned(bool perChannel) => Rebuild(Naming.Share(Formula, perChannel));

    private ElementwiseActivation Rebuild(Formula formula) =>
        _origin == Origin.Formula ? FromFormula(formula) : new ElementwiseActivation(Info, new Lazy<Formula>(Checked(formula)), this, _origin);

    private static Formula Checked(Formula formula)
    {
        if (!formula.DependsOnX)
            throw new HillockException($"The formula {formula} does not contain x: its output would be the same for every input.");
        Naming.CheckParameters(formula.Parameters);
        return formula;
    }
}
