namespace Hillock.Tests.Health.Lint;

/// <summary>What the lint says of optimisers, word for word: it asks each for its facts.</summary>
public sealed class OptimizerLintTests
{
    private static readonly string[] Cases =
    [
        "sgd(rate=2)", "sgd(rate=0.5,momentum=0.9)", "sgd(rate=20)", "sgd(rate=1e-6)", "adam(rate=0.1)", "adam(rate=1e-8)", "adamw(rate=0.1)",
        "nadam(rate=1)", "nadam(rate=1e-7)", "rmsprop(rate=0.05)", "rmsprop(rate=0.02,momentum=0.9)", "adagrad(rate=2)", "adagrad(rate=1e-5)",
        "lion(rate=0.01)", "lion(rate=1e-8)", "sgd(rate=1e-4,momentum=0.9995)", "rmsprop(rate=1e-4,momentum=0.9995)", "adam(beta1=0.9999)",
        "adamw(beta1=0.9999)", "nadam(beta1=0.9999)", "lion(beta1=0.9999)", "adam(epsilon=1e-16)", "adamw(epsilon=0.1)", "nadam(epsilon=1e-16)",
        "rmsprop(epsilon=0.1)", "adagrad(epsilon=1e-16)", "sgd(weight_decay=0.5)", "adam(weight_decay=0.5)", "adamw(weight_decay=20)",
        "lion(weight_decay=20)", "lion(weight_decay=0.5)", "adamw(weight_decay=0)", "lion(weight_decay=0)", "sgd clip=0.0001",
        "sgd(momentum=0.5) clip-value=1e-6", "adam clip=0.0001", "lion clip-value=1e-6",
    ];

    [Fact]
    public void Word_for_word()
    {
        var said = string.Join('\n', Cases.SelectMany(c => (string[])[c, .. Say(c)]));
        Assert.Equal(Expected, said);
    }

    private static IEnumerable<string> Say(string optimizer) => LintCase.Parse($"three; dense(8, relu), dense(3); optimizer={optimizer}").Findings
        .Where(f => f.Code.StartsWith("optimizer.", StringComparison.Ordinal))
        .SelectMany(f => (string[])[.. Wrap(2, $"{f.Severity} {f.Code}: {f.Message}"), .. Wrap(4, f.Cause), .. Wrap(4, f.Fix)]);

    // Lines of 140 characters, the later ones two further in.
    private static IEnumerable<string> Wrap(int indent, string text)
    {
        var line = new string(' ', indent);
        var begun = false;
        foreach (var word in text.Split(' '))
        {
            if (begun && line.Length + 1 + word.Length > 140)
            {
                yield return line;
                (line, begun) = (new string(' ', indent + 2), false);
            }

            line += begun ? " " + word : word;
            begun = true;
        }

        yield return line;
    }

