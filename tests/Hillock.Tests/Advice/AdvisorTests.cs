using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Advice;
using Hillock.Data;
using Hillock.Health;
using Hillock.Health.Lint;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Advice;

public sealed class AdvisorTests
{
    private const int Rows = 240;

    public static TheoryData<AdviceTask, AdviceArchitecture, int, int> Everything()
    {
        var all = new TheoryData<AdviceTask, AdviceArchitecture, int, int>();
        foreach (var task in Enum.GetValues<AdviceTask>())
            foreach (var architecture in Enum.GetValues<AdviceArchitecture>())
                foreach (var (depth, width) in new[] { (1, 8), (3, 16), (12, 16) }) all.Add(task, architecture, depth, width);
        return all;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_advice_is_a_sound_network_that_trains(AdviceTask task, AdviceArchitecture architecture, int depth, int width)
    {
        var advice =
            Advisor.Recommend(new AdviceRequest
            {
                Task = task,
                Architecture = architecture,
                Depth = depth,
                Width = width,
                Classes = 4,
                Inputs =
            Shape(architecture)
            });
        Assert.Equal(Enum.GetValues<AdviceTopic>().Order(), advice.Choices.Select(c => c.Topic).Order());
        Assert.All(advice.Choices, c =>
        {
            Assert.NotEqual(c.Choice, c.RunnerUp);
            Assert.Contains(c.Evidence, e => e.Kind == EvidenceKind.Theory && double.IsFinite(e.Value!.Value));
            Assert.Contains(c.Evidence, e => e.Kind == EvidenceKind.Source);
            Assert.All([c.Reason, c.RunnerUpWhen, .. c.Evidence.Select(e => e.Text)], t => Assert.EndsWith(".", t));
        });
        Assert.Equal(advice[AdviceTopic.HiddenActivation].Choice, advice.Contenders[0]);
        Assert.Equal(advice.Contenders.Distinct(), advice.Contenders);
        using var model = advice.Build();
        Assert.Equal(advice.Outputs, model.Outputs.Size);
        var (data, options) = (Data(advice), advice.Options with { Epochs = 1, Seed = 1 });
        Assert.DoesNotContain(NetworkLint.Run(model, data, options), f => f.Severity > Severity.Note);
        Assert.True(double.IsFinite(model.Fit(data, options)[^1].Loss));
    }

    [Theory]
    [InlineData(AdviceArchitecture.Dense, 2, 64, "relu", "leaky_relu")]
    [InlineData(AdviceArchitecture.Dense, 4, 5, "leaky_relu", "elu")]
    [InlineData(AdviceArchitecture.Dense, 20, 64, "selu", "elu")]
    [InlineData(AdviceArchitecture.Convolutional, 3, 16, "relu", "leaky_relu")]
    [InlineData(AdviceArchitecture.Convolutional, 20, 16, "elu", "relu")]
    [InlineData(AdviceArchitecture.Recurrent, 1, 32, "tanh", "relu")]
    [InlineData(AdviceArchitecture.Residual, 50, 32, "relu", "swish")]
    [InlineData(AdviceArchitecture.Transformer, 6, 32, "gelu", "swish")]
    public void The_hidden_activation_follows_from_architecture_and_depth(AdviceArchitecture architecture, int depth, int width, string first, string second)
    {
        var choice = Advisor.Recommend(new AdviceRequest { Architecture = architecture, Depth = depth, Width = width })[AdviceTopic.HiddenActivation];
        Assert.Equal((first, second), (choice.Choice, choice.RunnerUp));
    }

    [Theory]
    [InlineData(AdviceTask.Binary, "sigmoid", "binary_cross_entropy", 1)]
    [InlineData(AdviceTask.MultiClass, "softmax", "categorical_cross_entropy", 7)]
    [InlineData(AdviceTask.MultiLabel, "sigmoid", "binary_cross_entropy", 7)]
    [InlineData(AdviceTask.Regression, "linear", "mean_squared_error", 1)]
    [InlineData(AdviceTask.Bounded, "sigmoid", "mean_squared_error", 1)]
    [InlineData(AdviceTask.Count, "linear", "poisson", 1)]
    [InlineData(AdviceTask.Ordinal, "sigmoid", "binary_cross_entropy", 6)]
    public void Output_and_loss_follow_from_the_task(AdviceTask task, string output, string loss, int outputs)
    {
        var advice = Advisor.Recommend(new AdviceRequest { Task = task, Classes = 7 });
        Assert.Equal((output, loss, outputs), (advice.OutputActivation, advice[AdviceTopic.Loss].Choice, advice.Outputs));
    }

    [Theory]
    [InlineData("selu", "lecun_normal")]
    [InlineData("relu", "he_normal")]
    [InlineData("tanh", "glorot_uniform")]
    public void The_initialiser_is_that_of_the_activation(string hidden, string initializer)
    {
        var advice = Enum.GetValues<AdviceArchitecture>()
            .SelectMany(a => Enumerable.Range(0, 2).Select(i => 2 + (18 * i)).Select(d => Advisor.Recommend(new AdviceRequest { Architecture = a, Depth = d })))
            .First(a => a.Contenders[0] == hidden);
        Assert.Equal(initializer, advice[AdviceTopic.Initializer].Choice);
    }

    [Theory]
    [InlineData("relu", 30)]
    [InlineData("selu", 30)]
    [InlineData("elu", 20)]
    [InlineData("tanh", 20)]
    public void The_figures_of_a_stack_are_those_of_a_network(string activation, int depth)
    {
        const int width = 256;
        var predicted = StackFigures.Of(activation, width, depth);
        var (gradient, square) = (new List<double>(), new List<double>());
        foreach (var seed in new[] { 1, 2, 3 })
        {
            using var model = new Sequential(width);
            for (var i = 0; i < depth; i++) model.Add(new Dense(width, activation));
            model.Add(new Dense(1));
            model.Initialize(seed);
            var random = new RandomStream(seed, "rows");
            var rows = new float[64 * width];
            for (var i = 0; i < rows.Length; i++) rows[i] = (float)random.NextNormal();
            var trace = model.Trace(rows);
            var last = trace.Layers[depth - 1];
            square.Add(last.Variance + (last.Mean * last.Mean));
            gradient.Add(Slope(model, rows, depth));
        }

        Assert.InRange(Math.Log10(square.Average() / predicted.MeanSquare), -0.35, 0.35);
        Assert.InRange(Math.Log10(gradient.Average() / predicted.Gradient), -0.5, 0.5);
    }

    [Fact]
    public void The_correlation_of_relu_is_the_arc_cosine_kernel()
    {
        var c = 0.0;
        for (var i = 0; i < 10; i++) c = (Math.Sqrt(1 - (c * c)) + ((Math.PI - Math.Acos(c)) * c)) / Math.PI;
        Assert.Equal(c, StackFigures.Of("relu", 64, 10).Correlation, 0.01);
    }

    [Fact]
    public void Texts_name_the_figures_that_were_computed()
    {
        var deep = Advisor.Recommend(new AdviceRequest { Depth = 20, Width = 64 });
        var selu = GaussianMoments.Of(((ElementwiseActivation)(Activation)"selu").Formula);
        Assert.Contains($"Q'(1) = {Figure.Of(selu.LengthSlope)}", deep[AdviceTopic.HiddenActivation].Evidence[2].Text, StringComparison.Ordinal);
        Assert.Contains("variance 0.0156", deep[AdviceTopic.Initializer].Evidence[0].Text, StringComparison.Ordinal);
        var many = Advisor.Recommend(new AdviceRequest { Classes = 100 });
        Assert.Contains("ln 100 = 4.61", many[AdviceTopic.OutputActivation].Evidence[0].Text, StringComparison.Ordinal);
        var convolutional = Advisor.Recommend(new AdviceRequest { Architecture = AdviceArchitecture.Convolutional, Depth = 3 });
        Assert.Equal(Math.Pow(0.5 / (0.5 - (1 / (2 * Math.PI))), 3), convolutional[AdviceTopic.HiddenActivation].Evidence[0].Value!.Value, 1e-6);
        var rare = Advisor.Recommend(new AdviceRequest { Task = AdviceTask.Binary, PositiveShare = 0.05 });
        Assert.Equal(Math.Log(0.05 / 0.95), rare[AdviceTopic.OutputActivation].Evidence[0].Value!.Value, 1e-12);
    }

    [Fact]
    public void A_bounded_output_reaches_from_bound_to_bound()
    {
        var advice = Advisor.Recommend(new AdviceRequest { Task = AdviceTask.Bounded, Bounds = (-1.5, 2.25) });
        var range = FormulaFacts.Of((ElementwiseActivation)(Activation)advice.OutputActivation).Range;
        Assert.Equal((-1.5, 2.25), (range.Low, range.High));
    }

    [Theory]
    [InlineData(AdviceArchitecture.Convolutional, AdviceInput.Table, 2, "neighbours")]
    [InlineData(AdviceArchitecture.Recurrent, AdviceInput.Table, 2, "steps in time")]
    [InlineData(AdviceArchitecture.Dense, AdviceInput.Table, 0, "1 to 1000")]
    public void What_cannot_be_advised_is_said(AdviceArchitecture architecture, AdviceInput input, int depth, string says) =>
        Assert.Contains(says, Assert.Throws<HillockException>(
            () => Advisor.Recommend(new AdviceRequest { Architecture = architecture, Input = input, Depth = depth })).Message, StringComparison.Ordinal);

    private static double Slope(Sequential model, float[] rows, int depth)
    {
        var count = rows.Length / model.Inputs.Size;
        var split = new Split(new FloatRows(rows, model.Inputs.Size), new float[count]);
        var trace = model.Trace(split, new MeanSquaredError());
        return Math.Pow(trace.Layers[0].Gradient!.Value / trace.Layers[depth - 1].Gradient!.Value, 2);
    }

    private static Shape? Shape(AdviceArchitecture architecture) => architecture switch
    {
        AdviceArchitecture.Convolutional or AdviceArchitecture.Residual => new Shape(12, 12, 3),
        AdviceArchitecture.Recurrent or AdviceArchitecture.Transformer => new Shape(10, 4),
        _ => null,
    };

    private static DataSet Data(Recommendation advice)
    {
        var random = new RandomStream(1, "advice");
        var x = new float[Rows * advice.Inputs.Size];
        for (var i = 0; i < x.Length; i++) x[i] = (float)random.NextNormal();
        var classes = advice.Request.Task switch { AdviceTask.Binary => 2, AdviceTask.MultiClass => advice.Request.Classes, _ => 0 };
        var y = new float[Rows * advice.Outputs];
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = advice.Request.Task switch
            {
                AdviceTask.Count => random.NextInt(5),
                AdviceTask.Bounded => (float)random.NextDouble(0.1, 0.9),
                AdviceTask.Regression => (float)random.NextNormal(),
                AdviceTask.Ordinal => i % advice.Outputs < i / advice.Outputs % (advice.Outputs + 1) ? 1 : 0,
                _ => random.NextInt(2),
            };
        }

        return new DataSet
        {
            Name = "made up",
            Inputs = advice.Inputs,
            Task = classes == 0 ? TaskKind.Regression : classes == 2 ? TaskKind.BinaryClassification : TaskKind.Classification,
            Classes = [.. Enumerable.Range(0, classes).Select(c => $"c{c}")],
            Train = Part(0, Rows * 2 / 3),
            Validation = Part(Rows * 2 / 3, Rows),
            Test = Part(Rows, Rows),
        };

        Split Part(int from, int to)
        {
            var inputs = new FloatRows(x[(from * advice.Inputs.Size)..(to * advice.Inputs.Size)], advice.Inputs.Size);
            return classes > 0
                ? new Split(inputs, [.. Enumerable.Range(from, to - from).Select(i => i % classes)])
                : new Split(inputs, y[(from * advice.Outputs)..(to * advice.Outputs)], targetColumns: advice.Outputs);
        }
    }
}
