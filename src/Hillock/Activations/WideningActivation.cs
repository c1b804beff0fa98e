using Hillock.Formulas;
using Hillock.Formulas.Rows;

namespace Hillock.Activations;

/// <summary>Each number to several, by a formula each, such as <c>[relu(x), relu(-x)]</c>: n numbers to k·n, formula after formula.</summary>
public sealed class WideningActivation : RowActivation
{
    internal WideningActivation(ActivationInfo info)
        : this(info, RowBody.Of([info.RowCode], [], double.MaxValue).Results, null)
    {
    }

    private WideningActivation(ActivationInfo info, IReadOnlyList<Formula> formulas, WideningActivation? original)
        : base(info, [.. formulas.SelectMany(f => f.Parameters).Distinct()], original)
    {
        Formulas = formulas;
        Naming.CheckParameters(Parameters);
    }

    /// <inheritdoc/>
    public override ActivationKind Kind => ActivationKind.Widening;

    /// <summary>The functions of x; the outputs of the first come first.</summary>
    public IReadOnlyList<Formula> Formulas { get; }

    /// <inheritdoc/>
    public override string Definition => $"[{string.Join(", ", Formulas)}]";

    /// <inheritdoc/>
    public override int Outputs(int inputs) => SameLength(inputs) * Formulas.Count;

    private protected override Dual[] Run(Dual[] row) => [.. Formulas.SelectMany(f => row.Select(x =>
        new Dual(f.Evaluate(x.Value), x.Slope == 0 ? 0 : f.Derivative().Evaluate(x.Value) * x.Slope)))];

    private protected override FunctionIdentity Identify() => FunctionIdentity.Of("widening", Formulas);

    private protected override Activation Rebuild(IReadOnlyDictionary<string, double> values) =>
        new WideningActivation(Info, [.. Formulas.Select(f => Naming.Bind(f, values))], this);
}
