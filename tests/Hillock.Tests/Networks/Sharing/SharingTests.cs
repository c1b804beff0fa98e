using Hillock.Activations;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Training;
using Hillock.Training;

namespace Hillock.Tests.Networks.Sharing;

/// <summary>What a thread gets from a network that others use: the values of one moment, or an exception that says why not.</summary>
public sealed class SharingTests
{
    [Fact]
    public void Predictions_beside_changes_are_of_one_moment()
    {
        using var model = new Sequential(64) { new Dense(1, useBias: false) };
        model.SetParameter("dense_1.weight", new float[64]);
        model.Initialize(1);
        var ones = Enumerable.Repeat(1f, 64 * 3).ToArray();
        var stop = false;
        var writer = new Thread(() =>
        {
            for (var i = 0; !Volatile.Read(ref stop); i++) model.SetParameter("dense_1.weight", Enumerable.Repeat((float)(i % 16), 64).ToArray());
        });
        model.SetParameter("dense_1.weight", new float[64]);
        writer.Start();
        for (var i = 0; i < 2000; i++)
        {
            var outputs = model.Predict(ones);
            Assert.Equal(0, outputs[0] % 64);
            Assert.Equal(outputs[0], outputs[1]);
            Assert.Equal(outputs[0], outputs[2]);
        }

        Volatile.Write(ref stop, true);
        writer.Join();
    }

    [Fact]
    public void Predictions_beside_a_training_have_its_head_from_its_first_step_on()
    {
        var data = TestData.Blobs(200, 3, 4);
        using var model = new Sequential(4) { new Dense(8, "tanh"), new Dense(3) };
        model.Initialize(1);
        var row = data.Train.Inputs.ToArray(0);
        float[]? seen = null;
        model.Fit(data, new FitOptions { Epochs = 3, Callbacks = [new After(() => seen = InThread(() => model.Predict(row)))] });
        Assert.Equal(1, seen!.Sum(), 1e-5);
    }

    [Fact]
    public void A_second_training_of_the_network_is_refused_and_the_first_goes_on()
    {
        var data = TestData.Blobs(100, 3, 4);
        using var model = new Sequential(4) { new Dense(3) };
        Exception? refused = null, search = null;
        var history = model.Fit(data, new FitOptions
        {
            Epochs = 2,
            Callbacks = [new After(() =>
            {
                refused ??= InThread(() => Record.Exception(() => model.Fit(data)));
                search ??= Record.Exception(() => RateFinder.Run(model, data));
            })],
        });
        Assert.Equal(2, history.Count);
        Assert.Contains("being trained already", Assert.IsType<HillockException>(refused).Message, StringComparison.Ordinal);
        Assert.IsType<HillockException>(search);
        Assert.Equal(10, model.Fit(data).Count);
    }

