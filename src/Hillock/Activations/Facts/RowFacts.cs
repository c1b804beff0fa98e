using System.Runtime.CompilerServices;
using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>What holds of an activation of a whole row, parameters at their own values: nothing here is claimed by hand.</summary>
/// <remarks>Found by its values and Jacobians on fixed rows (normal, one-hot, level, tiny and huge ones) and by climbing from the best of them. What is
/// said without a width holds for rows of two widths. Each fact is found when it is asked for, once for each activation; safe to ask from several
/// threads.</remarks>
public sealed class RowFacts
{
    private const int Width = 8;
    private const int Wider = 12;
    private static readonly ConditionalWeakTable<RowActivation, RowFacts> Found = [];

    private readonly Lazy<Interval> _range;
    private readonly Lazy<bool> _rangeHolds;
    private readonly Lazy<Smoothness> _smoothness;
    private readonly Lazy<double> _lipschitz;
    private readonly Lazy<bool> _lipschitzHolds;
    private readonly Lazy<RowMoments> _moments;
    private readonly RowProbe _probe;
    private readonly RowProbe _wider;

    private RowFacts(RowActivation activation)
    {
        _probe = new RowProbe(activation, RowProbe.Width(activation, Width));
        _wider = new RowProbe(activation, RowProbe.Width(activation, Wider));
        _range = new(() => RowExtent.Range(_probe));
        _rangeHolds = new(() => RowExtent.Range(_wider) is var other && Same(Range.Low, other.Low) && Same(Range.High, other.High));
        _smoothness = new(() => RowSmoothness.Of(_probe));
        _lipschitz = new(() => RowExtent.Lipschitz(_probe, Smoothness));
        _lipschitzHolds = new(() => Same(Lipschitz, RowExtent.Lipschitz(_wider, Smoothness)));
        _moments = new(() => RowAverages.Of(_probe, Smoothness));
        Sum = RowSymmetries.Constant(_probe, _wider, y => y.Sum(), 1e-9);
        Length = RowSymmetries.Constant(_probe, _wider, y => Math.Sqrt(y.Sum(v => v * v)), 1e-3);
        MeanSquare = RowSymmetries.Constant(_probe, _wider, y => y.Average(v => v * v), 1e-3);
        Shift = RowSymmetries.Shift(_probe, _wider);
        Scale = RowSymmetries.Scale(_probe, _wider);
        IsSymmetric = RowSymmetries.IsSymmetric(_probe);
        Order = RowSymmetries.Order(_probe);
        AtZero = RowSymmetries.AtZero(_probe);
    }

    /// <summary>How many inputs the row has that <see cref="Range"/>, <see cref="Lipschitz"/>, <see cref="AtZero"/> and <see cref="Moments"/> are of.</summary>
    public int Inputs => _probe.Inputs;

    /// <summary>How many outputs that row has.</summary>
    public int Outputs => _probe.Outputs;

    /// <summary>The values an output takes.</summary>
    public Interval Range => _range.Value;

    /// <summary>Whether <see cref="Range"/> is the same for longer rows.</summary>
    public bool RangeHoldsForAnyWidth => _rangeHolds.Value;

    /// <summary>How many derivatives are continuous, up to the second.</summary>
    public Smoothness Smoothness => _smoothness.Value;

    /// <summary>What the outputs always add up to; null if to nothing fixed.</summary>
    public double? Sum { get; }

    /// <summary>The root of the sum of squares that the outputs always have, to a thousandth; null if none.</summary>
    public double? Length { get; }

    /// <summary>The mean square that the outputs always have, to a thousandth; null if none.</summary>
    public double? MeanSquare { get; }

    /// <summary>What happens when a number is added to all inputs.</summary>
    public RowResponse Shift { get; }

    /// <summary>What happens, to a thousandth, when all inputs are multiplied by a positive number.</summary>
    public RowResponse Scale { get; }

    /// <summary>Whether inputs in another order give the same outputs in that order.</summary>
    public bool IsSymmetric { get; }

    /// <summary>Whether larger inputs have larger outputs.</summary>
    public RowMonotonicity Order { get; }

    /// <summary>The outputs of a row of zeros, all alike; NaN if there is no value, null if they differ.</summary>
    public double? AtZero { get; }

    /// <summary>The least upper bound of the Jacobian's largest singular value: no change of the outputs is larger than that times the change of
    /// the inputs, both by length; <c>inf</c> if there is none.</summary>
    public double Lipschitz => _lipschitz.Value;

    /// <summary>Whether <see cref="Lipschitz"/> is the same for longer rows.</summary>
    public bool LipschitzHoldsForAnyWidth => _lipschitzHolds.Value;

    /// <summary>Averages over standard normal inputs.</summary>
    public RowMoments Moments => _moments.Value;

    /// <summary>Whether the outputs stay between two values.</summary>
    public bool IsBounded => Range.IsBounded;

    /// <summary>The facts of <paramref name="activation"/>.</summary>
    public static RowFacts Of(RowActivation activation) => Found.GetValue(activation, a => new RowFacts(a));

    private static bool Same(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= 1e-3 * (1 + Math.Abs(a));
}