    private const string Expected =
        """
        sgd(rate=2)
          Warning optimizer.rate_too_high: The learning rate 2 is above 1, the highest that sgd is used with.
            sgd moves a weight by the rate times the gradient, with momentum μ up to 1 / (1 - μ) times as far; the loss will jump or become NaN.
            Use 0.01, or find one (RateFinder).
        sgd(rate=0.5,momentum=0.9)
          Warning optimizer.rate_too_high: The learning rate 0.5 with momentum 0.9, 5 in effect, is above 1, the highest that sgd is used with.
            sgd moves a weight by the rate times the gradient, with momentum μ up to 1 / (1 - μ) times as far; the loss will jump or become NaN.
            Use 0.01, or find one (RateFinder).
        sgd(rate=20)
          Error optimizer.rate_too_high: The learning rate 20 is above 1, the highest that sgd is used with.
            sgd moves a weight by the rate times the gradient, with momentum μ up to 1 / (1 - μ) times as far; the loss will jump or become NaN.
            Use 0.01, or find one (RateFinder).
        sgd(rate=1e-6)
          Warning optimizer.rate_too_low: The learning rate 1e-06 is below 1e-05, the lowest that sgd is used with.
            sgd moves a weight by the rate times the gradient, with momentum μ up to 1 / (1 - μ) times as far: in the 240 steps asked for, little
              will change.
            Use 0.01, or find one (RateFinder).
        adam(rate=0.1)
          Warning optimizer.rate_too_high: The learning rate 0.1 is above 0.03, the highest that adam is used with.
            adam moves each weight by about the rate, whatever the gradient, and the weights start with a deviation of 0.4264; the loss will jump or
              become NaN.
            Use 0.001, or find one (RateFinder).
        adam(rate=1e-8)
          Warning optimizer.rate_too_low: The learning rate 1e-08 is below 1e-06, the lowest that adam is used with.
            adam moves each weight by about the rate, whatever the gradient: in the 240 steps asked for, little will change, a weight by 2.4e-06 at
              most.
            Use 0.001, or find one (RateFinder).
        adamw(rate=0.1)
          Warning optimizer.rate_too_high: The learning rate 0.1 is above 0.03, the highest that adamw is used with.
            adamw moves each weight by about the rate, whatever the gradient, and the weights start with a deviation of 0.4264; the loss will jump
              or become NaN.
            Use 0.001, or find one (RateFinder).
        nadam(rate=1)
          Error optimizer.rate_too_high: The learning rate 1 is above 0.03, the highest that nadam is used with.
            nadam moves each weight by about the rate, whatever the gradient, and the weights start with a deviation of 0.4264; the loss will jump
              or become NaN.
            Use 0.002, or find one (RateFinder).
        nadam(rate=1e-7)
          Warning optimizer.rate_too_low: The learning rate 1e-07 is below 1e-06, the lowest that nadam is used with.
            nadam moves each weight by about the rate, whatever the gradient: in the 240 steps asked for, little will change, a weight by 2.4e-05 at
              most.
            Use 0.002, or find one (RateFinder).
        rmsprop(rate=0.05)
          Warning optimizer.rate_too_high: The learning rate 0.05 is above 0.03, the highest that rmsprop is used with.
            rmsprop moves each weight by about the rate, whatever the gradient, and the weights start with a deviation of 0.4264; the loss will jump
              or become NaN.
            Use 0.01, or find one (RateFinder).
        rmsprop(rate=0.02,momentum=0.9)
        adagrad(rate=2)
          Warning optimizer.rate_too_high: The learning rate 2 is above 1, the highest that adagrad is used with.
            adagrad moves a weight by the rate at first, and by less and less then, and the weights start with a deviation of 0.4264; the loss will
              jump or become NaN.
            Use 0.01, or find one (RateFinder).
        adagrad(rate=1e-5)
          Warning optimizer.rate_too_low: The learning rate 1e-05 is below 0.0001, the lowest that adagrad is used with.
            adagrad moves a weight by the rate at first, and by less and less then: in the 240 steps asked for, little will change, a weight by
              0.0024 at most.
            Use 0.01, or find one (RateFinder).
        lion(rate=0.01)
          Warning optimizer.rate_too_high: The learning rate 0.01 is above 0.003, the highest that lion is used with.
            lion moves each weight by exactly the rate, three to ten times what Adam does on average (Chen et al. 2023), and the weights start with
              a deviation of 0.4264; the loss will jump or become NaN.
            Use 0.0001, or find one (RateFinder).
        lion(rate=1e-8)
          Warning optimizer.rate_too_low: The learning rate 1e-08 is below 1e-07, the lowest that lion is used with.
            lion moves each weight by exactly the rate, three to ten times what Adam does on average (Chen et al. 2023): in the 240 steps asked for,
              little will change, a weight by 2.4e-06 at most.
            Use 0.0001, or find one (RateFinder).
        sgd(rate=1e-4,momentum=0.9995)
          Warning optimizer.momentum_too_high: momentum is 0.9995.
            A step is the mean of about 2,000 gradients, of which there will be 240: it reacts too late and swings past the goal.
            Use 0.9; with large batches 0.95 to 0.99.
        rmsprop(rate=1e-4,momentum=0.9995)
          Warning optimizer.momentum_too_high: momentum is 0.9995.
            A step is the mean of about 2,000 gradients, of which there will be 240: it reacts too late and swings past the goal.
            Use 0.9; with large batches 0.95 to 0.99.
        adam(beta1=0.9999)
          Warning optimizer.momentum_too_high: beta1 is 0.9999.
            A step is the mean of about 10,000 gradients, of which there will be 240: it reacts too late and swings past the goal.
            Use 0.9; with large batches 0.95 to 0.99.
        adamw(beta1=0.9999)
          Warning optimizer.momentum_too_high: beta1 is 0.9999.
            A step is the mean of about 10,000 gradients, of which there will be 240: it reacts too late and swings past the goal.
            Use 0.9; with large batches 0.95 to 0.99.
        nadam(beta1=0.9999)
          Warning optimizer.momentum_too_high: beta1 is 0.9999.
            A step is the mean of about 10,000 gradients, of which there will be 240: it reacts too late and swings past the goal.
            Use 0.9; with large batches 0.95 to 0.99.
        lion(beta1=0.9999)
          Warning optimizer.momentum_too_high: beta1 is 0.9999.
            A step is the mean of about 10,000 gradients, of which there will be 240: it reacts too late and swings past the goal.
            Use 0.9; with large batches 0.95 to 0.99.
        adam(epsilon=1e-16)
          Warning optimizer.epsilon_too_small: epsilon is 1e-16.
            In float32 it is lost beside the root of the mean square: a weight whose gradient has been 0 for long jumps when one comes.
            Leave it at 1e-8.
        adamw(epsilon=0.1)
          Note optimizer.epsilon_too_large: epsilon is 0.1.
            It is larger than most gradients, so steps are those of plain gradient descent with a rate divided by it.
            Leave it at 1e-8.
        nadam(epsilon=1e-16)
          Warning optimizer.epsilon_too_small: epsilon is 1e-16.
            In float32 it is lost beside the root of the mean square: a weight whose gradient has been 0 for long jumps when one comes.
            Leave it at 1e-8.
        rmsprop(epsilon=0.1)
          Note optimizer.epsilon_too_large: epsilon is 0.1.
            It is larger than most gradients, so steps are those of plain gradient descent with a rate divided by it.
            Leave it at 1e-8.
        adagrad(epsilon=1e-16)
        sgd(weight_decay=0.5)
          Warning optimizer.decay_too_high: The weight decay of sgd is 0.5.
            It adds decay·w to the gradient, and with that outweighs the loss: the weights go to 0.
            Use 0.0001 or less.
        adam(weight_decay=0.5)
          Warning optimizer.decay_too_high: The weight decay of adam is 0.5.
            It adds decay·w to the gradient, and with that outweighs the loss: the weights go to 0.
            Use 0.0001 or less.
        adamw(weight_decay=20)
          Warning optimizer.decay_too_high: The weight decay of adamw is 20.
            Each step multiplies the weights by 1 - rate·decay; after 240 steps 0.007839 of their first values is left, whatever the loss says.
            Use 0.01 or less.
        lion(weight_decay=20)
          Warning optimizer.decay_too_high: The weight decay of lion is 20.
            Each step multiplies the weights by 1 - rate·decay; after 240 steps 0.61849 of their first values is left, whatever the loss says.
            Use 0.01 or less.
        lion(weight_decay=0.5)
        adamw(weight_decay=0)
          Note optimizer.no_decay: adamw runs without weight decay.
            Decoupled weight decay is all that tells it from adam.
            Set WeightDecay to 0.01, or write adam.
        lion(weight_decay=0)
        sgd clip=0.0001
          Warning optimizer.clip_too_low: The limit of the gradient's norm is 0.0001.
            Nearly every gradient is cut to it, so a step moves all weights together by 1e-06 at most, and only the direction counts.
            Use 1, or the 90th percentile of the norms that a training shows.
        sgd(momentum=0.5) clip-value=1e-6
          Warning optimizer.clip_too_low: The limit of the gradient's value is 1e-06.
            Nearly every gradient is cut to it, so a step moves all weights together by 1.8221e-07 at most, and only the direction counts.
            Use 1, or the 90th percentile of the norms that a training shows.
        adam clip=0.0001
          Note optimizer.clip_too_low: The limit of the gradient's norm is 0.0001.
            Nearly every gradient is cut to it; adam divides by their size again, so little is left of the limit's purpose, and epsilon begins to
              count.
            Use 1, or the 90th percentile of the norms that a training shows.
        lion clip-value=1e-6
          Note optimizer.clip_too_low: The limit of the gradient's value is 1e-06.
            Nearly every gradient is cut to it; lion divides by their size again, so little is left of the limit's purpose, and epsilon begins to
              count.
            Use 1, or the 90th percentile of the norms that a training shows.
        """;
}
