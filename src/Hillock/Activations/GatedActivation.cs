using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>A row in two halves a and b, each pair by one formula, such as <c>a * sigmoid(b)</c>: 2n numbers to n.</summary>
public sealed class GatedActivation : RowActivation
{
    internal GatedActivation(ActivationInfo info, Func<Formula, Formula, Formula> formula)
        : this(info, formula(Formula.X, Second), null)
    {
    }

    private GatedActivation(ActivationInfo info, Formula formula, GatedActivation? original)
        : base(info, [.. formula.Parameters.Where(p => !p.Equals(Second))], original)
    {
        Formula = formula;
        BySecond = formula.DerivativeBy(Second);
        Naming.CheckParameters(Parameters);
    }

    /// <summary>What a number of the first half is called in text.</summary>
    public static Parameter First { get; } = new("a", 0);

    /// <summary>What stands for a number of the second half in <see cref="Formula"/>; one of the first half is x.</summary>
    public static Parameter Second { get; } = new("b", 0);

    /// <inheritdoc/>
    public override ActivationKind Kind => ActivationKind.Gated;

    /// <summary>The function of x, a number of the first half, and <see cref="Second"/>.</summary>
    public Formula Formula { get; }

    /// <summary>Its derivative by the first half.</summary>
    public Formula ByFirst => Formula.Derivative();

    /// <summary>Its derivative by the second half.</summary>
    public Formula BySecond { get; }

    /// <inheritdoc/>
    public override string Definition => InHalves(Formula);

    /// <summary>A formula of the halves as text in a and b.</summary>
    public static string InHalves(Formula formula) =>
        Naming.Text(OfHalves(formula), First.Name, Second.Name);

    /// <summary>A formula of the halves with <see cref="First"/> for x.</summary>
    public static Formula OfHalves(Formula formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return formula.Replace(l => l is Variable ? First : l);
    }

    /// <inheritdoc/>
    public override GatedActivation With(string parameter, double value) => (GatedActivation)base.With(parameter, value);

    /// <inheritdoc/>
    public override int Outputs(int inputs) => inputs > 0 && inputs % 2 == 0
        ? inputs / 2
        : throw new HillockException($"{Id} splits a row in two halves, so it takes an even number of inputs, got {inputs}.");

    private protected override Dual[] Run(Dual[] row)
    {
        var half = row.Length / 2;
        return [.. Enumerable.Range(0, half).Select(i => Pair(row[i], row[half + i]))];
    }

    private protected override FunctionIdentity Identify() => FunctionIdentity.Of("gate", [Formula], Second);

    private protected override Activation Rebuild(IReadOnlyDictionary<string, double> values) =>
        new GatedActivation(Info, Naming.Bind(Formula, values), this);

    /// <summary>The value and both derivatives at a pair of numbers; NaN where one is NaN.</summary>
    internal (double Value, double ByFirst, double BySecond) At(double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b)) return (double.NaN, double.NaN, double.NaN);
        var second = new Dictionary<string, double> { [Second.Name] = b };
        return (Formula.Evaluate(a, second), ByFirst.Evaluate(a, second), BySecond.Evaluate(a, second));
    }

    private Dual Pair(Dual a, Dual b)
    {
        var (value, byFirst, bySecond) = At(a.Value, b.Value);
        return new(value, (a.Slope == 0 ? 0 : byFirst * a.Slope) + (b.Slope == 0 ? 0 : bySecond * b.Slope));
    }
}
