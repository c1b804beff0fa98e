using Hillock.Activations;
using Hillock.Initialization;

namespace Hillock.Advice;

/// <summary>How the weights begin and how they learn: initialiser, normalisation, optimiser, rate.</summary>
internal static class TrainingAdvice
{
    private const int Deep = 10;
    private const double Careful = 3e-4;

    private static double Usual { get; } = new Training.Adam().Rate;

    /// <summary>The learning rate to begin with.</summary>
    public static double RateOf(AdviceRequest request) => request.Architecture switch
    {
        AdviceArchitecture.Transformer => Careful,
        AdviceArchitecture.Dense or AdviceArchitecture.Convolutional when request.Depth > Deep => Careful,
        _ => Usual,
    };

    /// <summary>The initialiser that fits an activation.</summary>
    public static AdviceChoice Initializer(AdviceRequest request, string hidden)
    {
        var activation = (ElementwiseActivation)(Activation)hidden;
        var initializer = Initializers.For(activation);
        var (variance, moments) = (initializer.Variance(request.Width, request.Width), StackFigures.Of(hidden, request.Width, 1));
        var recurrent = request.Architecture == AdviceArchitecture.Recurrent;
        return new AdviceChoice(
            AdviceTopic.Initializer, initializer.Text,
            $"Hillock picks it for {hidden} by itself "
                + $"(auto){(recurrent ? ", and orthogonal matrices for the recurrent weights, which keep the length of the state" : "")}: it keeps the "
                + "size of signals from layer to layer.")
        {
            Evidence =
            [
                new(EvidenceKind.Theory,
                    $"A unit with {request.Width} inputs gets weights of variance {Figure.Of(variance)}; {hidden} turns a mean square of 1 into "
                    + $"{Figure.Of(moments.Moments.MeanSquare)}, so {Figure.Of(moments.WeightGain)} / fan-in leads to "
                    + $"{Figure.Of(moments.WeightGain * moments.Moments.MeanSquare)} a layer.", variance),
                new(EvidenceKind.Source, Source(initializer)),
            ],
            RunnerUp = request.Architecture == AdviceArchitecture.Dense && request.Depth > Deep ? "orthogonal" : Uniform(initializer),
            RunnerUpWhen = request.Architecture == AdviceArchitecture.Dense && request.Depth > Deep
                ? "when a deep stack still learns slowly: it keeps the length of every input, not of the average one (Saxe et al. 2013)."
                : "as well: the same variance without large weights.",
        };
    }

    /// <summary>Normalisation.</summary>
    public static AdviceChoice Normalization(AdviceRequest request, string hidden) => request.Architecture switch
    {
        AdviceArchitecture.Convolutional => Batch(request, hidden),
        AdviceArchitecture.Residual when request.Kind == AdviceInput.Image => Batch(request, hidden),
        AdviceArchitecture.Residual or AdviceArchitecture.Transformer => Choice(
            "layer_norm", "Before each block, inside the connection around it: x + f(norm(x)), so that the connection itself stays free.",
            Theory($"Without it, {AdvisedLayers.Blocks(request)} blocks of unit gain would double the mean square each, "
                + $"{Figure.Of(Math.Pow(2, AdvisedLayers.Blocks(request)))}-fold in all; with it they add 1 each, {AdvisedLayers.Blocks(request) + 1}-fold.",
                Math.Pow(2, AdvisedLayers.Blocks(request))),
            "Ba, Kiros and Hinton 2016, arXiv:1607.06450; Xiong et al. 2020, arXiv:2002.04745.", "rms_norm",
                "for the same at less cost (Zhang and Sennrich 2019)."),
        AdviceArchitecture.Recurrent => Choice(
            "none", "A batch normalisation would need its own statistics at each step; the gates keep the state in bounds, and the gradient is clipped at "
                + "a norm of 1.",
            Theory($"The state of {request.Width} units has a norm of at most {Figure.Of(Math.Sqrt(request.Width))}.", Math.Sqrt(request.Width)),
            "Pascanu, Mikolov and Bengio 2013, arXiv:1211.5063.", "layer_norm", "between recurrent layers, when there are several."),
        _ => Plain(request, hidden),
    };

    /// <summary>The optimiser.</summary>
    public static AdviceChoice Optimizer(AdviceRequest request, string hidden)
    {
        var decays = request.Architecture == AdviceArchitecture.Transformer;
        Training.Optimizer chosen = decays ? new Training.AdamW() : new Training.Adam();
        var apart = Math.Sqrt(GradientGrowth(request, hidden));
        var theory =
            Theory($"At first the gradients of the first hidden layer are about {Figure.Of(apart)} times those of the last; sgd steps differ by that "
            + $"factor, and those of {chosen.Id}, divided by their own size, do not.", apart);
        return decays
            ? new AdviceChoice(AdviceTopic.Optimizer, chosen.Id,
                "Transformers learn badly without a step of its own for each weight; the rate rises over the first tenth of the steps and falls to 0.")
            {
                Evidence = [theory, new(EvidenceKind.Source, $"{chosen.Facts.Source}; Xiong et al. 2020, arXiv:2002.04745.")],
                RunnerUp = "lion",
                RunnerUpWhen = "with a third to a tenth of the rate and half the memory (Chen et al. 2023).",
            }
            : new AdviceChoice(AdviceTopic.Optimizer, chosen.Id, request.Architecture == AdviceArchitecture.Recurrent
                ? "Gradients of different sizes at each step suit it, clipped at a norm of 1."
                : "It learns at once with its usual rate, whatever the scale of the layers.")
            {
                Evidence = [theory, new(EvidenceKind.Source, $"{chosen.Facts.Source}.")],
                RunnerUp = request.Architecture is AdviceArchitecture.Convolutional or AdviceArchitecture.Residual ? "sgd(rate=0.05, momentum=0.9)"
                    : "sgd(rate=0.01, momentum=0.9)",
                RunnerUpWhen =
                    "when there is time for a long training with a falling rate: it often ends somewhat better (Wilson et al. 2017, arXiv:1705.08292).",
            };
    }

