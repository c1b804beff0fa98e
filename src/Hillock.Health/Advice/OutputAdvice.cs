using System.Globalization;

namespace Hillock.Advice;

/// <summary>The activation of the output and the loss, which belong together.</summary>
internal static class OutputAdvice
{
    private const string Book = "Goodfellow, Bengio and Courville 2016, section 6.2.2.";

    /// <summary>The activation of the output.</summary>
    public static AdviceChoice Activation(AdviceRequest request) => request.Task switch
    {
        AdviceTask.Binary =>
            Output("sigmoid", "One number between 0 and 1: the probability of the second class.", Bias(request), "softmax on two units",
            "when the classes are to be told apart like those of any other number; it has twice the weights and says the same."),
        AdviceTask.MultiClass => Output(
            "softmax", $"{request.Classes} probabilities that add up to 1: of the classes exactly one holds.",
            Theory($"An untrained network has a loss of about ln {request.Classes} = {Figure.Of(Math.Log(request.Classes))}; applied twice by mistake, "
                + $"softmax keeps it above ln(e + {request.Classes - 1}) - 1 = {Figure.Of(Math.Log(Math.E + request.Classes - 1) - 1)}.",
                Math.Log(request.Classes)),
            "linear", "for logits; the loss reads both, and makes the softmax itself."),
        AdviceTask.MultiLabel => Output(
            "sigmoid", "A probability for each label by itself: several can hold, or none.",
            Theory($"An untrained network has a loss of about ln 2 = {Figure.Of(Math.Log(2))} a label; a softmax would make {request.Classes} labels share 1.",
                Math.Log(2)),
            "linear", "for logits; the loss reads both."),
        AdviceTask.Count => Output(
            "linear", "The logarithm of a rate may be any number; the loss takes e to it, so a rate is never below 0.",
            Theory($"An output of 0 is a rate of 1, and one of 1 a rate of {Figure.Of(Math.E)}: counts from 1 to 1000 are outputs from 0 to "
                + $"{Figure.Of(Math.Log(1000))}.", Math.Log(1000)),
            "softplus", "with poisson(log_input=false), where rates are to grow in proportion to inputs instead of with their power."),
        AdviceTask.Bounded => Output(
            BoundedText(request.Bounds),
                $"Its values lie between {Figure.Of(request.Bounds.Low)} and {Figure.Of(request.Bounds.High)}, where the targets are, and nowhere else.",
            Theory($"The slope of sigmoid falls to {Figure.Of(0.05 * 0.95)} at 5 % from a bound, {Figure.Of(0.05 * 0.95 / 0.25)} of that in the middle: "
                + "targets at the bounds themselves are never quite reached.", 0.05 * 0.95),
            "linear", "when many targets lie at the bounds; cut predictions there."),
        AdviceTask.Ordinal => Output(
            "sigmoid", $"{request.Classes - 1} probabilities that the rank is above 1, above 2, …: neighbours share most of them, so a miss by one rank "
                + "costs little.",
            Theory($"Between ranks 1 and {request.Classes} all {request.Classes - 1} targets differ, between neighbours one; to a softmax all ranks are "
                + "equally far apart.", request.Classes - 1),
            "linear", "the rank as a number with huber, where a model of one output is enough."),
        _ => Output(
            "linear", "A number without bounds needs an output without bounds.",
            Theory("Of standardised targets half lie below 0, where relu, softplus and sigmoid cannot go.", 0.5),
            "softplus", "when targets are above 0 and are not standardised."),
    };

