using Hillock.Activations;
using Hillock.Engine;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Training;
using Hillock.Training;

namespace Hillock.Tests.Networks;

/// <summary>Normalisation layers beyond their gradients, which <see cref="GradientTests"/> checks.</summary>
public sealed class NormalizationTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"hillock-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("batch_norm", 1e6)]
    [InlineData("batch_norm", -3e4)]
    [InlineData("layer_norm", 1e6)]
    [InlineData("layer_norm", -3e4)]
    public void A_mean_far_from_zero_does_not_swallow_the_variance(string norm, double mean)
    {
        var model = new Sequential(new Shape(40, 19)) { Layer.Parse(norm) };
        model.Initialize(1);
        var random = new RandomStream(3, "far");
        var x = new float[30 * 40 * 19];
        foreach (ref var v in x.AsSpan()) v = (float)(mean + random.NextNormal());
        var report = model.Trace(x);
        Assert.Equal(0, report.Layers[0].Mean, 1e-5);
        Assert.Equal(1, report.Layers[0].Variance, 1e-4);
    }

    [Theory]
    [InlineData("batch_norm")]
    [InlineData("layer_norm")]
    [InlineData("rms_norm")]
    public void Any_number_of_threads_gives_the_same_bits(string norm)
    {
        var one = Train(1);
        Assert.Equal(one, Train(2));
        Assert.Equal(one, Train(4));

        float[] Train(int threads)
        {
            var model = new Sequential(new Shape(9, 9, 21))
            {
                Layer.Parse(norm), new ActivationLayer("gelu"), new Flatten(), new Dense(150), Layer.Parse(norm), new ActivationLayer("relu"), new Dense(5, "softmax"),
            };
            var (x, labels) = Batch(60, model.Inputs.Size, 5);
            using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Adam(), 60, threads, 7);
            for (var i = 0; i < 3; i++) trainer.Step(x, labels);
            return trainer.Snapshot();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_step_allocates_nothing(int threads)
    {
        var model = new Sequential(new Shape(6, 6, 20))
        {
            new BatchNorm(), new ActivationLayer("swish"), new AlphaDropout(0.1), new Reshape(36, 20), new LayerNorm(), new RmsNorm(), new Flatten(),
            new Dense(70), new BatchNorm(), new ActivationLayer("max(0, x) + a * min(0, x); learn a = 0.25"), new Dense(4, "softmax"),
        };
        using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Adam(), 32, threads, 1);
        var (x, labels) = Batch(32, model.Inputs.Size, 4);
        var y = new float[32 * 4];
        for (var i = 0; i < 5; i++) StepAndPredict();
        Allocations.AssertNone(20, () => StepAndPredict());

        void StepAndPredict()
        {
            trainer.Step(x, labels);
            model.Predict(x, y);
        }
    }

    [Fact]
    public void Running_statistics_are_saved_bit_for_bit()
    {
        var model = Trained();
        Assert.Contains(model.GetParameter("batch_norm_1.running_mean"), v => v != 0);
        var (x, _) = Batch(20, model.Inputs.Size, 3);
        model.Save(_folder);
        var loaded = Sequential.Load(_folder);
        Assert.Equal(model.ToString(), loaded.ToString());
        foreach (var p in model.Parameters) Assert.Equal(model.GetParameter(p.Name), loaded.GetParameter(p.Name));
        Assert.Equal(model.Predict(x), loaded.Predict(x));
    }

    [Fact]
    public void Layers_written_as_texts_load_back()
    {
        var model = new Sequential(new Shape(4, 6))
        {
            "batch_norm(0.2, epsilon=1e-3, shift=false)", "relu", "reshape(-1x8)", "layer_norm(epsilon=0.02, scale=false)", "alpha_dropout(0.05)", "rms_norm(shift=true)", "flatten", "dense(3)",
        };
        model.Initialize(4);
        model.Save(_folder);
        var loaded = Sequential.Load(_folder);
        Assert.Equal(model.Layers.Select(l => l.Layer.Text), loaded.Layers.Select(l => l.Layer.Text));
        var (x, _) = Batch(5, 24, 3);
        Assert.Equal(model.Predict(x), loaded.Predict(x));
    }

    [Fact]
    public void Looks_between_steps_move_nothing()
    {
        var data = TestData.Blobs(331, 3, 8);
        var model = new Sequential(8) { new BatchNorm(), new Dense(10), new BatchNorm(), new ActivationLayer("relu"), new Dense(3, "softmax") };
        using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Sgd(), 30);
        var before = trainer.Snapshot();
        trainer.DeadShare(data.Train, rows: 31); // a batch and a single row
        trainer.GradientRatio(data.Train);
        trainer.Evaluate(data.Validation);
        model.Trace(data.Train);
        Assert.Equal(before, trainer.Snapshot());
    }

    [Fact]
    public void A_loss_that_is_not_finite_moves_no_running_statistics()
    {
        var model = new Sequential(2) { new BatchNorm(), new Dense(1) };
        using var trainer = new Trainer(model, new MeanSquaredError(), new Adam(), 3);
        var before = trainer.Snapshot();
        Assert.False(double.IsFinite(trainer.Step([float.NaN, 1, 2, 3, 4, 5], [1f, 2, 3])));
        Assert.Equal(before, trainer.Snapshot());
    }

    [Fact]
    public void A_step_of_one_row_is_refused_before_anything_moves()
    {
        var model = new Sequential(2) { new Dense(3), new BatchNorm(), new Dense(1) };
        using var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(), 12);
        var before = trainer.Snapshot();
        Assert.Contains("at least 2 rows", Assert.Throws<HillockException>(() => trainer.Step([1, 2], [3f])).Message, StringComparison.Ordinal);
        var data = TestData.Curve(245); // 147 rows to train on: 12·12 + 3, and 7·21
        trainer.RunEpoch(data.Train, 1);
        using var other = new Trainer(model, new MeanSquaredError(), new Sgd(), 73);
        before = other.Snapshot();
        var message = Assert.Throws<HillockException>(() => other.RunEpoch(data.Train, 1)).Message;
        Assert.Contains("such as 72", message, StringComparison.Ordinal);
        Assert.Equal(before, other.Snapshot());

        var positions = new Sequential(new Shape(2, 3)) { new BatchNorm(), new Dense(1) };
        using var enough = new Trainer(positions, new MeanSquaredError(), new Sgd(), 1);
        Assert.True(double.IsFinite(enough.Step([1, 2, 3, 4, 5, 6], [1f])));
    }

    [Fact]
    public void A_constant_channel_gives_the_shift()
    {
        var model = new Sequential(3) { new BatchNorm(), new Dense(1) };
        using var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(), 4);
        Assert.True(double.IsFinite(trainer.Step([7, 1, 0, 7, 2, 0, 7, 3, 0, 7, 4, 0], [1f, 2, 3, 4])));
        Assert.Equal(0.9f, model.GetParameter("batch_norm_1.running_variance")[0]);
        Assert.Equal(0.7f, model.GetParameter("batch_norm_1.running_mean")[0], 1e-6);
    }

    [Fact]
    public void Predictions_fold_batch_normalization_into_the_weights_before_it()
    {
        var model = Trained();
        var (x, _) = Batch(50, model.Inputs.Size, 3);
        Assert.Equal(3, Operations(model, fuses: true)); // three dense layers, two of them with a normalisation and an activation
        Assert.Equal(7, Operations(model, fuses: false));
        Check();
        model.SetParameter("batch_norm_1.running_variance", [.. Enumerable.Repeat(0.25f, 40)]);
        model.SetParameter("batch_norm_2.scale", [.. Enumerable.Range(0, 17).Select(i => i / 10f)]);
        Check();

        void Check()
        {
            var (folded, plain) = (model.Predict(x), Run(model, x));
            for (var i = 0; i < folded.Length; i++) Assert.Equal(plain[i], folded[i], 2e-6);
            Assert.Equal(folded[..3], model.Predict(x.AsSpan(0, model.Inputs.Size)));
        }
    }

    [Theory]
    [InlineData("conv2d(20, padding=same)")]
    [InlineData("conv2d(48, groups=3, bias=false)")]
    [InlineData("conv2d(6, kernel=2, stride=2, groups=6)")]
    [InlineData("dense(33)")]
    public void Folded_predictions_equal_those_of_separate_layers(string layer)
    {
        var model = new Sequential(new Shape(7, 7, 6)) { layer, "batch_norm", "gelu", "flatten", "dense(4)", "batch_norm(scale=false)" };
        model.Initialize(2);
        var random = new RandomStream(2, "statistics");
        foreach (var p in model.Parameters.Where(p => p.Kind != ParameterKind.Weight))
            model.SetParameter(p.Name, [.. Enumerable.Range(0, p.Columns).Select(_ => (float)random.NextDouble(0.3, 1.7))]);
        var (x, _) = Batch(9, model.Inputs.Size, 4);
        var (folded, plain) = (model.Predict(x), Run(model, x));
        for (var i = 0; i < folded.Length; i++) Assert.Equal(plain[i], folded[i], 1e-5);
        Assert.Equal(Operations(model, fuses: false) - 3, Operations(model, fuses: true));
        DifferenceCheck.Run(model, rows: 6, seed: 2, threads: 2);
    }

    [Fact]
    public void What_reads_the_weights_output_too_or_has_an_activation_is_not_folded()
    {
        Assert.Equal(3, Operations(new Sequential(5) { new Dense(4, "tanh"), new BatchNorm(), new Dense(2) }, fuses: true));
        Assert.Equal(3, Operations(new Both().Build(5), fuses: true));
        Assert.Equal(1, Operations(new Sequential(5) { new Dense(4), new BatchNorm() }, fuses: true));
        Assert.Equal(2, Operations(new Sequential(5) { new Dense(4), new LayerNorm() }, fuses: true));
    }

    [Fact]
    public void Initialisers_look_through_and_the_summary_tells_the_settings()
    {
        var model = new Sequential(4)
        {
            new Dense(3), new BatchNorm(0.2), new Dropout(0.1), new LayerNorm(1e-3, shift: false), new AlphaDropout(0.1), new Reshape(3, 1), new Flatten(),
            new RmsNorm(), new ActivationLayer("relu"), new Dense(2),
        };
        var summary = model.Summary();
        Assert.Contains("he_normal (auto)", summary, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^batch_norm_1 +3 +6 +0 +momentum 0.2, epsilon 1e-05$", summary);
        Assert.Matches(@"(?m)^layer_norm_1 +3 +3 +0 +epsilon 0.001, no shift$", summary);
        Assert.Matches(@"(?m)^rms_norm_1 +3 +3 +0 +epsilon 1e-06, no shift$", summary);
        Assert.Matches(@"(?m)^alpha_dropout_1 +3 +0 +0 +rate 0.1$", summary);
        Assert.Matches(@"(?m)^reshape_1 +3×1 +0 +0$", summary);
        Assert.Contains("Not trained: 6 (24 B)", summary, StringComparison.Ordinal);
        Assert.Contains("BatchNorm(momentum 0.2, epsilon 1e-05)", model.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Weight_decay_leaves_scale_and_shift_alone()
    {
        var model = new Sequential(3) { new BatchNorm(), new LayerNorm(), new RmsNorm(shift: true) };
        Assert.DoesNotContain(model.Parameters, p => p.Kind == ParameterKind.Weight);
        Assert.Equal(6, model.Parameters.Count(p => p.Kind is ParameterKind.Scale or ParameterKind.Bias));
        Assert.Equal(["batch_norm_1.running_mean", "batch_norm_1.running_variance"], model.Parameters.Where(p => p.Kind == ParameterKind.State).Select(p => p.Name));
        Assert.Equal(18, model.ParameterCount);
    }

    [Fact]
    public void A_shared_normalization_adds_up_its_gradients()
    {
        var model = new Twice().Build(18);
        model.Initialize(2);
        DifferenceCheck.Run(model, rows: 9, seed: 2);
    }

    private static Sequential Trained()
    {
        var model = new Sequential(8)
        {
            new Dense(40), new BatchNorm(), new ActivationLayer("relu"), new Dense(17, useBias: false), new BatchNorm(), new ActivationLayer("tanh"), new Dense(3), new ActivationLayer("softmax"),
        };
        var data = TestData.Blobs(200, 3, 8);
        using var trainer = new Trainer(model, new CategoricalCrossEntropy(), new Adam(0.01), 20, seed: 3);
        for (var epoch = 1; epoch <= 3; epoch++) trainer.RunEpoch(data.Train, epoch);
        return model;
    }

    private static int Operations(Network model, bool fuses)
    {
        using var plan = model.Compile(new PlanContext { MaxRows = 4, Training = false, Parameters = model.Store, Fuses = fuses }, logits: true);
        return plan.Operations.Count;
    }

    private static unsafe float[] Run(Network model, float[] x)
    {
        var rows = x.Length / model.Inputs.Size;
        using var plan = model.Compile(new PlanContext { MaxRows = rows, Training = false, Parameters = model.Store, Fuses = false }, logits: false);
        var y = new float[rows * model.Outputs.Size];
        fixed (float* px = x)
        {
            plan.Input.Bind(px, model.Inputs.Size);
            plan.Forward(rows, training: false);
        }

        for (var i = 0; i < rows; i++) new Span<float>(plan.Output.Pointer + (i * plan.Output.Stride), model.Outputs.Size).CopyTo(y.AsSpan(i * model.Outputs.Size));
        return y;
    }

    private static (float[] Inputs, int[] Labels) Batch(int rows, int features, int classes)
    {
        var random = new RandomStream(1, "batch");
        var x = new float[rows * features];
        var labels = new int[rows];
        foreach (ref var v in x.AsSpan()) v = (float)random.NextNormal();
        foreach (ref var v in labels.AsSpan()) v = random.NextInt(classes);
        return (x, labels);
    }

    private sealed class Both : Module
    {
        private readonly Dense _dense = new(5);
        private readonly BatchNorm _norm = new();

        public override Signal Forward(Signal x)
        {
            var z = _dense.Apply(x);
            return _norm.Apply(z) + z;
        }
    }

    private sealed class Twice : Module
    {
        private readonly Dense _output = new(2);
        private readonly BatchNorm _batch = new();
        private readonly LayerNorm _layer = new();

        public override Signal Forward(Signal x)
        {
            var once = _batch.Apply(_layer.Apply(x));
            var twice = _layer.Apply(_batch.Apply(Catalogue.Tanh.Apply(once)));
            return _output.Apply(twice + once);
        }
    }
}
