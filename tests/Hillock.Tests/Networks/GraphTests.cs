using Hillock.Activations;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Networks;

/// <summary>Networks that are no list: branches, sums, products, shared layers, modules.</summary>
public sealed class GraphTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"hillock-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    public static TheoryData<string> Every => [.. Nets.Keys];

    private static Dictionary<string, Func<Network>> Nets { get; } = new()
    {
        ["branches"] = () => new Branches().Build(5),
        ["shared"] = () => new Shared().Build(6),
        ["nested"] = () => new Nested().Build(7),
        ["gate"] = () => new Gate().Build(20),
        ["input used twice"] = () => new InputTwice().Build(9),
        ["residual"] = () => new Sequential(18) { new Residual(new Dense(20, "tanh"), new Dense(18)), new ActivationLayer("swish"), new Dense(3) },
        ["residual with projection"] = () => new Sequential(18) { new Residual(new Dense(20, "tanh"), new Dense(33)) { Projection = new Dense(33, useBias: false) }, new Dense(3) },
        ["activation layer behind a sum"] = () => new Sequential(4) { new Dense(8), new ActivationLayer("relu"), new Dense(3), new ActivationLayer("max(0, x) + a * min(0, x); learn a = 0.25") },
    };

    [Theory]
    [MemberData(nameof(Every))]
    public void Gradients_agree_with_central_differences(string name)
    {
        var model = Nets[name]();
        model.Initialize(3);
        DifferenceCheck.Run(model, rows: 7, seed: 3);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Loads_back_bit_for_bit(string name)
    {
        var model = Nets[name]();
        model.Initialize(3);
        var x = Rows(model, 4);
        model.Save(_folder);
        var loaded = Network.Load(_folder);
        Assert.Equal(model.Layers.Select(l => l.Name), loaded.Layers.Select(l => l.Name));
        Assert.Equal(model.Predict(x), loaded.Predict(x));
        var again = Nets[name]();
        again.LoadWeights(_folder);
        Assert.Equal(model.Predict(x), again.Predict(x));
    }

    [Fact]
    public void A_module_and_a_list_of_the_same_layers_train_to_the_same_bits()
    {
        var list = new Sequential(6) { new Dense(8, "relu"), new Dense(5, "leaky_relu"), new Dense(3, "softmax") };
        var module = new Plain().Build(6);
        Assert.Equal(Train(list), Train(module));

        static float[] Train(Network model)
        {
            using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Adam(), 4, seed: 5);
            var x = Rows(model, 4);
            for (var i = 0; i < 5; i++) trainer.Step(x, (int[])[0, 1, 2, 1]);
            return trainer.Snapshot();
        }
    }

    [Fact]
    public void Members_name_the_parameters()
    {
        var model = new Nested().Build(7);
        Assert.Equal(
            ["first.weight", "first.bias", "blocks.0.inner.weight", "blocks.0.inner.bias", "blocks.1.inner.weight", "blocks.1.inner.bias", "output.weight", "output.bias"],
            model.Parameters.Select(p => p.Name));
        Assert.Equal(
            "Nested(\n  (first): Dense(16, tanh)\n  (blocks): [\n    (0): Block(\n      (inner): Dense(16, linear)\n    )\n    (1): Block(\n      (inner): Dense(16, linear)\n    )\n  ]\n  (output): Dense(2, linear)\n)",
            model.ToString());
        Assert.Equal(["inner.weight", "inner.bias"], new Block().Build(16).Parameters.Select(p => p.Name));
    }

    [Fact]
    public void A_shape_that_does_not_fit_names_the_layer_and_both_shapes()
    {
        var message = Assert.Throws<HillockException>(() => new Wrong().Build(4)).Message;
        Assert.Contains("add_1", message, StringComparison.Ordinal);
        Assert.Contains("3 and 5", message, StringComparison.Ordinal);
        message = Assert.Throws<HillockException>(() => new Sequential(4) { new Residual(new Dense(3)) }).Message;
        Assert.Contains("4 into 3", message, StringComparison.Ordinal);
        message = Assert.Throws<HillockException>(() => new Sequential(4) { new Add() }).Message;
        Assert.Contains("joins two inputs", message, StringComparison.Ordinal);
        message = Assert.Throws<HillockException>(() => new Plain().Predict(new float[3])).Message;
        Assert.Contains("Build", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_predict_at_once_from_one_network()
    {
        var model = new Sequential(20) { new Dense(64, "gelu"), new Dense(5, "softmax") };
        model.Initialize(1);
        var x = Rows(model, 500);
        var expected = model.Predict(x);
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var one = new float[5];
            model.Predict(x.AsSpan(20 * i, 20), one);
            Assert.Equal(expected[(5 * i)..(5 * (i + 1))], one);
        });
    }

    [Fact]
    public void Predicting_into_memory_allocates_nothing()
    {
        var model = new Sequential(20) { new Dense(64, "gelu"), new Dense(5, "softmax") };
        model.Initialize(1);
        var x = Rows(model, 300);
        var y = new float[300 * 5];
        for (var i = 0; i < 3; i++) Both();
        Allocations.AssertNone(10, () => Both());

        void Both()
        {
            model.Predict(x, y);
            model.Predict(x.AsSpan(0, 20), y.AsSpan(0, 5));
        }
    }

    [Fact]
    public void What_a_prediction_derives_from_parameters_follows_them()
    {
        var model = new Sequential(2) { new Dense(1) };
        model.Initialize(1);
        model.Predict([1, 2]);
        model.SetParameter("dense_1.weight", [3, 4]);
        Assert.Equal([11f], model.Predict([1, 2]));
    }

    private static float[] Rows(Network model, int rows)
    {
        var random = new RandomStream(1, "rows");
        var x = new float[rows * model.Inputs.Size];
        foreach (ref var v in x.AsSpan()) v = (float)random.NextNormal();
        return x;
    }

    private sealed class Plain : Module
    {
        private readonly Dense _hidden1 = new(8), _hidden2 = new(5), _output = new(3);

        public override Signal Forward(Signal x) => Catalogue.Softmax.Apply(
            _output.Apply(Catalogue.LeakyRelu.Apply(_hidden2.Apply(Catalogue.Relu.Apply(_hidden1.Apply(x))))));
    }

    private sealed class Branches : Module
    {
        private readonly Dense _left = new(17, "tanh"), _right = new(4, "swish"), _joined = new(3);

        public override Signal Forward(Signal x)
        {
            var (a, b) = (_left.Apply(x), _right.Apply(x));
            return _joined.Apply(new Concatenate().Apply(a, b, a));
        }
    }

    private sealed class Shared : Module
    {
        private readonly Dense _same = new(6, "max(0, x) + a * min(0, x); learn a = 0.25"), _output = new(2);

        public override Signal Forward(Signal x) => _output.Apply(_same.Apply(_same.Apply(_same.Apply(x))) + x);
    }

    private sealed class Gate : Module
    {
        private readonly Dense _value = new(20, "tanh"), _gate = new(20, "sigmoid"), _output = new(2);

        public override Signal Forward(Signal x) => _output.Apply((_value.Apply(x) * _gate.Apply(x)) + (x * x));
    }

    private sealed class InputTwice : Module
    {
        private readonly Dense _hidden = new(9, "tanh");

        public override Signal Forward(Signal x) => new Add().Apply(_hidden.Apply(x), x, x);
    }

    private sealed class Wrong : Module
    {
        private readonly Dense _a = new(3), _b = new(5);

        public override Signal Forward(Signal x) => _a.Apply(x) + _b.Apply(x);
    }

    private sealed class Block : Module
    {
        private readonly Dense _inner = new(16);

        public override Signal Forward(Signal x) => Catalogue.Tanh.Apply(_inner.Apply(x) + x);
    }

    private sealed class Nested : Module
    {
        private readonly Dense _first = new(16, "tanh");
        private readonly Block[] _blocks = [new(), new()];
        private readonly Dense _output = new(2);

        public override Signal Forward(Signal x) => _output.Apply(_blocks.Aggregate(_first.Apply(x), (signal, block) => block.Apply(signal)));
    }
}
