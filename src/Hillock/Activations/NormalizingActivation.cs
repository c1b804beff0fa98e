using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Activations;

/// <summary>A function of a row that keeps its length, every output from every input, such as sparsemax.</summary>
public sealed class NormalizingActivation : RowActivation
{
    private readonly Func<Dual[], double[], Dual[]> _function;
    private readonly Func<double[], RowLoop> _loop;
    private readonly Noise? _noise;

    internal NormalizingActivation(
        ActivationInfo info,
        string definition,
        Func<Dual[], double[], Dual[]> function,
        Func<double[], RowLoop> loop,
        IReadOnlyList<Parameter>? parameters = null,
        Noise? noise = null)
        : this(info, definition, function, loop, parameters ?? [], noise, null)
    {
    }

    private NormalizingActivation(
        ActivationInfo info,
        string definition,
        Func<Dual[], double[], Dual[]> function,
        Func<double[], RowLoop> loop,
        IReadOnlyList<Parameter> parameters,
        Noise? noise,
        NormalizingActivation? original)
        : base(info, parameters, original)
    {
        Definition = definition;
        _function = function;
        _loop = loop;
        _noise = noise;
    }

    /// <inheritdoc/>
    public override ActivationKind Kind => ActivationKind.Row;

    /// <inheritdoc/>
    public override string Definition { get; }

    /// <summary>Whether noise is added to the inputs while training.</summary>
    public bool IsStochastic => _noise is not null;

    /// <summary>What is added to the inputs while training, or null.</summary>
    internal Noise? Noise => _noise;

    /// <summary>The function as a float32 loop.</summary>
    internal RowLoop Loop => _loop([.. Parameters.Select(p => p.Value)]);

    /// <inheritdoc/>
    public override int Outputs(int inputs) => SameLength(inputs);

    /// <summary>The value with the noise of training; the plain value where there is none.</summary>
    /// <exception cref="HillockException">The row is empty.</exception>
    public double[] Sample(IReadOnlyList<double> row, ref RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(row);
        var noisy = new double[row.Count];
        for (var i = 0; i < noisy.Length; i++) noisy[i] = row[i] + (_noise?.Draw(ref random) ?? 0);
        return Evaluate(noisy);
    }

    private protected override Dual[] Run(Dual[] row) => _function(row, [.. Parameters.Select(p => p.Value)]);

    private protected override FunctionIdentity Identify() => FunctionIdentity.Of(Id, Parameters);

    private protected override Activation Rebuild(IReadOnlyDictionary<string, double> values) =>
        new NormalizingActivation(Info, Definition, _function, _loop, Naming.Bind(Parameters, values), _noise, this);
}
