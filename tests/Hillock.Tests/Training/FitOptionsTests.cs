using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>The bounds of every option of a training, what an epoch is preferred by, and how long a training is.</summary>
public sealed class FitOptionsTests
{
    /// <summary>Each limit, the last value that is refused and the first that is taken, with the start of the message.</summary>
    public static TheoryData<string, double, bool, string> Bounds => new()
    {
        { "ClipNorm", 0, false, "The limit of the gradient's norm is 0; it must be above 0" },
        { "ClipNorm", -1, false, "The limit of the gradient's norm is -1; it must be above 0" },
        { "ClipNorm", double.NaN, false, "The limit of the gradient's norm is NaN; it must be above 0" },
        { "ClipNorm", 1e-30, true, "" },
        { "ClipNorm", 1, true, "" },
        { "ClipValue", 0, false, "The limit of the gradient's value is 0; it must be above 0" },
        { "ClipValue", -0.5, false, "The limit of the gradient's value is -0.5; it must be above 0" },
        { "ClipValue", 1e-30, true, "" },
        { "ClipValue", 0.5, true, "" },
        { "L1", -0.001, false, "The L1 is -0.001; it must be a number, 0 or more." },
        { "L1", double.PositiveInfinity, false, "The L1 is Infinity; it must be a number, 0 or more." },
        { "L1", double.NaN, false, "The L1 is NaN; it must be a number, 0 or more." },
        { "L1", 0, true, "" },
        { "L1", 0.1, true, "" },
        { "L2", -0.001, false, "The L2 is -0.001; it must be a number, 0 or more." },
        { "L2", double.PositiveInfinity, false, "The L2 is Infinity; it must be a number, 0 or more." },
        { "L2", double.NaN, false, "The L2 is NaN; it must be a number, 0 or more." },
        { "L2", 0, true, "" },
        { "L2", 0.1, true, "" },
        { "AccumulateSteps", 0, false, "The number of parts to accumulate is 0; it must be at least 1" },
        { "AccumulateSteps", -3, false, "The number of parts to accumulate is -3; it must be at least 1" },
        { "AccumulateSteps", 1, true, "" },
        { "EmaDecay", 0, false, "The decay of the average is 0; it must be above 0 and below 1" },
        { "EmaDecay", 1, false, "The decay of the average is 1; it must be above 0 and below 1" },
        { "EmaDecay", -0.5, false, "The decay of the average is -0.5; it must be above 0 and below 1" },
        { "EmaDecay", 1e-9, true, "" },
        { "EmaDecay", 0.999999, true, "" },
        { "Epochs", 0, false, "The number of epochs is 0; it must be at least 1." },
        { "Epochs", -2, false, "The number of epochs is -2; it must be at least 1." },
        { "Epochs", 1, true, "" },
        { "BatchSize", 0, false, "The batch size is 0; it must be at least 1" },
        { "BatchSize", 1, true, "" },
        { "Threads", 0, false, "The number of threads is 0; it must be 1 to" },
        { "Threads", 1, true, "" },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void A_value_out_of_its_range_is_refused_by_fit_and_the_last_one_in_it_is_not(string setting, double value, bool works, string message)
    {
        using var model = new Sequential(2) { new Dense(3, "tanh"), new Dense(1, "sigmoid") };
        Holds(works, message, () => model.Fit(TestData.Moons(40), With(new FitOptions { Epochs = 1 }, setting, value)));
    }

    [Theory]
    [MemberData(nameof(Bounds))]
    public void The_trainer_asks_the_same(string setting, double value, bool works, string message)
    {
        if (setting == "Epochs") return; // a trainer has none
        using var model = new Sequential(2) { new Dense(3, "tanh"), new Dense(1, "sigmoid") };
        Holds(works, message, () =>
        {
            using var trainer = new Trainer(model, new BinaryCrossEntropy(), With(new FitOptions { BatchSize = 4 }, setting, value), fuses: true);
        });
        if (setting is "BatchSize" or "Threads") return; // of the constructor
        Holds(works, message, () =>
        {
            using var trainer = Set(model, setting, value);
        });
    }

    [Fact]
    public void A_step_of_more_rows_than_can_be_counted_is_refused()
    {
        using var model = new Sequential(2) { new Dense(1, "sigmoid") };
        var most = int.MaxValue / 4;
        using var trainer = new Trainer(model, new BinaryCrossEntropy(), new Sgd(), batchSize: 4) { AccumulateSteps = most };
        Assert.Equal(4 * most, trainer.StepSize);
        Holds(false, $"{most + 1:N0} parts of 4 rows are more than 2,147,483,647 rows a step", () =>
        {
            using var more = new Trainer(model, new BinaryCrossEntropy(), new Sgd(), batchSize: 4) { AccumulateSteps = most + 1 };
        });
    }

    [Fact]
    public void A_step_may_have_as_many_rows_as_can_be_counted()
    {
        using var model = new Sequential(2) { new Dense(1, "sigmoid") };
        using var trainer = new Trainer(model, new BinaryCrossEntropy(), new Sgd(), batchSize: 1) { AccumulateSteps = int.MaxValue };
        Assert.Equal(int.MaxValue, trainer.StepSize);
    }

    [Fact]
    public void A_trainer_is_opened_as_the_options_say()
    {
        using var model = new Sequential(2) { new Dense(1) };
        var options = new FitOptions { ClassWeights = ClassWeights.Of(1, 5), L2 = 0.5, Loss = new SquaredHinge() };
        using var trainer = Fitting.Open(model, TestData.Moons(30), options);
        Assert.Equal(18, trainer.BatchSize); // no more than the rows to train on
        Assert.Equal([1.0, 5.0], trainer.ClassWeights!);
        Assert.Equal(0.5, trainer.L2);
        Assert.Equal(new SquaredHinge(), trainer.Loss);
    }

    [Theory]
    [InlineData(32, 100, 32)]
    [InlineData(32, 32, 32)]
    [InlineData(32, 31, 31)]
    [InlineData(32, 1, 1)]
    [InlineData(32, 0, 1)]
    public void Memory_is_planned_for_no_more_rows_than_there_are(int batch, int rows, int expected) =>
        Assert.Equal(expected, new FitOptions { BatchSize = batch }.BatchSizeFor(new Split(new FloatRows(new float[rows], 1), new int[rows])));

    [Fact]
    public void An_epoch_is_preferred_for_a_lower_loss_unless_something_else_is_asked_for()
    {
        var (low, high) = (Epoch(1, 0.25), Epoch(2, 0.5));
        var usual = new FitOptions();
        Assert.True(usual.Prefers(low, high));
        Assert.False(usual.Prefers(high, low));
        Assert.False(usual.Prefers(low, low with { Epoch = 3 })); // the first of equals stays the best
        var asked = usual with { IsBetter = (epoch, than) => epoch.Epoch > than.Epoch };
        Assert.True(asked.Prefers(high, low));
        Assert.False(asked.Prefers(low, high));
    }

    [Fact]
    public void What_is_kept_at_the_end_is_what_is_preferred()
    {
        Assert.Equal(3, Best((epoch, than) => epoch.Epoch > than.Epoch));
        Assert.Equal(1, Best((_, _) => false));

        static int Best(Func<EpochRecord, EpochRecord, bool> isBetter)
        {
            using var model = new Sequential(2) { new Dense(3, "tanh"), new Dense(1, "sigmoid") };
            return model.Fit(TestData.Moons(60), new FitOptions { Epochs = 3, IsBetter = isBetter }).Best!.Epoch;
        }
    }

    [Fact]
    public void A_training_ends_with_its_epochs_or_with_the_first_callback_that_stops_it()
    {
        EpochRecord[] rising = [Epoch(1, 1), Epoch(2, 2), Epoch(3, 3), Epoch(4, 4), Epoch(5, 5)];
        Assert.Equal(9, new FitOptions { Epochs = 9 }.LengthOf(rising));
        var stops = new FitOptions { Epochs = 9, Callbacks = [new EarlyStopping(3), new EarlyStopping(2), new Callbackless()] };
        Assert.Equal(3, stops.LengthOf(rising));
        Assert.Equal(2, (stops with { Epochs = 2 }).LengthOf(rising));
        Assert.Equal(9, (stops with { IsBetter = (epoch, than) => epoch.Epoch > than.Epoch }).LengthOf(rising));
    }

    [Fact]
    public void The_usual_options_are_those_of_the_documentation()
    {
        var usual = new FitOptions();
        Assert.Equal((10, 32, new Adam(), 0L, 1, 0.0, 0.0, 1, true),
            (usual.Epochs, usual.BatchSize, usual.Optimizer, usual.Seed, usual.Threads, usual.L1, usual.L2, usual.AccumulateSteps, usual.KeepBest));
    }

    private static EpochRecord Epoch(int number, double loss) => new(number, 9, 0.5, loss, 0.5, 1, 0.1);

    private static FitOptions With(FitOptions options, string setting, double value) => setting switch
    {
        "ClipNorm" => options with { ClipNorm = value },
        "ClipValue" => options with { ClipValue = value },
        "L1" => options with { L1 = value },
        "L2" => options with { L2 = value },
        "AccumulateSteps" => options with { AccumulateSteps = (int)value },
        "EmaDecay" => options with { EmaDecay = value },
        "Epochs" => options with { Epochs = (int)value },
        "BatchSize" => options with { BatchSize = (int)value },
        _ => options with { Threads = (int)value },
    };

    private static Trainer Set(Sequential model, string setting, double value) => setting switch
    {
        "ClipNorm" => new Trainer(model, new BinaryCrossEntropy(), new Sgd()) { ClipNorm = value },
        "ClipValue" => new Trainer(model, new BinaryCrossEntropy(), new Sgd()) { ClipValue = value },
        "L1" => new Trainer(model, new BinaryCrossEntropy(), new Sgd()) { L1 = value },
        "L2" => new Trainer(model, new BinaryCrossEntropy(), new Sgd()) { L2 = value },
        "AccumulateSteps" => new Trainer(model, new BinaryCrossEntropy(), new Sgd()) { AccumulateSteps = (int)value },
        _ => new Trainer(model, new BinaryCrossEntropy(), new Sgd()) { EmaDecay = value },
    };

    private static void Holds(bool works, string message, Action action)
    {
        if (works) action();
        else Assert.StartsWith(message, Assert.Throws<HillockException>(action).Message, StringComparison.Ordinal);
    }

    private sealed class Callbackless : Callback;
}