    /// <summary>The loss.</summary>
    public static AdviceChoice Loss(AdviceRequest request) => request.Task switch
    {
        AdviceTask.MultiClass => Choice(
            "categorical_cross_entropy",
                "The gradient by a logit is probability minus target: a row that is wrong with certainty has the largest, however saturated its output is.",
            Gradients(), "categorical_cross_entropy(label_smoothing=0.1)", "when probabilities are too sure of themselves (Szegedy et al. 2016)."),
        AdviceTask.Binary or AdviceTask.MultiLabel or AdviceTask.Ordinal => Choice(
            "binary_cross_entropy",
                "The gradient by a logit is probability minus target: a row that is wrong with certainty has the largest, however saturated its output is.",
            Gradients(), request.Task == AdviceTask.Binary ? "hinge" : "binary_cross_entropy(label_smoothing=0.05)",
            request.Task == AdviceTask.Binary ? "with a linear output, when only the decision counts and not its probability." : "when some labels are wrong."),
        AdviceTask.Count => Choice(
            "poisson", "The likelihood of a count: an error of 2 weighs much at a rate of 1 and little at 100.",
            Theory($"The deviation of a count is the root of its rate: {Figure.Of(1)} at 1, {Figure.Of(Math.Sqrt(100))} at 100; the squared error takes "
                + "both alike.", Math.Sqrt(100)),
            "huber", "on the logarithm of 1 + count, when counts scatter more than Poisson's do."),
        AdviceTask.Bounded => Choice(
            "mean_squared_error", "Bounded targets have no outliers, so the squared error does no harm, and its best prediction is the mean.",
            Theory($"No error is larger than {Figure.Of(request.Bounds.High - request.Bounds.Low)}, the width of the bounds.", request.Bounds.High
                - request.Bounds.Low),
            "binary_cross_entropy", "from C#, when targets are shares: its gradient does not vanish near 0 and 1."),
        _ => Choice(
            "mean_squared_error", "Its best prediction is the mean, and on standardised targets it begins near 1, the variance.",
            Theory("Predicting the mean of standardised targets has a loss of 1; what is left is the share of the variance that is not explained.", 1),
            "huber", "when a few targets lie far out: beyond one deviation its gradient stays the same (Huber 1964)."),
    };

    /// <summary>The sigmoid that reaches from one bound to the other, as a formula.</summary>
    public static string BoundedText((double Low, double High) bounds) => bounds switch
    {
        (0, 1) => "sigmoid",
        (-1, 1) => "tanh",
        _ => string.Create(CultureInfo.InvariantCulture, $"{bounds.Low:R} + {bounds.High - bounds.Low:R} * sigmoid(x)"),
    };

    private static AdviceEvidence Bias(AdviceRequest request)
    {
        if (request.PositiveShare is not (> 0 and < 1 and var share)) return Theory(
            $"An untrained network has a loss of about ln 2 = {Figure.Of(Math.Log(2))}.", Math.Log(2));
        var (logit, prior) = (Math.Log(share / (1 - share)), -((share * Math.Log(share)) + ((1 - share) * Math.Log(1 - share))));
        return Theory(
            $"The second class has {share:P1} of the rows: a bias that starts at ln(p / (1 - p)) = {Figure.Of(logit)} (BiasInitializer) says so from the "
            + $"first step, with a loss of {Figure.Of(prior)} instead of {Figure.Of(Math.Log(2))}.", logit);
    }

    private static AdviceEvidence Gradients()
    {
        const double wrong = 0.01;
        var squared = 2 * (1 - wrong) * wrong * (1 - wrong);
        return Theory(
            $"At a probability of {Figure.Of(wrong)} for what is right, its gradient is {Figure.Of(1 - wrong)}, that of the squared error through a "
            + $"sigmoid {Figure.Of(squared)}.", 1 - wrong);
    }

    private static AdviceEvidence Theory(string text, double value) => new(EvidenceKind.Theory, text, value);

    private static AdviceChoice Output(string choice, string reason, AdviceEvidence theory, string second, string when) =>
        new(AdviceTopic.OutputActivation, choice, reason) { Evidence = [theory, new(EvidenceKind.Source, Book)], RunnerUp = second, RunnerUpWhen = when };

    private static AdviceChoice Choice(string choice, string reason, AdviceEvidence theory, string second, string when) =>
        new(AdviceTopic.Loss, choice, reason) { Evidence = [theory, new(EvidenceKind.Source, Book)], RunnerUp = second, RunnerUpWhen = when };
}
