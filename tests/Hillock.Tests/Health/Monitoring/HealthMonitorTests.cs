using Hillock.Health.Monitoring;
using Hillock.Initialization;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Training;
using Hillock.Training;

namespace Hillock.Tests.Health.Monitoring;

public sealed class HealthMonitorTests
{
    [Fact]
    public void Watching_changes_no_bit_of_the_training()
    {
        float[] Weights(params Callback[] callbacks)
        {
            using var model = Mlp();
            model.Fit(TestData.Moons(300), new FitOptions { Epochs = 3, Seed = 4, Callbacks = callbacks });
            return [.. model.Parameters.SelectMany(p => model.GetParameter(p.Name))];
        }

        Assert.Equal(Weights(), Weights(new HealthMonitor(new MonitorOptions { Every = 1 })));
    }

    [Fact]
    public void The_figures_of_a_frame_are_those_of_the_step()
    {
        using var model = Mlp();
        var monitor = new HealthMonitor(new MonitorOptions { Every = 1 });
        var data = TestData.Moons(200);
        var losses = new List<double>();
        model.Fit(data, new FitOptions
        {
            Epochs = 2,
            BatchSize = 30,
            Optimizer = new Sgd(0.1),
            Callbacks =
            [monitor, new Watcher(t => losses.Add(t.BatchLoss))]
        });
        var report = monitor.Report;
        Assert.Equal(losses, report.Frames.Select(f => f.Loss));
        Assert.Equal(["dense_1", "dense_2", "dense_3"], report.Layers.Select(l => l.Name));
        foreach (var layer in report.Frames.SelectMany(f => f.Layers))
        {
            // A step of gradient descent moves weights by the rate times their gradient.
            Assert.Equal(0.1 * layer.WeightGradient / layer.Weight, layer.UpdateRatio, 1e-5);
            Assert.Equal(1, layer.Histogram.Sum(), 1e-4);
            Assert.True(layer.Deviation > 0 && layer.Gradient > 0);
        }
    }

    [Fact]
    public void Means_and_deviations_are_those_of_the_outputs()
    {
        using var model = new Sequential(2) { new Dense(8, "tanh"), new Dense(1, "sigmoid") };
        var data = TestData.Moons(100);
        var monitor = new HealthMonitor(new MonitorOptions { Every = 1 });
        model.Initialize(3);
        var signal = model.Trace(data.Train, rows: 60);
        model.Fit(data, new FitOptions { Epochs = 1, BatchSize = 60, Seed = 3, Callbacks = [monitor] });
        var frame = Assert.Single(monitor.Report.Frames);
        Assert.Equal(signal.Layers[0].Mean, frame.Layers[0].Mean, 1e-5);
        Assert.Equal(Math.Sqrt(signal.Layers[0].Variance), frame.Layers[0].Deviation, 1e-5);
    }

    [Theory]
    [InlineData("relu")]
    [InlineData("elu")]
    public void Units_are_dead_exactly_where_their_slope_is_zero_on_every_row(string activation)
    {
        var data = TestData.Moons(500);
        using var model = new Sequential(2) { new Dense(16, activation), new Dense(1, "sigmoid") };
        model.Initialize(1);
        // Units 3 and 7 have a bias that no row overcomes.
        var bias = model.GetParameter("dense_1.bias");
        (bias[3], bias[7]) = (-50, -80);
        model.SetParameter("dense_1.bias", bias);
        var monitor = new HealthMonitor();
        model.Fit(data, new FitOptions { Epochs = 2, Callbacks = [monitor] });
        var layer = monitor.Report.Layers[0];
        int[] dead = [.. Enumerable.Range(0, 16).Where(i => layer.States[i] == UnitState.Dead)];
        var rows = data.Train.Inputs.ReadAll();
        var (weights, biases) = (model.GetParameter("dense_1.weight"), model.GetParameter("dense_1.bias"));
        int[] silent = [.. Enumerable.Range(0, 16).Where(u => Enumerable.Range(0, data.Train.Count).All(r =>
            (rows[2 * r] * weights[u]) + (rows[(2 * r) + 1] * weights[16 + u]) + biases[u] < (activation == "relu" ? 0 : -13.8)))];
        Assert.Equal(silent, dead);
        Assert.Contains(3, dead);
        Assert.Contains(7, dead);
    }

    [Fact]
    public void A_revived_unit_is_counted()
    {
        var data = TestData.Moons(500);
        using var model = new Sequential(2) { new Dense(8, "relu"), new Dense(1, "sigmoid") };
        model.Initialize(1);
        Set(-50);
        var monitor = new HealthMonitor(new MonitorOptions { Every = 1, WindowRows = 100 });
        var wake = new Watcher(t =>
        {
            if (t.Steps == 15) Set(0.5f);
        });
        model.Fit(data, new FitOptions { Epochs = 4, KeepBest = false, Callbacks = [monitor, wake] });
        var layer = monitor.Report.Layers[0];
        Assert.Contains(monitor.Report.Frames, f => f.Layers[0].DeadShare >= 0.125);
        Assert.NotEqual(UnitState.Dead, layer.States[2]);
        Assert.True(layer.Revived >= 1);

        void Set(float value)
        {
            var bias = model.GetParameter("dense_1.bias");
            bias[2] = value;
            model.SetParameter("dense_1.bias", bias);
        }
    }

