using System.Globalization;
using Hillock.Training.Updates;

namespace Hillock.Training;

/// <content>What can be set, and the parameters as a whole.</content>
public sealed partial class Trainer
{
    private AlignedBuffer? _weights;

    /// <summary>The learning rate of the next step; the optimiser's own unless set. At least 0.</summary>
    /// <exception cref="HillockException">Below 0, or not finite.</exception>
    public double Rate
    {
        get;
        set => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new HillockException(
                string.Create(CultureInfo.InvariantCulture, $"The learning rate is {value}; it must be a number, 0 or more, such as 0.001."));
    }

    /// <summary>Limit of the gradient's Euclidean norm, or null.</summary>
    public double? ClipNorm { get => Options.ClipNorm; init => Options = Options with { ClipNorm = value }; }

    /// <summary>Limit of each number of the gradient, or null.</summary>
    public double? ClipValue { get => Options.ClipValue; init => Options = Options with { ClipValue = value }; }

    /// <summary>Factor of <c>Σ|w|</c> over the weights in what is made small, at least 0; its gradient counts before the limits, its value is in no
    /// loss.</summary>
    public double L1 { get => Options.L1; init => Options = Options with { L1 = value }; }

    /// <summary>Factor of <c>Σw²</c> over the weights in what is made small, at least 0 (Keras' l2; half of PyTorch's weight decay).</summary>
    public double L2 { get => Options.L2; init => Options = Options with { L2 = value }; }

    /// <summary>Parts that a step's rows go through the network in, at least 1; the step is that of all rows at once, within rounding.</summary>
    public int AccumulateSteps { get => Options.AccumulateSteps; init => Options = Options with { AccumulateSteps = value }; }

    /// <summary>Decay of the parameters' exponential moving average (EMA), in (0, 1), or null for none.</summary>
    /// <remarks>The average begins at the parameters as they are, and follows each step with <c>min(decay, (1+t)/(10+t))</c> at step t.
    /// <see cref="Evaluate"/> uses it; <see cref="SwapAverage"/> puts it in the network.</remarks>
    public double? EmaDecay
    {
        get => Options.EmaDecay;
        init
        {
            Options = Options with { EmaDecay = value };
            using var use = Use();
            using var writing = Change();
            BeginAverage();
        }
    }

    /// <summary>How much a row of each class counts in the training loss and its gradient, one number a class, or null; the mean is over rows, as in
    /// Keras.</summary>
    /// <exception cref="HillockException">Not one number for each class, or one that is below 0.</exception>
    public IReadOnlyList<double>? ClassWeights
    {
        get;
        init
        {
            field = value;
            using var use = Use();
            _weights?.Dispose();
            _weights = value is null ? null : Weights(value, Math.Max(2, Model.Outputs.Size));
        }
    }

    /// <summary>Exchanges the parameters and their average, so that the network is the averaged one; a second call, or the next step, changes them
    /// back.</summary>
    /// <exception cref="HillockException">There is no average.</exception>
    public void SwapAverage()
    {
        using var use = Use();
        using var writing = Change();
        if (State.Average is null) throw new HillockException("There is no average of the parameters; set EmaDecay, such as 0.999.");
        State.Average.Swap();
        _store.Touch();
    }

    /// <summary>A copy of all parameters.</summary>
    public float[] Snapshot()
    {
        var copy = new float[_store.Values.Length];
        SnapshotInto(copy);
        return copy;
    }

    /// <summary>Copies all parameters into <paramref name="target"/>, which <see cref="Snapshot"/> made.</summary>
    public void SnapshotInto(Span<float> target)
    {
        using var use = Use();
        using var reading = Model.Reading();
        _store.Values.Span.CopyTo(target);
    }

    /// <summary>Sets all parameters to a snapshot's.</summary>
    public void Restore(ReadOnlySpan<float> snapshot)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(snapshot.Length, (int)_store.Values.Length);
        using var use = Use();
        using var writing = Change();
        snapshot.CopyTo(_store.Values.Span);
        _store.Touch();
    }

    private static AlignedBuffer Weights(IReadOnlyList<double> values, int classes)
    {
        if (values.Count != classes)
            throw new HillockException($"There are {values.Count} class weights for {classes} classes; give one a class.");
        var buffer = new AlignedBuffer(classes);
        for (var i = 0; i < classes; i++) buffer.Span[i] = (float)Factor(values[i], $"weight of class {i}");
        return buffer;
    }

    // What a step is made of.
    private FitOptions Options
    {
        get => _update.Options;
        set
        {
            CheckStep(value);
            _update.Options = value;
        }
    }

    private static void CheckStep(FitOptions options)
    {
        options.ValidateStep();
        if ((long)options.AccumulateSteps * options.BatchSize > int.MaxValue)
            throw new HillockException(
                $"{options.AccumulateSteps:N0} parts of {options.BatchSize:N0} rows are more than {int.MaxValue:N0} rows a step; give fewer parts or a "
                    + "smaller batch.");
    }

    private void BeginAverage()
    {
        State.Average?.Dispose();
        State.Average = EmaDecay is { } decay ? new WeightAverage(_store.Values, decay) : null;
    }

    private static double Factor(double value, string what) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new HillockException(FormattableString.Invariant($"The {what} is {value}; it must be a number, 0 or more."));
}
