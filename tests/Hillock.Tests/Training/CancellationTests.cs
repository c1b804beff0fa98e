using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;
using Code = Hillock.Activations.Activation;

namespace Hillock.Tests.Training;

/// <summary>A cancelled training ends with the step at hand, wherever in it the wish comes, and keeps what is finished.</summary>
public sealed class CancellationTests
{
    private const int StepsAnEpoch = 12; // 360 rows in batches of 30

    public enum Moment
    {
        /// <summary>While the forward pass computes.</summary>
        InTheForwardPass,

        /// <summary>While the backward pass computes.</summary>
        InTheBackwardPass,

        /// <summary>In a callback after the step.</summary>
        AfterTheStep,
    }

    [Theory]
    [InlineData(Moment.InTheForwardPass, 1)]
    [InlineData(Moment.InTheForwardPass, 2)]
    [InlineData(Moment.InTheBackwardPass, 1)]
    [InlineData(Moment.InTheBackwardPass, 2)]
    [InlineData(Moment.AfterTheStep, 1)]
    public void The_step_at_hand_is_the_last(Moment moment, int threads)
    {
        const int Epoch = 3, Step = 5;
        using var source = new CancellationTokenSource();
        var watcher = new Watcher(source, moment, Epoch, Step);
        using var model = new Sequential(2) { new Dense(40, watcher.Activation), new Dense(1, "sigmoid") };
        var history = model.Fit(TestData.Moons(), Options(watcher, threads), source.Token);
        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Equal(Epoch - 1, history.Count);
        Assert.Equal(((Epoch - 1) * StepsAnEpoch) + Step, watcher.Steps);

        // The step at hand was whole: the weights are those of as many steps without a cancellation.
        var stopping = new Watcher(null, Moment.AfterTheStep, Epoch, Step);
        using var whole = new Sequential(2) { new Dense(40, stopping.Activation), new Dense(1, "sigmoid") };
        whole.Fit(TestData.Moons(), Options(stopping, 1));
        Assert.Equal(whole.Parameters.Select(p => whole.GetParameter(p.Name)), model.Parameters.Select(p => model.GetParameter(p.Name)));
    }

    [Fact]
    public void A_report_that_cancels_stops_before_the_next_step()
    {
        using var source = new CancellationTokenSource();
        var watcher = new Watcher(null, Moment.AfterTheStep, int.MaxValue, 0);
        using var model = new Sequential(2) { new Dense(8, "relu"), new Dense(1, "sigmoid") };
        var options = Options(watcher, 1) with { Progress = new Canceller(source) };
        var history = model.Fit(TestData.Moons(), options, source.Token);
        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Equal(2, history.Count);
        Assert.Equal(2 * StepsAnEpoch, watcher.Steps);
    }

    private static FitOptions Options(Watcher watcher, int threads) =>
        new() { Epochs = 9, BatchSize = 30, Optimizer = new Adam(0.01), Seed = 4, Threads = threads, Callbacks = [watcher] };

    /// <summary>Cancels once the second epoch is reported as finished.</summary>
    private sealed class Canceller(CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Finished?.Epoch == 2) source.Cancel();
        }
    }

    /// <summary>Counts the steps, and cancels (or without a source asks to stop) at one of them.</summary>
    private sealed class Watcher : Callback
    {
        private readonly CancellationTokenSource? _source;
        private readonly Moment _moment;
        private readonly (int Epoch, int Step) _at;
        private volatile bool _now;

        public Watcher(CancellationTokenSource? source, Moment moment, int epoch, int step)
        {
            (_source, _moment, _at) = (source, moment, (epoch, step));
            Activation = Code.FromCode("watched", x => Value(x, Moment.InTheForwardPass), x => Value(1, Moment.InTheBackwardPass));
        }

        /// <summary>x itself, by code that is called within a step.</summary>
        public Code Activation { get; }

        public int Steps { get; private set; }

        public override void OnBatchEnd(TrainingState training)
        {
            Steps++;
            _now = training.Epoch == _at.Epoch && training.Step == _at.Step - 1;
            if (training.Epoch != _at.Epoch || training.Step != _at.Step || _moment != Moment.AfterTheStep) return;
            if (_source is null) training.Stop();
            else _source.Cancel();
        }

        private double Value(double x, Moment moment)
        {
            if (_now && moment == _moment) _source!.Cancel();
            return x;
        }
    }
}
