using Hillock.Activations;

namespace Hillock.Tests.Activations;

/// <summary>An activation evaluated from C#, one number or many.</summary>
public sealed class EvaluateTests
{
    [Fact]
    public void A_number_gives_value_and_derivative()
    {
        var (value, slope) = Activation.Parse("x^2").Evaluate(3);
        Assert.Equal((9, 6), (value, slope));
        double relu = Activation.Parse("relu").Evaluate(-2);
        Assert.Equal(0, relu);
        Assert.Equal((2, 8, 12), (Cube().Evaluate(2).X, Cube().Evaluate(2).Value, Cube().Evaluate(2).Derivative));
        Assert.Equal(-0.5 * (1 / 8.0 + 1 / 3.0) / 1, Activation.Parse("rrelu").Evaluate(-1).Value, 1e-12);
    }

    [Theory]
    [InlineData("tanh")]
    [InlineData("prelu(alpha=0.3)")]
    [InlineData("x * sigmoid(1.702 * x)")]
    [InlineData("rrelu")]
    public void Many_numbers_give_what_each_gives(string text)
    {
        var activation = Activation.Parse(text);
        var x = Enumerable.Range(-50, 101).Select(i => i / 10f).ToArray();
        float[] y = new float[x.Length], slopes = new float[x.Length];
        activation.Evaluate(x, y, slopes);
        Assert.Equal(y, activation.Evaluate(x.AsSpan()));
        for (var i = 0; i < x.Length; i++)
        {
            var (value, slope) = activation.Evaluate(x[i]);
            Assert.Equal(value, y[i], 1e-6);
            Assert.Equal(slope, slopes[i], 1e-6);
        }

        activation.Evaluate(x, x);
        Assert.Equal(y, x);
    }

    [Fact]
    public void Code_is_evaluated_too()
    {
        float[] y = new float[3], slopes = new float[3];
        Cube().Evaluate([1, 2, 3], y, slopes);
        Assert.Equal([1, 8, 27], y);
        Assert.Equal([3, 12, 27], slopes);
    }

    [Fact]
    public void Memory_that_lies_shifted_over_the_numbers_gets_the_right_values()
    {
        var memory = Enumerable.Range(0, 100).Select(i => (float)i).ToArray();
        Activation.Parse("x^2").Evaluate(memory.AsSpan(0, 99), memory.AsSpan(1));
        Assert.Equal(Enumerable.Range(0, 99).Select(i => (float)(i * i)), memory.Skip(1));
    }

    [Fact]
    public void A_row_is_evaluated_whole_and_never_number_by_number()
    {
        var softmax = Activation.Parse("softmax");
        Assert.Equal([0.5f, 0.5f], softmax.Evaluate([3f, 3f]));
        Assert.Contains("whole row", Assert.Throws<HillockException>(() => softmax.Evaluate(1.0)).Message, StringComparison.Ordinal);
        Assert.Contains("whole row", Assert.Throws<HillockException>(() => softmax.Evaluate(new float[2], new float[2])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_of_another_size_is_refused()
    {
        var relu = Activation.Parse("relu");
        Assert.Contains("room for 2", Assert.Throws<HillockException>(() => relu.Evaluate(new float[3], new float[2])).Message, StringComparison.Ordinal);
        Assert.Contains("derivatives", Assert.Throws<HillockException>(() => relu.Evaluate(new float[3], new float[3], new float[4])).Message,
            StringComparison.Ordinal);
        relu.Evaluate([], [], []);
    }

    private static CodeActivation Cube() => Activation.FromCode("cube_by_code", x => x * x * x, x => 3 * x * x);
}
