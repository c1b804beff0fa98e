using System.Runtime.CompilerServices;
using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Engine;
using Hillock.Training;

namespace Hillock.Health.Monitoring;

/// <summary>The figures of one layer while a pass goes on.</summary>
internal sealed unsafe class LayerWatch
{
    private const double SaturatedSlope = 0.01;
    private const double SaturatedRows = 0.95;
    private const int MostValues = 1 << 15;
    private const int FewestRows = 8;

    private readonly PlanOperation _operation;
    private readonly UnitSlopes _slopes;
    private readonly double[] _unitSums;
    private readonly double[] _unitSquares;
    private readonly bool[] _wasDead;
    private readonly long[] _bins = new long[MagnitudeBins.Count];
    private long _lines;
    private double _gradientSquares;
    private long _gradients;

    /// <summary>Watches what an operation writes.</summary>
    public LayerWatch(string name, Activation? activation, PlanOperation operation, bool isOutput)
    {
        (Name, Activation, _operation, IsOutput) = (name, activation, operation, isOutput);
        var units = operation.Output.Features;
        _unitSums = new double[units];
        _unitSquares = new double[units];
        _wasDead = new bool[units];
        var lipschitz = activation is ElementwiseActivation e ? FormulaFacts.Of(e).Lipschitz : double.PositiveInfinity;
        _slopes = new UnitSlopes(operation, (float)(SaturatedSlope * (double.IsFinite(lipschitz) ? lipschitz : 1)));
    }

    /// <summary>The layer's name.</summary>
    public string Name { get; }

    /// <summary>The activation at its end, or null.</summary>
    public Activation? Activation { get; }

    /// <summary>Whether it is the network's output.</summary>
    public bool IsOutput { get; }

    /// <summary>How many units.</summary>
    public int Units => _unitSums.Length;

    /// <summary>Units that were dead for a window and answered again later.</summary>
    public int Revived { get; private set; }

    /// <summary>Whether the slope of its units is known.</summary>
    public bool HasSlopes => _operation.ActivationDerivative is not null && !IsOutput;

    /// <summary>Forgets the figures of the last pass; how long units have been silent is kept.</summary>
    public void Begin()
    {
        Array.Clear(_unitSums);
        Array.Clear(_unitSquares);
        Array.Clear(_bins);
        _slopes.Begin();
        (_lines, _gradientSquares, _gradients) = (0, 0, 0);
    }

    /// <summary>Begins a pass over rows that alone decide which units are dead.</summary>
    public void BeginAnew()
    {
        Begin();
        _slopes.BeginAnew();
    }

    /// <summary>Takes the outputs of some rows.</summary>
    public void Values(int rows, bool all = false)
    {
        var slot = _operation.Output;
        if (!all) rows = Some(rows);
        for (var i = 0; i < rows; i++)
        {
            var row = slot.Pointer + (i * slot.Stride);
            for (var p = 0; p < slot.Positions; p++) Line(row + ((nint)p * slot.PositionStride));
        }

        if (HasSlopes) _slopes.Look(rows);
        else _slopes.Skip(rows);
        _lines += (long)rows * slot.Positions;
    }

    /// <summary>Takes the gradient by the outputs of some rows; it is that of the mean over all.</summary>
    public void Gradients(int rows)
    {
        var slot = _operation.Output;
        if (slot.Gradient is not { } gradient) return;
        rows = Some(rows);
        for (var i = 0; i < rows; i++)
            for (var p = 0; p < slot.Positions; p++)
                _gradientSquares += Squares(gradient.Pointer + (i * slot.RowLength) + ((nint)p * slot.PositionStride), Units);

        _gradients += (long)rows * slot.Shape.Size;
    }

    /// <summary>The figures so far; units are dead that were silent on the last <paramref name="window"/> rows.</summary>
    public LayerFrame Frame(int window)
    {
        var count = (double)_lines * Units;
        var mean = _unitSums.Sum() / count;
        var dead = Seen >= window && HasSlopes ? CountDead(window) / (double)Units : double.NaN;
        return new LayerFrame
        {
            Mean = mean,
            Deviation = Sums.Deviation(_unitSums.Sum(), _unitSquares.Sum(), count),
            Gradient = _gradients == 0 ? double.NaN : Math.Sqrt(_gradientSquares / _gradients),
            DeadShare = dead,
            SaturatedShare = HasSlopes ? (double)States(long.MaxValue).Count(s => s == UnitState.Saturated) / Units : double.NaN,
            Histogram = [.. _bins.Select(b => (float)(b / count))],
        };
    }

    /// <summary>Each unit; dead are those that were silent on the last <paramref name="window"/> rows.</summary>
    public UnitState[] States(long window) => HasSlopes
        ? [.. Enumerable.Range(0, Units).Select(j => _slopes.IsDead(j, window) ? UnitState.Dead
            : _slopes.Flat(j) > SaturatedRows * _lines ? UnitState.Saturated : UnitState.Alive)]
        : [];

    /// <summary>Rows seen since units are counted.</summary>
    public long Seen => _slopes.Seen;

    /// <summary>Mean and standard deviation of each unit's output.</summary>
    public (double[] Means, double[] Deviations) UnitMoments()
    {
        double[] means = [.. _unitSums.Select(s => s / _lines)];
        return (means, [.. _unitSquares.Select((s, j) => Math.Sqrt(Math.Max(0, (s / _lines) - (means[j] * means[j]))))]);
    }

    /// <summary>The layer as it is; dead are units that were silent on the last <paramref name="window"/> rows.</summary>
    public LayerHealth Health(long window)
    {
        var (means, deviations) = UnitMoments();
        return new LayerHealth(Name, Activation, Units)
        {
            States = Seen > 0 ? States(window) : [],
            UnitMeans = means,
            UnitDeviations = deviations,
            Revived = Revived,
            IsOutput = IsOutput,
        };
    }

    private int CountDead(int window)
    {
        var count = 0;
        for (var j = 0; j < Units; j++)
        {
            var dead = _slopes.IsDead(j, window);
            if (dead) count++;
            else if (_wasDead[j]) Revived++;
            _wasDead[j] = dead;
        }

        return count;
    }

    private int Some(int rows) => Math.Min(rows, Math.Max(FewestRows, MostValues / Math.Max(1, _operation.Output.Shape.Size)));

    // A look is rare, so that these loops would run as they were first compiled, unoptimised.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Squares(float* line, int count)
    {
        var (a, b, j) = (0.0, 0.0, 0);
        for (; j + 2 <= count; j += 2)
        {
            a += (double)line[j] * line[j];
            b += (double)line[j + 1] * line[j + 1];
        }

        return j < count ? a + b + ((double)line[j] * line[j]) : a + b;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Line(float* line)
    {
        fixed (double* sums = _unitSums, squares = _unitSquares)
        fixed (long* bins = _bins)
        {
            var units = _unitSums.Length;
            for (var j = 0; j < units; j++)
            {
                var value = line[j];
                sums[j] += value;
                squares[j] += (double)value * value;
                bins[MagnitudeBins.Of(value)]++;
            }
        }
    }
}
