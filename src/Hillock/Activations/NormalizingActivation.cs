using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>A function of a row that keeps its length, every output from every input, such as sparsemax.</summary>
public sealed class NormalizingActivation : RowActivation
{
    internal NormalizingActivation(ActivationInfo info, string definition, IReadOnlyList<Parameter>? parameters = null, Noise? noise = null)
        : this(info, definition, parameters ?? [], noise, null)
    {
    }

    private NormalizingActivation(ActivationInfo info, string definition, IReadOnlyList<Parameter> parameters, Noise? noise, NormalizingActivation? original)
        : base(info, parameters, original)
    {
        Definition = definition;
        Noise = noise;
        Row = new RowDefinition(info, parameters);
    }

    /// <inheritdoc/>
    public override ActivationKind Kind => ActivationKind.Row;

    /// <inheritdoc/>
    public override string Definition { get; }

    /// <summary>Whether noise is added to the inputs while training.</summary>
    public bool IsStochastic => Noise is not null;

    /// <summary>What is added to the inputs while training, or null.</summary>
    internal Noise? Noise { get; }

    /// <summary>What its row code says.</summary>
    internal RowDefinition Row { get; }

    /// <inheritdoc/>
    public override int Outputs(int inputs) => SameLength(inputs);

    /// <summary>The value with the noise of training; the plain value where there is none.</summary>
    /// <exception cref="HillockException">The row is empty.</exception>
    public double[] Sample(IReadOnlyList<double> row, ref RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(row);
        var noisy = new double[row.Count];
        for (var i = 0; i < noisy.Length; i++) noisy[i] = row[i] + (Noise?.Draw(ref random) ?? 0);
        return Evaluate(noisy);
    }

    private protected override Dual[] Run(Dual[] row) => Row.Run(row);

    private protected override FunctionIdentity Identify() => FunctionIdentity.Of(Id, Parameters);

    private protected override Activation Rebuild(IReadOnlyDictionary<string, double> values) =>
        new NormalizingActivation(Info, Definition, Naming.Bind(Parameters, values), Noise, this);
}
