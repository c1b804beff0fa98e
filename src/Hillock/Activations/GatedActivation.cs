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
    public override string Definition
    {
        get
        {
            // The halves are no parameters to a reader: their declarations go.
            var text = Formula.Replace(l => l is Variable ? new Parameter("a", 0) : l).ToString().Split(';', 2);
            var declared = text.Length == 1 ? [] : text[1].Split(',', StringSplitOptions.TrimEntries).Where(d => d is not ("a = 0" or "b = 0")).ToArray();
            return declared.Length == 0 ? text[0] : $"{text[0]}; {string.Join(", ", declared)}";
        }
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

    private protected override Activation Rebuild(IReadOnlyDictionary<string, double> values) =>
        new GatedActivation(Info, Naming.Bind(Formula, values), this);

    private Dual Pair(Dual a, Dual b)
    {
        if (double.IsNaN(a.Value + b.Value)) return new(double.NaN, double.NaN);
        var second = new Dictionary<string, double> { [Second.Name] = b.Value };
        var slope = (ByFirst.Evaluate(a.Value, second) * a.Slope) + (BySecond.Evaluate(a.Value, second) * b.Slope);
        return new(Formula.Evaluate(a.Value, second), slope);
    }
}
