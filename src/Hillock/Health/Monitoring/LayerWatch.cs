using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Networks.Plans;

namespace Hillock.Health.Monitoring;

/// <summary>The figures of one layer while a pass goes on.</summary>
internal sealed unsafe class LayerWatch
{
    private const float Dead = 1e-6f; // as Trainer.DeadShare counts
    private const double SaturatedSlope = 0.01;
    private const double SaturatedRows = 0.95;
    private const int MostValues = 1 << 16;

    private readonly PlanOperation _operation;
    private readonly double _steepest;
    private readonly double[] _unitSums;
    private readonly double[] _unitSquares;
    private readonly long[] _flat;
    private readonly long[] _lastAlive;
    private readonly bool[] _wasDead;
    private readonly long[] _bins = new long[MagnitudeBins.Count];
    private long _lines;
    private long _seen;
    private double _gradientSquares;
    private long _gradients;

    /// <summary>Watches what an operation writes.</summary>
    public LayerWatch(string name, Activation? activation, PlanOperation operation, bool isOutput)
    {
        (Name, Activation, _operation, IsOutput) = (name, activation, operation, isOutput);
        var units = operation.Output.Features;
        _unitSums = new double[units];
        _unitSquares = new double[units];
        _flat = new long[units];
        _lastAlive = new long[units];
        _wasDead = new bool[units];
        var lipschitz = activation is ElementwiseActivation e ? FormulaFacts.Of(e).Lipschitz : double.PositiveInfinity;
        _steepest = double.IsFinite(lipschitz) ? lipschitz : 1;
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
        Array.Clear(_flat);
        Array.Clear(_bins);
        (_lines, _gradientSquares, _gradients) = (0, 0, 0);
    }

    /// <summary>Begins a pass over rows that alone decide which units are dead.</summary>
    public void BeginAnew()
    {
        Begin();
        Array.Clear(_lastAlive);
        _seen = 0;
    }

    /// <summary>Takes the outputs of some rows.</summary>
    public void Values(int rows, bool all = false)
    {
        var slot = _operation.Output;
        if (!all) rows = Math.Min(rows, Math.Max(8, MostValues / Math.Max(1, slot.Shape.Size)));
        for (var i = 0; i < rows; i++)
        {
            var row = slot.Pointer + (i * slot.Stride);
            for (var p = 0; p < slot.Positions; p++) Line(row + ((nint)p * slot.PositionStride));
        }

        if (HasSlopes) Slopes(rows);
        _lines += (long)rows * slot.Positions;
        _seen += rows;
    }

    /// <summary>Takes the gradient by the outputs of some rows; it is that of the mean over all.</summary>
    public void Gradients(int rows)
    {
        var slot = _operation.Output;
        if (slot.Gradient is not { } gradient) return;
        for (var i = 0; i < rows; i++)
        {
            for (var p = 0; p < slot.Positions; p++)
            {
                var line = gradient.Pointer + (i * slot.RowLength) + ((nint)p * slot.PositionStride);
                for (var j = 0; j < Units; j++) _gradientSquares += (double)line[j] * line[j];
            }
        }

        _gradients += (long)rows * slot.Shape.Size;
    }

    /// <summary>The figures so far; units are dead that were silent on the last <paramref name="window"/> rows.</summary>
    public LayerFrame Frame(int window)
    {
        var count = (double)_lines * Units;
        var mean = _unitSums.Sum() / count;
        var dead = _seen >= window && HasSlopes ? CountDead(window) / (double)Units : double.NaN;
        return new LayerFrame
        {
            Mean = mean,
            Deviation = Math.Sqrt(Math.Max(0, (_unitSquares.Sum() / count) - (mean * mean))),
            Gradient = _gradients == 0 ? double.NaN : Math.Sqrt(_gradientSquares / _gradients),
            DeadShare = dead,
            SaturatedShare = HasSlopes ? (double)States(long.MaxValue).Count(s => s == UnitState.Saturated) / Units : double.NaN,
            Histogram = [.. _bins.Select(b => (float)(b / count))],
        };
    }

    /// <summary>Each unit; dead are those that were silent on the last <paramref name="window"/> rows.</summary>
    public UnitState[] States(long window) => HasSlopes
        ? [.. Enumerable.Range(0, Units).Select(j => _seen - _lastAlive[j] >= window ? UnitState.Dead
            : _flat[j] > SaturatedRows * _lines ? UnitState.Saturated : UnitState.Alive)]
        : [];

    /// <summary>Rows seen since units are counted.</summary>
    public long Seen => _seen;

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
            var dead = _seen - _lastAlive[j] >= window;
            if (dead) count++;
            else if (_wasDead[j]) Revived++;
            _wasDead[j] = dead;
        }

        return count;
    }

    private void Line(float* line)
    {
        for (var j = 0; j < Units; j++)
        {
            var value = line[j];
            _unitSums[j] += value;
            _unitSquares[j] += (double)value * value;
            _bins[MagnitudeBins.Of(value)]++;
        }
    }

    private void Slopes(int rows)
    {
        var (slot, flat) = (_operation.Output, (float)(SaturatedSlope * _steepest));
        for (var i = 0; i < rows; i++)
        {
            for (var p = 0; p < slot.Positions; p++)
            {
                var line = _operation.ActivationDerivative!.Pointer + ((((nint)i * slot.Positions) + p) * slot.Padded);
                for (var j = 0; j < Units; j++)
                {
                    var slope = Math.Abs(line[j]);
                    if (!(slope < Dead)) _lastAlive[j] = _seen + i + 1;
                    if (slope < flat) _flat[j]++;
                }
            }
        }
    }
}
