using Hillock.Data;
using Hillock.Engine;
using Hillock.Networks;

namespace Hillock.Training;

/// <summary>Looks at the signal in a network: mean and variance of every layer's output and, where there is a loss, its gradient.</summary>
/// <remarks>Layers compute as in a training step, with the statistics of the rows in batch normalisation, but nothing is dropped and nothing changes.
/// With a loss that takes logits, the output of the last layer is its logits.</remarks>
public static unsafe class Tracing
{
    /// <summary>Mean and variance of every layer's output on <paramref name="rows"/>, [count × inputs] row-major.</summary>
    /// <exception cref="HillockException">Not whole rows, or a network without values.</exception>
    public static SignalReport Trace(this Network model, ReadOnlySpan<float> rows)
    {
        var count = Require(model, rows.Length);
        using var reading = model.Reading();
        var context = new PlanContext { MaxRows = count, Training = true, Parameters = model.Store, Fuses = false, Learning = false };
        using var plan = model.Compile(context, logits: false);
        var trace = new SignalTrace(model, plan);
        fixed (float* x = rows)
        {
            plan.Input.Bind(x, model.Inputs.Size);
            plan.Forward(count, training: true);
            return trace.Report(count, loss: null);
        }
    }

    /// <summary>As <see cref="Trace(Network, ReadOnlySpan{float})"/>, with the gradients of a loss on rows with classes.</summary>
    /// <param name="model">The network.</param>
    /// <param name="rows">[count × inputs], row-major.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="loss">What training would make small; the usual one of classes unless given.</param>
    /// <exception cref="HillockException">Sizes that do not fit, a class the network has no output for, or a network without values.</exception>
    public static SignalReport Trace(this Network model, ReadOnlySpan<float> rows, ReadOnlySpan<int> labels, Loss? loss = null)
    {
        var count = Require(model, rows.Length);
        RequireCount(count, labels.Length, "labels");
        TaskCheck.RequireLabels(model, labels);
        fixed (float* x = rows)
        fixed (int* t = labels)
            return Run(model, loss ?? Loss.For(TaskKind.Classification, model.Outputs.Size), x, model.Inputs.Size, count, t, null);
    }

    /// <summary>As <see cref="Trace(Network, ReadOnlySpan{float})"/>, with the gradients of a loss on rows with targets, [count × outputs].</summary>
    /// <exception cref="HillockException">Sizes that do not fit, or a network without values.</exception>
    public static SignalReport Trace(this Network model, ReadOnlySpan<float> rows, ReadOnlySpan<float> targets, Loss? loss = null)
    {
        var count = Require(model, rows.Length);
        RequireCount(count * (long)model.Outputs.Size, targets.Length, "targets");
        fixed (float* x = rows, t = targets)
            return Run(model, loss ?? Loss.For(TaskKind.Regression, model.Outputs.Size), x, model.Inputs.Size, count, null, t);
    }

    /// <summary>As <see cref="Trace(Network, ReadOnlySpan{float})"/>, with the gradients of a loss, on the first rows of a split.</summary>
    /// <param name="model">The network.</param>
    /// <param name="split">Such as <c>data.Train</c>.</param>
    /// <param name="loss">What training would make small; the usual one of the split's task unless given.</param>
    /// <param name="rows">The most rows to look at.</param>
    /// <exception cref="HillockException">An empty split, one that does not fit the network, or a network without values.</exception>
    public static SignalReport Trace(this Network model, Split split, Loss? loss = null, int rows = 256)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(split);
        TaskCheck.RequireSplit(model, split);
        if (rows < 1) throw new HillockException($"Got {rows} rows to look at; expected at least 1, such as 256.");
        var count = Math.Min(rows, split.Count);
        Require(model, count * (long)model.Inputs.Size);
        using var batch = new BatchBuffer(count, model.Inputs.Size, model.Outputs.Size);
        batch.GatherRange(split, 0, count);
        var task = split.Labels.Length == 0 ? TaskKind.Regression : TaskKind.Classification;
        return Run(model, loss ?? Loss.For(task, model.Outputs.Size), batch.Inputs, batch.Stride, count, batch.Labels, batch.Targets);
    }

    private static SignalReport Run(Network model, Loss loss, float* rows, nint stride, int count, int* labels, float* targets)
    {
        using var writing = model.Writing();
        using var trainer = new Trainer(model, loss, new Sgd(), count, threads: 1, seed: 0, fuses: false, guest: true);
        trainer.Plan.Context.Learning = false;
        var trace = new SignalTrace(model, trainer.Plan);
        var sums = trainer.Step(rows, stride, count, labels, targets, update: false);
        return trace.Report(count, sums.Mean);
    }

    private static int Require(Network model, long numbers)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!model.IsInitialized)
            throw new HillockException("The network has no values yet; train it, load it, or call Initialize with a seed.");
        return numbers > 0 && numbers % model.Inputs.Size == 0
            ? (int)(numbers / model.Inputs.Size)
            : throw new HillockException($"Got {numbers} numbers; whole rows of {model.Inputs.Size} ({model.Inputs}) were expected, at least one.");
    }

    private static void RequireCount(long expected, long got, string what)
    {
        if (expected != got) throw new HillockException($"The rows need {expected} {what}, got {got}.");
    }
}
