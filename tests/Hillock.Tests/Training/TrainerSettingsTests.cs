using System.Reflection;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>What can be set of a trainer, and the parameters as a whole: what is taken, what is refused, and what is freed.</summary>
public sealed class TrainerSettingsTests : IDisposable
{
    private static readonly float[] Row = [0.5f, -1f];
    private static readonly float[] Target = [1f, 0f, 0.5f];
    private readonly Sequential _model = new(2) { new Dense(3) };

    public void Dispose() => _model.Dispose();

    [Fact]
    public void A_rate_is_a_number_of_0_or_more()
    {
        using var trainer = Make();
        trainer.Rate = 0;
        Assert.Equal(0, trainer.Rate);
        trainer.Rate = 0.25;
        Assert.Equal(0.25, trainer.Rate);
        foreach (var wrong in (double[])[-0.001, double.PositiveInfinity, double.NaN])
            Assert.StartsWith("The learning rate is ", Assert.Throws<HillockException>(() => trainer.Rate = wrong).Message, StringComparison.Ordinal);
        Assert.Equal(0.25, trainer.Rate);
    }

    [Fact]
    public void What_is_set_is_what_is_read()
    {
        using var trainer = new Trainer(_model, new MeanSquaredError(), new Sgd(), batchSize: 8)
        {
            ClipNorm = 2,
            ClipValue = 3,
            L1 = 0.1,
            L2 = 0.2,
            AccumulateSteps = 4,
            EmaDecay = 0.5,
            ClassWeights = [1, 2, 3],
        };
        Assert.Equal((2.0, 3.0, 0.1, 0.2, 4, 0.5), (trainer.ClipNorm, trainer.ClipValue, trainer.L1, trainer.L2, trainer.AccumulateSteps, trainer.EmaDecay));
        Assert.Equal([1.0, 2.0, 3.0], trainer.ClassWeights!);
        Assert.Equal(32, trainer.StepSize);
    }

