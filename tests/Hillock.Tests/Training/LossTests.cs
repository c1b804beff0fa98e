using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;
using Kind = Hillock.Tests.Training.LossProblem.TargetKind;

namespace Hillock.Tests.Training;

public sealed class LossTests
{
    private const double Step = 1e-5;

    public static TheoryData<string, int, string> Problems()
    {
        var rows = new TheoryData<string, int, string>();
        foreach (var columns in new[] { 1, 3, 17 })
        {
            foreach (var loss in new[] { "mse", "mae", "huber", "huber(delta=0.5)" }) rows.Add(loss, columns, nameof(Kind.Numbers));
            foreach (var loss in new[] { "mse", "mae", "huber(delta=0.3)", "hinge", "squared_hinge" }) rows.Add(loss, columns, nameof(Kind.Labels));
            foreach (var loss in new[] { "bce", "bce(label_smoothing=0.2)" }) rows.Add(loss, columns, nameof(Kind.Labels));
            foreach (var loss in new[] { "bce", "bce(label_smoothing=0.2)" }) rows.Add(loss, columns, nameof(Kind.Shares));
            foreach (var loss in new[] { "hinge", "squared_hinge" }) rows.Add(loss, columns, nameof(Kind.Signs));
            rows.Add("poisson", columns, nameof(Kind.Counts));
            rows.Add("poisson(log_input=false)", columns, nameof(Kind.Rates));
            if (columns == 1) continue;
            foreach (var loss in new[] { "cross_entropy", "cross_entropy(label_smoothing=0.2)" })
                foreach (var kind in new[] { Kind.Labels, Kind.Shares }) rows.Add(loss, columns, kind.ToString());
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void Value_and_gradient_agree_with_the_definition(string name, int columns, string kind)
    {
        Loss loss = name;
        for (var seed = 1; seed <= 5; seed++)
        {
            var problem = new LossProblem(seed, rows: 7, columns, Enum.Parse<Kind>(kind));
            var weights = kind == nameof(Kind.Labels) && seed % 2 == 0 ? Enumerable.Range(0, Math.Max(2, columns)).Select(c => 0.5f + c).ToArray() : null;
            var (mean, gradient) = problem.Run(loss, weights);
            var outputs = problem.Outputs;
            var what = $"{loss}, {columns} columns, {kind}, seed {seed}";
            Assert.True(Math.Abs(Value() - mean) <= 1e-5 * Math.Max(1, Math.Abs(mean)), FormattableString.Invariant($"{what}: expected {Value()}, got {mean}"));
            for (var k = 0; k < outputs.Length; k++)
            {
                var kept = outputs[k];
                outputs[k] = kept + Step;
                var above = Value();
                outputs[k] = kept - Step;
                var slope = (above - Value()) / (2 * Step);
                outputs[k] = kept;
                Assert.True(Math.Abs(slope - gradient[k]) <= 2e-5, FormattableString.Invariant($"{what}: slope {k} is {slope}, got {gradient[k]}"));
            }

            double Value() => LossReference.Mean(loss, outputs, columns, problem.Labels, problem.Targets, weights);
        }
    }

    [Theory]
    [InlineData(1000f, 0, 1000)]
    [InlineData(1000f, 1, 0)]
    [InlineData(-1000f, 1, 1000)]
    [InlineData(-1000f, 0, 0)]
    [InlineData(0f, 1, 0.6931471805599453)]
    public void Binary_cross_entropy_of_large_logits_is_exact(float logit, int label, double expected)
    {
        using var trainer = new Trainer(Identity(1), new BinaryCrossEntropy(), new Sgd(), 1);
        Assert.Equal(expected, trainer.Step([logit], [label]), 1e-6);
    }

    [Theory]
    [InlineData(1000f, 0f, 1, 1000)]
    [InlineData(1000f, 0f, 0, 0)]
    [InlineData(-1e30f, 1e30f, 1, 0)]
    [InlineData(2f, 2f, 1, 0.6931471805599453)]
    public void Categorical_cross_entropy_of_large_logits_is_exact(float first, float second, int label, double expected)
    {
        using var trainer = new Trainer(Identity(2), new CategoricalCrossEntropy(), new Sgd(), 1);
        Assert.Equal(expected, trainer.Step([first, second], [label]), 1e-6);
    }

    [Theory]
    [InlineData("mae")]
    [InlineData("huber")]
    [InlineData("hinge")]
    [InlineData("squared_hinge")]
    [InlineData("poisson")]
    [InlineData("bce")]
    [InlineData("cross_entropy")]
    public void An_output_that_is_not_a_number_is_a_loss_that_is_not_one(string loss)
    {
        using var trainer = new Trainer(Identity(2), loss, new Sgd(), 1);
        var before = trainer.Snapshot();
        Assert.False(double.IsFinite(trainer.Step([float.NaN, 1], [1f, 1])));
        Assert.Equal(before, trainer.Snapshot());
    }

    [Theory]
    [InlineData("mse", "mean_squared_error")]
    [InlineData("categorical_crossentropy", "categorical_cross_entropy")]
    [InlineData("huber(0.5)", "huber(delta=0.5)")]
    [InlineData("huber(delta=1)", "huber")]
    [InlineData(" Huber_Loss( delta = 2 ) ", "huber(delta=2)")]
    [InlineData("poisson(log_input=false)", "poisson(log_input=false)")]
    [InlineData("bce(label_smoothing=0.1)", "binary_cross_entropy(label_smoothing=0.1)")]
    public void A_text_reads_back(string text, string written)
    {
        Assert.Equal(written, Loss.Parse(text).Text);
        Assert.Equal(Loss.Parse(text), Loss.Parse(written));
    }

    [Theory]
    [InlineData("mean_square_error", "Did you mean mean_squared_error")]
    [InlineData("huber(detla=1)", "huber has no setting 'detla'; it has delta. Did you mean delta?")]
    [InlineData("huber(delta=0)", "above 0")]
    [InlineData("huber(delta=x)", "must be a number")]
    [InlineData("huber(1, 2)", "no place for '2'")]
    [InlineData("huber(1, delta=2)", "given twice")]
    [InlineData("huber(delta=1", "lacks its closing bracket; write huber(delta=1).")]
    [InlineData("huber(1) + 2", "goes on after its closing bracket; leave out '+ 2'")]
    [InlineData("hinge(1)", "it has no settings")]
    [InlineData("cross_entropy(label_smoothing=1)", "below 1")]
    public void A_text_that_is_wrong_is_explained(string text, string says) =>
        Assert.Contains(says, Assert.Throws<HillockException>(() => Loss.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("hinge", "sigmoid", "needs scores")]
    [InlineData("squared_hinge", "softmax", "End it linear")]
    [InlineData("poisson", "relu", "log_input=false")]
    public void An_end_that_does_not_fit_is_explained(string loss, string end, string says) =>
        Assert.Contains(says, Assert.Throws<HillockException>(() => new Trainer(new Sequential(2) { new Dense(3, end) }, loss, new Sgd())).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Poisson_predicts_rates_and_refuses_what_is_no_count()
    {
        var random = new RandomStream(1, "poisson");
        var x = new float[400];
        var counts = new float[400];
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = (float)random.NextDouble(-1, 1);
            var (limit, product) = (Math.Exp(-Math.Exp(0.5 + x[i])), random.NextDouble());
            for (; product > limit; product *= random.NextDouble()) counts[i]++; // Knuth's method
        }

        var split = new Split(new FloatRows(x, 1), Array.ConvertAll(counts, c => c - 1), counts);
        var data = new DataSet { Name = "counts", Inputs = 1, Task = TaskKind.Regression, Train = split, Validation = split, Test = split };
        using var model = new Sequential(1) { new Dense(1) };
        model.Fit(data, new FitOptions { Epochs = 60, Optimizer = new Adam(0.02), Loss = "poisson", Seed = 1 });
        // The rate e^(0.5 + x) is found from 400 counts within some standard errors.
        Assert.Equal(Math.Exp(0.5), model.Predict([0])[0], 0.25);
        Assert.Equal(Math.Exp(1.5), model.Predict([1])[0], 0.7);
        Assert.InRange(model.Evaluate(split, "poisson").ErrorShare, 0.3, 0.95);
        Assert.InRange(model.EvaluateReport(data, loss: "poisson").Regression!.MeanAbsoluteError, 0.5, 2);
        var broken = new Split(new FloatRows(x, 1), counts, Array.ConvertAll(counts, c => c - 1));
        Assert.Contains("needs counts", Assert.Throws<HillockException>(() => model.Evaluate(broken, "poisson")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_smoothing_belongs_to_the_cross_entropies()
    {
        Assert.Equal(new CategoricalCrossEntropy { LabelSmoothing = 0.1 }, new CategoricalCrossEntropy().WithLabelSmoothing(0.1));
        Assert.Contains("the loss is huber", Assert.Throws<HillockException>(() => new Huber().WithLabelSmoothing(0.1)).Message, StringComparison.Ordinal);
    }

    private static Sequential Identity(int size)
    {
        var model = new Sequential(size) { new Dense(size) };
        model.Initialize(0);
        model.SetParameter("dense_1.weight", [.. Enumerable.Range(0, size * size).Select(i => i % (size + 1) == 0 ? 1f : 0)]);
        return model;
    }
}
