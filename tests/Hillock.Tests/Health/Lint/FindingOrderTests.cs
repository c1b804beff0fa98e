namespace Hillock.Tests.Health.Lint;

/// <summary>Of one severity and area, findings come in the order in which their causes are to be mended.</summary>
public sealed class FindingOrderTests
{
    [Theory]
    [InlineData("three; dense(16, relu), dropout(0.8), dense(3); optimizer=adam(weight_decay=0.5,beta1=0.9999,epsilon=1e-16) batch=5000",
        "network.dropout_rate, optimizer.decay_too_high, optimizer.momentum_too_high, optimizer.epsilon_too_small, optimizer.batch_too_large, data.unscaled")]
    [InlineData("three; dense(8, relu), dense(3); optimizer=sgd(rate=1e-4,momentum=0.9995) clip=0.0001 l2=1 batch=5000",
        "optimizer.decay_too_high, optimizer.momentum_too_high, optimizer.batch_too_large, optimizer.clip_too_low, data.unscaled")]
    [InlineData("three; dense(64, relu, normal(6)), dense(64, selu, he_normal), dropout(0.2), batch_norm, dense(3); batch=4",
        "init.mismatch, network.selu_initializer, network.batch_norm_of_few, network.dropout_before_norm, network.selu_dropout, data.unscaled")]
    [InlineData("three; dense(16), dense(16, softmax), relu, dense(16, softmax), alpha_dropout(0.1), dense(3)",
        "network.alpha_dropout, network.linear, network.softmax_hidden, network.softmax_hidden, data.unscaled")]
    [InlineData("shifted; dense(16, selu), dense(3)", "data.unscaled, network.selu_inputs")]
    [InlineData("imbalanced; dense(512, relu), dense(512, relu), dense(3); weights=balanced", "data.class_imbalance, data.few_rows")]
    [InlineData("contradicting; dense(512, relu), dense(512, relu), dense(3)", "data.contradicting_labels, data.leak, data.duplicates, data.few_rows")]
    [InlineData("three; dense(8, relu), dense(4, sigmoid), dropout(0.2)",
        "output.class_count, output.sigmoid_for_exclusive_classes, output.double_activation, network.dropout_on_output, data.unscaled")]
    public void Within_an_area_the_order_is_fixed(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", LintCase.Parse(text).Findings.Select(f => f.Code)));
}