    [Fact]
    public void An_overflow_in_the_forward_pass_is_found_at_its_layer_and_step()
    {
        var data = TestData.Moons(200);
        using var model = new Sequential(2) { new Dense(8, "relu"), new Dense(8, "relu"), new Dense(8, "relu"), new Dense(1, "sigmoid") };
        var monitor = new HealthMonitor();
        var spoil = new Watcher(t =>
        {
            if (t.Steps == 5) model.SetParameter("dense_2.weight", [.. Enumerable.Repeat(3e38f, 64)]);
        });
        var history = model.Fit(data, new FitOptions { Epochs = 5, Callbacks = [monitor, spoil] });
        Assert.True(history.Diverged);
        Assert.Equal(6, monitor.Report.NonFinite!.Step);
        Assert.Equal(StepPass.Forward, monitor.Report.NonFinite.Pass);
        Assert.Equal("dense_2", monitor.Report.NonFinite.Layer);
    }

    [Fact]
    public void A_gradient_that_overflows_is_found_at_the_layer_where_it_did()
    {
        // The slope of sqrt(|x|) is infinite at 0, and the second layer's sums are exactly 0 there.
        var data = TestData.Moons(200);
        using var model = new Sequential(2) { new Dense(8, "tanh"), new Dense(8, "sqrt(abs(x))", Initializers.Zeros), new Dense(1, "sigmoid") };
        var monitor = new HealthMonitor();
        var history = model.Fit(data, new FitOptions { Epochs = 5, Callbacks = [monitor] });
        Assert.True(history.Diverged);
        Assert.Equal(1, monitor.Report.NonFinite!.Step);
        Assert.Equal(StepPass.Backward, monitor.Report.NonFinite.Pass);
        Assert.Equal("dense_2", monitor.Report.NonFinite.Layer);
    }

    [Fact]
    public void A_loss_that_leaps_is_a_spike_and_a_smooth_one_is_none()
    {
        var window = new LossWindow(20, 4);
        for (var step = 1; step <= 200; step++) Assert.False(window.Add(step, 1 + (0.1 * Math.Sin(step))));
        Assert.True(window.Add(201, 9));
        Assert.False(window.Add(202, 1));
        Assert.Equal(201, Assert.Single(window.Spikes).Step);
        Assert.Equal(9, window.Spikes[0].Loss);
    }

    [Fact]
    public void Clipped_steps_are_counted()
    {
        using var model = Mlp();
        var monitor = new HealthMonitor();
        model.Fit(TestData.Moons(200), new FitOptions { Epochs = 2, ClipNorm = 1e-6, Callbacks = [monitor] });
        Assert.Equal(1, monitor.Report.ClippedShare);
        model.Fit(TestData.Moons(200), new FitOptions { Epochs = 2, ClipNorm = 1e6, ClipValue = 1e6, Callbacks = [monitor] });
        Assert.Equal(0, monitor.Report.ClippedShare);
        model.Fit(TestData.Moons(200), new FitOptions { Epochs = 2, ClipValue = 1e-6, Callbacks = [monitor] });
        Assert.Equal(1, monitor.Report.ClippedShare);
    }

    [Fact]
    public void Long_trainings_keep_a_bounded_number_of_frames()
    {
        using var model = Mlp();
        var monitor = new HealthMonitor(new MonitorOptions { Every = 1, MostFrames = 16 });
        model.Fit(TestData.Moons(300), new FitOptions { Epochs = 40, BatchSize = 30, Callbacks = [monitor] });
        Assert.InRange(monitor.Report.Frames.Count, 8, 16);
        Assert.Equal(1, monitor.Report.Frames[0].Step);
        Assert.True(monitor.Report.Frames[^1].Step > 200);
    }

    [Fact]
    public void Bins_are_powers_of_two()
    {
        var edges = MagnitudeBins.Edges;
        Assert.Equal(MagnitudeBins.Count - 1, edges.Count);
        foreach (var value in (float[])[0, 1, -1, 0.9f, -1.5f, 1e-9f, -1e-9f, 0.0078125f, 63.9f, 64, 1e30f, -1e30f, -64])
        {
            var bin = MagnitudeBins.Of(value);
            Assert.True(bin == 0 || value > edges[bin - 1] || (value == edges[bin - 1] && value > 0), $"{value}");
            Assert.True(bin == MagnitudeBins.Count - 1 || value < edges[bin] || (value == edges[bin] && value < 0), $"{value}");
        }
    }

    private static Sequential Mlp() => new(2) { new Dense(16, "relu"), new Dense(8, "relu"), new Dense(1, "sigmoid") };

    private sealed class Watcher(Action<TrainingState> batch) : Callback
    {
        public override void OnBatchEnd(TrainingState training) => batch(training);
    }
}
