using System.Runtime.CompilerServices;
using Hillock.Engine;

namespace Hillock.Training;

/// <summary>What the derivatives of an operation say of its units: which pass no gradient on, and which hardly any.</summary>
/// <param name="operation">The operation; one without an activation has no slopes.</param>
/// <param name="flat">Magnitude below which a slope is counted as flat.</param>
internal sealed unsafe class UnitSlopes(PlanOperation operation, float flat = 0)
{
    /// <summary>A unit whose derivative stays below this in magnitude passes no gradient on.</summary>
    public const float Dead = 1e-6f;

    private readonly long[] _flat = new long[operation.Output.Features];
    private readonly long[] _lastAlive = new long[operation.Output.Features];

    /// <summary>How many units.</summary>
    public int Count => _flat.Length;

    /// <summary>Rows seen since units are counted.</summary>
    public long Seen { get; private set; }

    /// <summary>Forgets the flat slopes; how long units have been silent is kept.</summary>
    public void Begin() => Array.Clear(_flat);

    /// <summary>Forgets all.</summary>
    public void BeginAnew()
    {
        Begin();
        Array.Clear(_lastAlive);
        Seen = 0;
    }

    /// <summary>Takes the derivatives of some rows.</summary>
    public void Look(int rows)
    {
        var slot = operation.Output;
        for (var i = 0; i < rows; i++)
            for (var p = 0; p < slot.Positions; p++)
                Line(operation.ActivationDerivative!.Pointer + ((((nint)i * slot.Positions) + p) * slot.Padded), Seen + i + 1);

        Skip(rows);
    }

    /// <summary>Counts rows whose derivatives are not known.</summary>
    public void Skip(int rows) => Seen += rows;

    /// <summary>Whether a unit was silent on the last <paramref name="window"/> rows.</summary>
    public bool IsDead(int unit, long window) => Seen - _lastAlive[unit] >= window;

    /// <summary>How many units were silent on every row.</summary>
    public int CountDead() => Enumerable.Range(0, Count).Count(j => IsDead(j, Seen));

    /// <summary>How many slopes of a unit were flat.</summary>
    public long Flat(int unit) => _flat[unit];

    // A look is rare, so that this loop would run as it was first compiled, unoptimised.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Line(float* line, long row)
    {
        fixed (long* alive = _lastAlive, flats = _flat)
        {
            var (units, most) = (_lastAlive.Length, flat);
            for (var j = 0; j < units; j++)
            {
                var slope = Math.Abs(line[j]);
                if (!(slope < Dead)) alive[j] = row;
                if (slope < most) flats[j]++;
            }
        }
    }
}
