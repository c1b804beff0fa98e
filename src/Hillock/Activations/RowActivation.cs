using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>An activation of a whole row, not of each number by itself.</summary>
public abstract class RowActivation : Activation
{
    private protected RowActivation(ActivationInfo info, IReadOnlyList<Parameter> parameters, RowActivation? original = null)
        : base(info, parameters, original) => Naming.Check(info.Id);

    /// <summary>How many numbers come out for a row of <paramref name="inputs"/>.</summary>
    /// <exception cref="HillockException">A row of that length does not fit.</exception>
    public abstract int Outputs(int inputs);

    /// <summary>The float64 reference value.</summary>
    /// <exception cref="HillockException">A row of that length does not fit.</exception>
    public double[] Evaluate(IReadOnlyList<double> row) => [.. Checked(row, null).Select(y => y.Value)];

    /// <inheritdoc/>
    public sealed override float[] Evaluate(ReadOnlySpan<float> x)
    {
        var row = new double[x.Length];
        for (var i = 0; i < row.Length; i++) row[i] = x[i];
        return Array.ConvertAll(Evaluate(row), y => (float)y);
    }

    /// <summary>How the outputs change along <paramref name="direction"/>: the Jacobian times a vector.</summary>
    /// <exception cref="HillockException">A row of that length does not fit, or the direction has another length.</exception>
    public double[] Tangent(IReadOnlyList<double> row, IReadOnlyList<double> direction) => [.. Checked(row, direction).Select(y => y.Slope)];

    /// <summary>The gradient by the inputs of a loss with gradient <paramref name="outputGradient"/> by the outputs: the
    /// transposed Jacobian times a vector.</summary>
    /// <exception cref="HillockException">A row of that length does not fit, or the gradient has another length than the output.</exception>
    public double[] Gradient(IReadOnlyList<double> row, IReadOnlyList<double> outputGradient)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(outputGradient);
        if (outputGradient.Count != Outputs(row.Count))
            throw new HillockException($"{Id} of {row.Count} numbers gives {Outputs(row.Count)}, but the gradient has {outputGradient.Count}.");
        var gradient = new double[row.Count];
        var unit = new double[row.Count];
        for (var i = 0; i < unit.Length; i++)
        {
            unit[i] = 1;
            gradient[i] = Tangent(row, unit).Zip(outputGradient, (slope, weight) => slope * weight).Sum();
            unit[i] = 0;
        }

        return gradient;
    }

    /// <summary>The outputs, with their slopes, of a row that fits.</summary>
    private protected abstract Dual[] Run(Dual[] row);

    /// <summary>A function that keeps the length takes any row but an empty one.</summary>
    private protected int SameLength(int inputs) =>
        inputs > 0 ? inputs : throw new HillockException($"{Id} of an empty row has no value; give at least one number.");

    private Dual[] Checked(IReadOnlyList<double> row, IReadOnlyList<double>? direction)
    {
        ArgumentNullException.ThrowIfNull(row);
        _ = Outputs(row.Count);
        if (direction is not null && direction.Count != row.Count)
            throw new HillockException($"The row has {row.Count} numbers and the direction {direction.Count}; expected as many.");
        return Run([.. Enumerable.Range(0, row.Count).Select(i => new Dual(row[i], direction?[i] ?? 0))]);
    }
}
