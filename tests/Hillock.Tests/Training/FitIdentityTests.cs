using System.Reflection;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Texts;
using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>What makes a training another one, for every option there is: a new one is tried without a line here.</summary>
public sealed class FitIdentityTests : IDisposable
{
    private static readonly FitOptions Base = new() { Epochs = 1, BatchSize = 16, Seed = 3 };
    private readonly Data.TemporaryFolder _folder = new();

    public static TheoryData<string> Properties => [.. typeof(FitOptions).GetProperties().Where(p => IsValue(p.PropertyType)).Select(p => p.Name)];

    public static TheoryData<Type, string> Settings => [.. typeof(Optimizer).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(Optimizer)) || t.IsSubclassOf(typeof(Loss)) || t.IsSubclassOf(typeof(Schedule))))
        .SelectMany(t => t.GetProperties().Where(p => p.SetMethod is not null).Select(p => (t, p.Name)))];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_checkpoint_is_gone_on_from_where_the_steps_are_the_same(string property)
    {
        var other = Changed(Base, typeof(FitOptions).GetProperty(property)!, Value);
        var place = new Checkpointing(Path.Combine(_folder.Path, "checkpoint"));
        Steps(Base with { Checkpoint = place });
        var same = Steps(Base).SequenceEqual(Steps(other));
        var refused = Record.Exception(() => Steps(other with { Checkpoint = place }));
        Assert.Equal(same, refused is null);
        if (refused is not null) Assert.Contains("is of another training", Assert.IsType<HillockException>(refused).Message, StringComparison.Ordinal);
        // Where the other is asked to begin anew, it comes to what it comes to without the checkpoint.
        if (!same) Assert.Equal(Steps(other), Steps(other with { Checkpoint = place with { Resume = ResumeMode.IfSame } }));
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_setting_of_an_optimiser_a_loss_or_a_schedule_is_in_its_text(Type type, string property)
    {
        var (usual, info) = (Usual(type), type.GetProperty(property)!);
        var changed = Changed(usual, info, Value);
        Assert.NotEqual(usual, changed);
        if (info.IsDefined(typeof(NotInIdentityAttribute))) return;
        Assert.NotEqual(usual.ToString(), changed.ToString());
        Assert.Equal(changed, Read(usual, changed.ToString()!));
    }

    private static object Read(object like, string text) => like switch
    {
        Optimizer => Optimizer.Parse(text),
        Loss => Loss.Parse(text),
        _ => Schedule.Parse(text),
    };

    private static object Usual(Type type) =>
        type == typeof(MultiStepDecay) ? new MultiStepDecay([2])
        : type == typeof(Sgd) ? new Sgd(momentum: 0.5)
        : type.GetConstructors().Where(c => c.GetParameters().All(p => p.IsOptional)).Select(c => c.Invoke([.. c.GetParameters().Select(p => p.DefaultValue)])).First();

    private static bool IsValue(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? IsValue(inner)
        : type.IsPrimitive || type == typeof(Optimizer) || type == typeof(Schedule) || type == typeof(Loss) || type == typeof(ClassWeights)
        || (type == typeof(Callback) || typeof(IEnumerable<Callback>).IsAssignableFrom(type) || type == typeof(Checkpointing) || type.IsAssignableTo(typeof(Delegate)) || type == typeof(IProgress<TrainingProgress>)
            ? false
            : throw new NotSupportedException($"Say here what another value of a {type.Name} is."));

    private static object Value(Type type, object? own) => (Nullable.GetUnderlyingType(type) ?? type, own) switch
    {
        (var t, _) when t == typeof(Optimizer) => new Sgd(),
        (var t, _) when t == typeof(Schedule) => new ExponentialDecay(0.5) { Per = ScheduleUnit.Step },
        (var t, _) when t == typeof(Loss) => new BinaryCrossEntropy { LabelSmoothing = 0.1 },
        (var t, _) when t == typeof(ClassWeights) => ClassWeights.Of(1, 5),
        (var t, _) when t == typeof(IReadOnlyList<int>) => new[] { 3, 5 },
        (var t, _) when t == typeof(bool) => own is not true,
        (var t, int i) when t == typeof(int) => i + 1,
        (var t, long l) when t == typeof(long) => l + 1,
        (var t, _) when t.IsEnum => Enum.GetValuesAsUnderlyingType(t).Cast<object>().Select(v => Enum.ToObject(t, v)).First(v => !v.Equals(own)),
        (var t, _) when t == typeof(int) => 2,
        (var t, double and > 1) when t == typeof(double) => (double)own + 1,
        (var t, _) when t == typeof(double) => own is 0.01 ? 0.02 : 0.01,
        _ => throw new NotSupportedException($"Say here what another value of a {type.Name} is."),
    };

    private static T Changed<T>(T record, PropertyInfo property, Func<Type, object?, object> value)
        where T : notnull
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, [])!;
        property.SetValue(copy, value(property.PropertyType, property.GetValue(record)));
        return (T)copy;
    }

    /// <summary>The weights after each step of the first epoch, and what is measured after it.</summary>
    private static List<float> Steps(FitOptions options)
    {
        using var model = new Sequential(2) { new Dense(4, "tanh"), new Dropout(0.2), new Dense(1, "sigmoid") };
        var all = new Watcher();
        model.Fit(TestData.Moons(200), options with { Callbacks = [all] });
        return all.Seen;
    }

    private sealed class Watcher : Callback
    {
        public List<float> Seen { get; } = [];

        public override void OnBatchEnd(TrainingState training)
        {
            if (training.Epoch == 1) Seen.AddRange(training.Trainer.Snapshot());
        }

        public override void OnEpochEnd(TrainingState training)
        {
            if (training.Epoch == 1) Seen.Add((float)training.History[^1].ValidationLoss);
        }
    }
}