    [Theory]
    [InlineData(new double[] { 1, 1 }, "There are 2 class weights for 3 classes")]
    [InlineData(new double[] { 1, 1, 1, 1 }, "There are 4 class weights for 3 classes")]
    [InlineData(new double[] { 1, -1, 1 }, "The weight of class 1 is -1; it must be a number, 0 or more.")]
    [InlineData(new[] { 1, 1, double.PositiveInfinity }, "The weight of class 2 is Infinity; it must be a number, 0 or more.")]
    [InlineData(new[] { double.NaN, 1, 1 }, "The weight of class 0 is NaN; it must be a number, 0 or more.")]
    public void Class_weights_are_one_number_a_class(double[] weights, string message) =>
        Assert.StartsWith(message, Assert.Throws<HillockException>(() => Make(weights)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_class_may_weigh_nothing_and_one_output_has_two_classes()
    {
        using var none = Make([0, 1, 1]);
        using var one = new Sequential(2) { new Dense(1, "sigmoid") };
        using var two = new Trainer(one, new BinaryCrossEntropy(), new Sgd()) { ClassWeights = [1, 2] };
        Assert.Throws<HillockException>(() => new Trainer(one, new BinaryCrossEntropy(), new Sgd()) { ClassWeights = [1] });
    }

    [Fact]
    public void Without_an_average_there_is_nothing_to_exchange()
    {
        using var trainer = new Trainer(_model, new MeanSquaredError(), new Sgd()) { EmaDecay = null };
        Assert.Null(trainer.State.Average);
        Assert.Contains("EmaDecay", Assert.Throws<HillockException>(trainer.SwapAverage).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Exchanged_parameters_are_seen_by_the_network_and_come_back()
    {
        using var trainer = new Trainer(_model, new MeanSquaredError(), new Sgd(0.5)) { EmaDecay = 0.9 };
        Assert.False(trainer.State.Average!.Swapped);
        trainer.Step(Row, Target);
        var (stepped, parameters) = (_model.Predict(Row), trainer.Snapshot());
        var version = _model.Store.Version;
        trainer.SwapAverage();
        Assert.NotEqual(version, _model.Store.Version); // what was derived from the parameters is made anew
        Assert.NotEqual(stepped, _model.Predict(Row));
        Assert.NotEqual(parameters, trainer.Snapshot());
        trainer.SwapAverage();
        Assert.Equal(stepped, _model.Predict(Row));
    }

    [Fact]
    public void A_snapshot_put_back_is_seen_by_the_network()
    {
        using var trainer = Make();
        var (before, snapshot) = (_model.Predict(Row), trainer.Snapshot());
        trainer.Step(Row, Target);
        Assert.NotEqual(before, _model.Predict(Row));
        Assert.NotEqual(snapshot, trainer.Snapshot());
        var version = _model.Store.Version;
        trainer.Restore(snapshot);
        Assert.NotEqual(version, _model.Store.Version);
        Assert.Equal(before, _model.Predict(Row));
        Assert.Equal(snapshot, trainer.Snapshot());
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Restore(snapshot.AsSpan(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Restore([.. snapshot, 0]));
    }

    [Fact]
    public void Buffers_are_freed_with_the_trainer_and_where_another_one_takes_their_place()
    {
        var trainer = new Trainer(_model, new MeanSquaredError(), new Sgd()) { EmaDecay = 0.9, ClassWeights = [1, 2, 3] };
        var (average, weights) = (trainer.State.Average!.Values, Buffer(trainer)!);
        Write(trainer, nameof(Trainer.EmaDecay), 0.5);
        Write(trainer, nameof(Trainer.ClassWeights), (double[])[3, 2, 1]);
        Freed(average);
        Freed(weights);
        var (later, heavier) = (trainer.State.Average!.Values, Buffer(trainer)!);
        trainer.Dispose();
        Freed(later);
        Freed(heavier);

        static void Freed(AlignedBuffer buffer) => Assert.Throws<ObjectDisposedException>(() => buffer.Span.Length);
    }

    [Fact]
    public void While_one_thread_uses_a_trainer_another_is_refused()
    {
        using var trainer = new Trainer(_model, new MeanSquaredError(), new Sgd()) { EmaDecay = 0.9 };
        var snapshot = trainer.Snapshot();
        using var use = trainer.Use();
        foreach (var call in (Action[])[trainer.SwapAverage, () => trainer.SnapshotInto(snapshot), () => trainer.Restore(snapshot),
            () => Write(trainer, nameof(Trainer.EmaDecay), 0.5), () => Write(trainer, nameof(Trainer.ClassWeights), (double[])[1, 1, 1])])
        {
            Exception? refused = null;
            var other = new Thread(() => refused = Record.Exception(call));
            other.Start();
            other.Join();
            Assert.IsType<InvalidOperationException>((refused as TargetInvocationException)?.InnerException ?? refused);
        }
    }

    [Fact]
    public void A_network_whose_layers_have_changed_is_not_written_to()
    {
        using var trainer = new Trainer(_model, new MeanSquaredError(), new Sgd()) { EmaDecay = 0.9 };
        var snapshot = trainer.Snapshot();
        _model.Add(new Dense(2));
        _model.Initialize(1);
        foreach (var call in (Action[])[trainer.SwapAverage, () => trainer.Restore(snapshot), () => Write(trainer, nameof(Trainer.EmaDecay), 0.5)])
        {
            var refused = Record.Exception(call);
            Assert.StartsWith("The network's layers have changed",
                Assert.IsType<HillockException>((refused as TargetInvocationException)?.InnerException ?? refused).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_weights_are_none_again()
    {
        using var trainer = Make([1, 2, 3]);
        Write(trainer, nameof(Trainer.ClassWeights), null);
        Assert.Null(Buffer(trainer));
    }

    [Fact]
    public void A_trainer_that_was_disposed_of_says_so()
    {
        var trainer = new Trainer(_model, new MeanSquaredError(), new Sgd()) { EmaDecay = 0.9 };
        var snapshot = trainer.Snapshot();
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Restore(snapshot));
        Assert.Throws<ObjectDisposedException>(trainer.SwapAverage);
        Assert.Throws<ObjectDisposedException>(() => trainer.SnapshotInto(snapshot));
    }

    private Trainer Make(double[]? weights = null) => new(_model, new MeanSquaredError(), new Sgd(0.5)) { ClassWeights = weights };

    // As an initialiser written after others.
    private static void Write(Trainer trainer, string property, object? value) => typeof(Trainer).GetProperty(property)!.SetValue(trainer, value);

    private static AlignedBuffer? Buffer(Trainer trainer) =>
        (AlignedBuffer?)typeof(Trainer).GetField("_weights", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(trainer);
}
