namespace Hillock.Activations;

/// <summary>Softmax over a row, <c>y_i = exp(x_i) / sum_j exp(x_j)</c>: positive numbers that add up to 1.</summary>
public sealed class SoftmaxActivation : RowActivation
{
    internal SoftmaxActivation(ActivationInfo info)
        : base(info, []) => Row = new RowDefinition(info, []);

    /// <summary>What its row code says.</summary>
    internal RowDefinition Row { get; }

    /// <inheritdoc/>
    public override ActivationKind Kind => ActivationKind.Row;

    /// <inheritdoc/>
    public override string Definition => "exp(x_i) / sum_j exp(x_j)";

    /// <inheritdoc/>
    public override int Outputs(int inputs) => SameLength(inputs);

    private protected override Dual[] Run(Dual[] row) => Row.Run(row);

    private protected override FunctionIdentity Identify() => FunctionIdentity.Of(Id, Parameters);

    private protected override Activation Rebuild(IReadOnlyDictionary<string, double> values) => this;
}
