using Hillock.Layers;

namespace Hillock.Tests.Networks;

public sealed class LayerTextTests
{
    [Theory]
    [InlineData("dense(64)", "dense(64)")]
    [InlineData("Dense( 64 , relu )", "dense(64, activation=relu)")]
    [InlineData("dense(units=8, activation=leaky_relu(alpha=0.3), bias=false)", "dense(8, activation=leaky_relu(alpha=0.3), bias=false)")]
    [InlineData("dense(8, x * sigmoid(1.702 * x), he_normal)", "dense(8, activation=x * sigmoid(1.702 * x), initializer=he_normal)")]
    [InlineData("dense(8, relu, bias_initializer=constant(-3))", "dense(8, activation=relu, bias_initializer=constant(-3))")]
    [InlineData("conv2d(8, 3, relu, bias_initializer=constant(0.1))", "conv2d(8, activation=relu, bias_initializer=constant(0.1))")]
    [InlineData("conv1d(8, bias_initializer=zeros)", "conv1d(8)")]
    [InlineData("dense(8, Activation=elu, bias-initializer=ones)", "dense(8, activation=elu, bias_initializer=constant(1))")]
    [InlineData("dropout(0.25)", "dropout(0.25)")]
    [InlineData("alpha_dropout(0.1)", "alpha_dropout(0.1)")]
    [InlineData("batch_norm", "batch_norm")]
    [InlineData("BatchNormalization(momentum=0.01, epsilon=0.001)", "batch_norm(momentum=0.01, epsilon=0.001)")]
    [InlineData("batchnorm2d(0.1, 1e-5, scale=False)", "batch_norm(scale=false)")]
    [InlineData("LayerNorm", "layer_norm")]
    [InlineData("layer_normalization(0.001, shift=false)", "layer_norm(epsilon=0.001, shift=false)")]
    [InlineData("RMSNorm", "rms_norm")]
    [InlineData("rms_norm(shift=true)", "rms_norm(shift=true)")]
    [InlineData("Flatten", "flatten")]
    [InlineData("reshape(7x7x32)", "reshape(7x7x32)")]
    [InlineData("reshape(-1×16)", "reshape(-1x16)")]
    [InlineData("relu", "activation(relu)")]
    [InlineData("leaky_relu(alpha=0.3)", "activation(leaky_relu(alpha=0.3))")]
    [InlineData("residual(dense(8, relu) | dense(8))", "residual(dense(8, activation=relu) | dense(8))")]
    [InlineData("residual(dense(8, relu), projection=dense(8))", "residual(dense(8, activation=relu), projection=dense(8))")]
    [InlineData("lstm(128)", "lstm(128)")]
    [InlineData("gru(64, return_sequences=true)", "gru(64, return_sequences=true)")]
    [InlineData("lstm(8, relu, hard_sigmoid, reverse=true, forget_bias=0.5, bias=false)", "lstm(8, activation=relu, recurrent_activation=hard_sigmoid, "
        + "reverse=true, forget_bias=0.5, bias=false)")]
    [InlineData("gru(8, reset_after=false, initializer=he_normal, recurrent_initializer=orthogonal(gain=0.5))", "gru(8, reset_after=false, "
        + "initializer=he_normal, recurrent_initializer=orthogonal(gain=0.5))")]
    [InlineData("rnn(8, x * sigmoid(x))", "simple_rnn(8, activation=x * sigmoid(x))")]
    [InlineData("bidirectional(lstm(64, return_sequences=true))", "bidirectional(lstm(64, return_sequences=true))")]
    [InlineData("embedding(60, 32, mask_zero=true)", "embedding(60, 32, mask_zero=true)")]
    [InlineData("embedding(60, 32)", "embedding(60, 32)")]
    public void Parses_and_prints(string text, string printed)
    {
        var layer = Layer.Parse(text);
        Assert.Equal(printed, layer.Text);
        Assert.Equal(printed, Layer.Parse(printed).Text);
    }

    [Theory]
    [InlineData("dens(64)", "dense")]
    [InlineData("dense()", "lacks units")]
    [InlineData("dense(64, rely)", "relu")]
    [InlineData("dense(sixty)", "a whole number")]
    [InlineData("dense(64, unit=3)", "units")]
    [InlineData("dense(64, units=3)", "twice")]
    [InlineData("dense(1, relu, auto, true, zeros, 5)", "more than the 5 settings")]
    [InlineData("dense(1, bias_initializer=minus)", "Unknown initialiser")]
    [InlineData("dense(0)", "at least 1 unit")]
    [InlineData("dense(64, relu", "The layer 'dense(64, relu' lacks its closing bracket; write dense(64, relu).")]
    [InlineData("dens(64", "Did you mean dense?")]
    [InlineData("dropout(1.5)", "below 1")]
    [InlineData("alpha_dropout(1)", "below 1")]
    [InlineData("batchnorm2d(64)", "is that of the input")]
    [InlineData("batch_norm(0.1, 0)", "above 0")]
    [InlineData("rms_norm(tiny)", "a number")]
    [InlineData("reshape(7x0)", "at least 1")]
    [InlineData("reshape(-1x-1)", "one may be -1")]
    [InlineData("reshape(7 by 7)", "7x7x32")]
    public void What_is_wrong_is_said(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<HillockException>(() => Layer.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_kind_describes_itself()
    {
        foreach (var kind in LayerKind.All)
        {
            Assert.Matches("^[a-z0-9_]+$", kind.Name);
            Assert.Same(kind, LayerKind.Find(kind.Name));
            Assert.Equal(kind.Settings.Count, kind.Settings.Select(s => s.Name).Distinct().Count());
        }
    }
}
