using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Networks;

/// <summary>An activated layer whose output two layers read: both gradients are added before its derivative is applied, once.</summary>
public sealed class FanOutTests
{
    // 16 numbers a position fill whole cache lines: a reshape is then a view of the same memory, and the two readers are of it and not of copies.
    // What ends with the derivative of an activation, and what may apply the derivative of the layer before.
    private static readonly string[] Producers =
    [
        "dense(64, tanh) | reshape(4x16)", "conv1d(16, 3, tanh, padding=same)", "residual(dense(64) | reshape(4x16)) | tanh",
        "batch_norm | tanh", "layer_norm | tanh", "tanh",
        "dense(64, a * tanh(x); learn a = 0.7) | reshape(4x16)", "conv1d(16, 3, a * tanh(x); learn a = 0.7, padding=same)",
    ];

    private static readonly string[] Consumers =
    [
        "dense(3)", "conv1d(4, 2)", "batch_norm", "layer_norm", "rms_norm", "max_pool1d(2)", "average_pool1d(2)", "simple_rnn(3)", "lstm(2)", "global_max_pool",
        "tanh", "flatten",
    ];

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var producer in Producers) foreach (var consumer in Consumers) pairs.Add(producer, consumer);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Gradients_agree_with_central_differences(string producer, string consumer)
    {
        using var model = new Fan(producer, consumer, "dense(4)").Build(9);
        model.Initialize(3);
        DifferenceCheck.Run(model, rows: 6, seed: 4, samples: 4);
    }

    [Theory]
    [InlineData("dense(64, tanh) | reshape(4x16)")]
    [InlineData("conv1d(16, 3, tanh, padding=same)")]
    public void And_of_two_readers_of_one_kind(string producer)
    {
        using var model = new Fan(producer, "conv1d(4, 2)", "conv1d(3, 2)").Build(9);
        model.Initialize(5);
        DifferenceCheck.Run(model, rows: 6, seed: 5);
    }

    private sealed class Fan(string producer, string first, string second) : Module
    {
        private readonly Layer[] _before =
            [new Dense(64), new Reshape(4, 16), .. producer.Split(" | ").Aggregate(new List<string>(), Joined).Select(t => Layer.Parse(t))];
        private readonly Layer _first = first, _second = second;
        private readonly Dense _output = new(2);

        public override Signal Forward(Signal x)
        {
            var shared = _before.Aggregate(x, (signal, layer) => layer.Apply(signal));
            return _output.Apply(new Concatenate().Apply(new Flatten().Apply(_first.Apply(shared)), new Flatten().Apply(_second.Apply(shared))));
        }

        // A bar within brackets belongs to the layer around it.
        private static List<string> Joined(List<string> texts, string next)
        {
            if (texts.Count > 0 && texts[^1].Count(c => c == '(') > texts[^1].Count(c => c == ')')) texts[^1] += " | " + next;
            else texts.Add(next);
            return texts;
        }
    }
}
