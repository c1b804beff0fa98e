using Hillock.Data;
using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Monitoring;
using Hillock.Health.Probes;
using Hillock.Training;

namespace Hillock.Tests.Health.Diagnoses;

/// <summary>Figures made by hand, in which nothing is wrong but what a test puts there.</summary>
internal static class Figures
{
    public static readonly Achievement Learned = new(0.9, 0.9, 0.1), Stuck = new(0.1, 0, 0.1);

    /// <summary>Four looks at two layers with weights, whose figures are those of a sound training.</summary>
    public static MonitorReport Sound { get; } = new()
    {
        Layers = [Layer("dense_1"), Layer("dense_2") with { IsOutput = true }],
        Frames = [.. Enumerable.Range(1, 4).Select(i => Frame(10 * i, 1.0 / i, 0.01, 0.01))],
        Steps = 40,
        Spikes = [],
        SpikeCount = 0,
        ClippedShare = 0,
    };

    public static ProbeReport Batch { get; } = new()
    {
        Signal = new SignalReport(8, Signal(1), [Signal(1), Signal(1)]),
        InitialLoss = 1,
        ExpectedLoss = 1,
        Units = [],
        OutputDependence = 0.5,
        InputMean = 0,
        InputDeviation = 1,
        InputLargest = 3,
    };

    public static LayerSignal Signal(double variance) => new("dense", null, new Shape(4), 0, variance, variance);

    public static LayerHealth Layer(string name, int dead = 0, int saturated = 0, string activation = "tanh") =>
        new(name, Hillock.Activations.Activation.Parse(activation), 10)
        {
            HasWeights = true,
            States = [.. Enumerable.Range(0, 10).Select(i => i < dead ? UnitState.Dead : i < dead + saturated ? UnitState.Saturated : UnitState.Alive)],
        };

    /// <summary>A look; each layer has weights of size 1, a gradient of 1 and this update.</summary>
    public static MonitorFrame Frame(long step, double loss, params double[] updates) =>
        new(step, 1, loss, 0.1, 100 + step, [.. updates.Select(u => Look(1, 1, u))]);

    public static LayerFrame Look(double weight, double gradient, double update) => new()
    {
        Mean = 0,
        Deviation = 1,
        Gradient = 1,
        DeadShare = 0,
        SaturatedShare = 0,
        Weight = weight,
        WeightGradient = gradient,
        UpdateRatio = update,
        Histogram = [],
    };

    public static History Epochs(StopReason reason, params (double Metric, double Validation)[] epochs)
    {
        var history = new History("accuracy") { StopReason = reason };
        foreach (var (metric, validation) in epochs) history.Add(new EpochRecord(history.Count + 1, 1, metric, 1, validation, 1, 0.1), best: true);
        return history;
    }

    public static DataSet Rows(TaskKind task, int count, params int[] labels) => new()
    {
        Name = "rows",
        Inputs = 1,
        Task = task,
        Classes = task == TaskKind.Regression ? [] : ["a", "b"],
        Train = task == TaskKind.Regression ? new Split(new FloatRows(new float[count], 1), new float[count])
            : new Split(new FloatRows(new float[count], 1), labels),
        Validation = task == TaskKind.Regression ? new Split(new FloatRows(new float[count], 1), new float[count])
            : new Split(new FloatRows(new float[count], 1), labels),
        Test = task == TaskKind.Regression ? new Split(new FloatRows(new float[count], 1), new float[count])
            : new Split(new FloatRows(new float[count], 1), labels),
    };

    /// <summary>What is found, a line each.</summary>
    public static string Text(IEnumerable<Finding> findings) => string.Join("\n", findings.Select(f => string.Join(" | ",
        f.Code, f.Severity, f.Area, f.Layer ?? "-", f.Message, f.Cause, f.Fix, string.Join(", ", f.Settings),
            string.Join(", ", f.Evidence.Select(e => $"{e.Name} {NumberWords.Short(e.Value)}")), NumberWords.Short(f.Certainty))));

    public static string Codes(IEnumerable<Finding> findings) => string.Join(", ", findings.Select(f => $"{f.Code} {f.Severity}"));
}