    /// <summary>The rate.</summary>
    public static AdviceChoice Rate(AdviceRequest request, string hidden)
    {
        var rate = RateOf(request);
        var deviation = Math.Sqrt(Initializers.For(hidden).Variance(request.Width, request.Width));
        return Choice(
            Figure.Of(rate), rate == Usual ? "The usual rate of the optimiser; try a third and three times of it first."
                : "A third of the usual rate: "
                    + (request.Architecture == AdviceArchitecture.Transformer ? "attention and its relatives" : $"{request.Depth} layers one behind the other")
                    + " are easily thrown off at the start.",
            Theory($"A step moves a weight by about {Figure.Of(rate)}, and the weights of a hidden layer begin with a deviation of "
                + $"{Figure.Of(deviation)}: {Figure.Of(100 * rate / deviation)} % a step (0.1 to 10 % is sound).", rate / deviation),
            "Karpathy 2019, A recipe for training neural networks; Smith 2017, arXiv:1506.01186.", Figure.Of(rate == Usual ? Careful : Usual),
            rate == Usual ? "when the loss jumps; RateFinder finds one for your data."
                : "when the loss falls steadily; RateFinder finds one for your data.", AdviceTopic.Rate);
    }

    /// <summary>The mean square of the first hidden layer's gradient over that of the last one's, by the moments of the activation.</summary>
    private static double GradientGrowth(AdviceRequest request, string hidden) => request.Architecture switch
    {
        AdviceArchitecture.Convolutional => Math.Pow(StackFigures.Of(hidden, request.Width, 1).NormalizedSlope, request.Depth - 1),
        AdviceArchitecture.Residual or AdviceArchitecture.Transformer => AdvisedLayers.Blocks(request) + 1,
        _ => StackFigures.Of(hidden, request.Width, request.Depth).Gradient,
    };

    private static AdviceChoice Plain(AdviceRequest request, string hidden)
    {
        var figures = StackFigures.Of(hidden, request.Width, request.Depth);
        return Choice(
            "none", request.Depth > HiddenAdvice.Shallow ? $"{hidden} normalises by itself, with standardised inputs; a dropout has to be alpha_dropout."
                : "Few layers with a fitting initialiser do without.",
            Theory($"After {request.Depth} layer{(request.Depth == 1 ? "" : "s")} the mean square of signals is {Figure.Of(figures.MeanSquare)} (1 at the "
                + "input).", figures.MeanSquare),
            request.Depth > HiddenAdvice.Shallow ? "Klambauer et al. 2017, arXiv:1706.02515."
                : "Glorot and Bengio 2010; He, Zhang, Ren and Sun 2015, arXiv:1502.01852.",
            request.Depth > HiddenAdvice.Shallow ? "layer_norm" : "batch_norm",
            $"between a layer {(request.Depth > HiddenAdvice.Shallow ? "" : "without a bias ")}and its activation, when training is slow or depends much "
                + "on the seed.");
    }

    private static AdviceChoice Batch(AdviceRequest request, string hidden)
    {
        var figures = StackFigures.Of(hidden, request.Width, 1);
        return Choice(
            "batch_norm", "Between the convolution and its activation; the convolution needs no bias then.",
            Theory($"It takes the mean away, that is {Figure.Of(figures.Moments.MeanShare)} of the mean square behind {hidden} that all inputs share "
                + $"(C(0)), whatever the scale of the weights; {request.Width} biases a layer are saved.", figures.Moments.MeanShare),
            "Ioffe and Szegedy 2015, arXiv:1502.03167.", "layer_norm", "with batches of fewer than 16 rows (Wu and He 2018, arXiv:1803.08494).");
    }

    private static AdviceChoice Choice(
        string choice, string reason, AdviceEvidence theory, string source, string second, string when, AdviceTopic topic = AdviceTopic.Normalization) =>
        new(topic, choice, reason)
        { Evidence = [theory, new(EvidenceKind.Source, source)], RunnerUp = second, RunnerUpWhen = when };

    private static AdviceEvidence Theory(string text, double value) => new(EvidenceKind.Theory, text, value);

    private static string Uniform(Initializer initializer) => initializer.Id switch
    {
        "glorot_uniform" => "glorot_normal",
        "he_normal" => "he_uniform",
        "lecun_normal" => "lecun_uniform",
        _ => "he_normal",
    };

    private static string Source(Initializer initializer) => initializer.Id switch
    {
        "glorot_uniform" => "Glorot and Bengio 2010.",
        "lecun_normal" => "LeCun, Bottou, Orr and Müller 1998; Klambauer et al. 2017, arXiv:1706.02515.",
        _ => "He, Zhang, Ren and Sun 2015, arXiv:1502.01852, with the gain of the formula.",
    };
}