    [Fact]
    public void A_disposed_network_says_so_and_ends_its_training()
    {
        var data = TestData.Blobs(100, 3, 4);
        var model = new Sequential(4) { new Dense(3) };
        Assert.Throws<ObjectDisposedException>(() => model.Fit(data, new FitOptions { Callbacks = [new After(model.Dispose)] }));
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Predict(new float[4]));
        Assert.Throws<ObjectDisposedException>(() => model.GetParameter("dense_1.weight"));
        Assert.Throws<ObjectDisposedException>(() => model.Add(new Dense(3)));
        Assert.Throws<ObjectDisposedException>(() => model.Fit(data));
        Assert.Throws<ObjectDisposedException>(() => new Trainer(model, new CategoricalCrossEntropy(), new Adam()));
    }

    [Fact]
    public void A_trainer_whose_network_got_a_layer_says_so()
    {
        using var model = new Sequential(4) { new Dense(3) };
        using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Adam());
        model.Add(new Dense(3));
        Assert.Contains("layers have changed", Assert.Throws<HillockException>(() => trainer.Step(new float[4], [1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_trainer_says_so()
    {
        var trainer = new Trainer(new Sequential(4) { new Dense(3) }, new CategoricalCrossEntropy(), new Adam(), threads: 2);
        trainer.Dispose();
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Step(new float[4], [1]));
        Assert.Throws<ObjectDisposedException>(() => trainer.Snapshot());
    }

    [Fact]
    public void A_second_thread_in_a_trainer_is_refused()
    {
        var data = TestData.Blobs(100, 3, 4);
        using var model = new Sequential(4) { new Dense(3) };
        Exception? refused = null;
        model.Fit(data, new FitOptions
        {
            Epochs = 1,
            Callbacks =
            [new After(null, t => refused = InThread(() => Record.Exception(() => t.Trainer.Step(new float[4], [1]))))]
        });
        Assert.Contains("Another thread", Assert.IsType<InvalidOperationException>(refused).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Looking_at_a_network_leaves_what_it_predicts_as_it_is()
    {
        var data = TestData.Blobs(100, 3, 4);
        using var model = new Sequential(4) { new Dense(3) };
        model.Initialize(1);
        var before = model.Predict(data.Train.Inputs.ToArray(0));
        model.Trace(data.Train);
        RateFinder.Run(model, data, steps: 10);
        Assert.Null(model.Head);
        Assert.Equal(before, model.Predict(data.Train.Inputs.ToArray(0)));
    }

    [Fact]
    public void Outputs_may_lie_over_the_rows_they_are_of()
    {
        using var model = new Sequential(2) { new Dense(2, "tanh") };
        model.Initialize(1);
        var rows = Enumerable.Range(0, 2000).Select(i => i % 7 / 7f).ToArray();
        var expected = model.Predict(rows);
        model.Predict(rows.AsSpan(0, 1998), rows.AsSpan(2));
        Assert.Equal(expected.AsSpan(0, 1998), rows.AsSpan(2));
    }

    [Fact]
    public void Memory_is_copied_within_its_bounds_until_it_is_freed()
    {
        var buffer = new AlignedBuffer(5);
        buffer.CopyFrom([1, 2, 3], 2);
        var read = new float[4];
        buffer.CopyTo(read, 1);
        Assert.Equal([0, 1, 2, 3], read);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.CopyTo(new float[4], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.CopyTo(new float[4], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.CopyFrom(new float[1], nint.MaxValue));
        buffer.Dispose();
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => buffer.CopyTo(read));
        Assert.Throws<ObjectDisposedException>(() => buffer.Span.Clear());
    }

    [Fact]
    public void Code_in_a_network_that_disposes_of_it_is_refused()
    {
        Sequential? initialized = null;
        var code = Activation.FromCode("disposing", x =>
        {
            initialized?.Dispose();
            return x;
        }, _ => 1);
        var model = new Sequential(2) { new Dense(2, code) };
        model.Initialize(1);
        initialized = model;
        Assert.Throws<InvalidOperationException>(() => model.Predict(new float[2]));
        Assert.Equal(4, model.GetParameter("dense_1.weight").Length);
        model.Dispose();
    }

    [Fact]
    public void Code_that_uses_its_own_network_without_end_gets_an_exception()
    {
        Sequential? initialized = null;
        var code = Activation.FromCode("recursive", x => x + (initialized?.Predict([1, 2])[0] ?? 0), _ => 1);
        var model = new Sequential(2) { new Dense(1, code) };
        model.Initialize(1);
        initialized = model;
        Assert.Throws<InsufficientExecutionStackException>(() => model.Predict(new float[2]));
        model.Dispose();
    }

    private static T InThread<T>(Func<T> work)
    {
        T result = default!;
        var thread = new Thread(() => result = work());
        thread.Start();
        thread.Join();
        return result;
    }

    private sealed class After(Action? run, Action<TrainingState>? look = null) : Callback
    {
        public override void OnBatchEnd(TrainingState training)
        {
            run?.Invoke();
            look?.Invoke(training);
        }
    }
}
