namespace Hillock.Advice;

/// <summary>The activation of the hidden layers.</summary>
internal static class HiddenAdvice
{
    /// <summary>Hidden layers of a plain stack that relu still trains well in.</summary>
    public const int Shallow = 5;

    private const double ManyDead = 0.05;

    /// <summary>The choice, and the activations that it has to beat, the runner-up first.</summary>
    public static (AdviceChoice Choice, IReadOnlyList<string> Others) Of(AdviceRequest request) => request.Architecture switch
    {
        AdviceArchitecture.Convolutional => Convolutional(request),
        AdviceArchitecture.Recurrent => (Recurrent(request), ["relu", "softsign"]),
        AdviceArchitecture.Residual => (Residual(request), ["swish", "leaky_relu", "elu"]),
        AdviceArchitecture.Transformer => (Transformer(request), ["swish", "relu"]),
        _ when request.Depth > Shallow => (DeepDense(request), ["elu", "relu", "leaky_relu"]),
        _ when BornDead(request) > ManyDead => (Narrow(request), ["elu", "relu", "swish"]),
        _ => (Dense(request), ["leaky_relu", "swish", "elu"]),
    };

    /// <summary>The chance that a layer is 0 for a given input at first, with relu: each unit is so by one half, and one such layer is enough.</summary>
    public static double BornDead(AdviceRequest request) => 1 - Math.Pow(1 - Math.Pow(2, -request.Width), request.Depth);

    private static AdviceChoice Dense(AdviceRequest request)
    {
        var relu = StackFigures.Of("relu", request.Width, request.Depth);
        return new AdviceChoice(AdviceTopic.HiddenActivation, "relu",
            "Start with relu: it is cheap, its slope is 1 wherever it is not 0, and few layers give its weaknesses no room.")
        {
            Evidence =
            [
                Gradient("relu", relu, request.Depth),
                new(EvidenceKind.Theory,
                    $"With {request.Width} units a layer, the chance that some layer is 0 for an input at first is {Figure.Chance(BornDead(request))}.",
                    BornDead(request)),
                new(EvidenceKind.Source, "Glorot, Bordes and Bengio 2011; Goodfellow, Bengio and Courville 2016, section 6.3."),
            ],
            RunnerUp = "leaky_relu",
            RunnerUpWhen = "when units die: watch the share of dead units that training prints, and change over above 10 %.",
        };
    }

    private static AdviceChoice Narrow(AdviceRequest request) =>
        new(AdviceTopic.HiddenActivation, "leaky_relu",
        $"Layers of {request.Width} units are so narrow that with relu a whole layer can be 0; leaky_relu always has a slope.")
        {
            Evidence =
        [
            new(EvidenceKind.Theory,
                $"With relu, {request.Depth} layers of {request.Width} units are dead for an input at first with a chance of 1 - (1 - "
                + $"2^-{request.Width})^{request.Depth} = {Figure.Of(BornDead(request))}.", BornDead(request)),
            new(EvidenceKind.Source, "Lu, Shin, Su and Karniadakis 2019, arXiv:1903.06733; Maas, Hannun and Ng 2013."),
        ],
            RunnerUp = "elu",
            RunnerUpWhen = "when a smooth function trains more steadily; or relu with more units a layer.",
        };

    private static AdviceChoice DeepDense(AdviceRequest request)
    {
        var (selu, relu) = (StackFigures.Of("selu", request.Width, request.Depth), StackFigures.Of("relu", request.Width, request.Depth));
        return new AdviceChoice(
            AdviceTopic.HiddenActivation, "selu",
                $"For {request.Depth} fully connected layers without normalisation: selu keeps signals at mean 0 and variance 1 by itself, where relu "
                + "makes all inputs look alike.")
        {
            Evidence =
            [
                new(EvidenceKind.Theory,
                    $"After {request.Depth} layers two inputs with nothing in common have the correlation {Figure.Of(Math.Round(relu.Correlation, 4))} "
                    + $"with relu and {Figure.Of(Math.Round(selu.Correlation, 4))} with selu (C(0) = {Figure.Of(relu.Moments.MeanShare)} and "
                    + $"{Figure.Of(selu.Moments.MeanShare)}).", selu.Correlation),
                Gradient("selu", selu, request.Depth),
                new(EvidenceKind.Theory,
                    $"A change of the mean square passes a layer of selu times Q'(1) = {Figure.Of(selu.Moments.LengthSlope)}: below 1, so it dies out.",
                    selu.Moments.LengthSlope),
                new(EvidenceKind.Source, "Klambauer, Unterthiner, Mayr and Hochreiter 2017, arXiv:1706.02515."),
            ],
            RunnerUp = "elu",
            RunnerUpWhen = "when inputs cannot be standardised, or layers other than dense ones stand between.",
        };
    }

    private static (AdviceChoice Choice, IReadOnlyList<string> Others) Convolutional(AdviceRequest request)
    {
        var (relu, elu) = (StackFigures.Of("relu", request.Width, request.Depth), StackFigures.Of("elu", request.Width, request.Depth));
        var (reluGrowth, eluGrowth) = (Math.Pow(relu.NormalizedSlope, request.Depth), Math.Pow(elu.NormalizedSlope, request.Depth));
        var slopes = new AdviceEvidence(
            EvidenceKind.Theory,
            $"Behind batch normalisation the gradient's mean square grows {Figure.Of(relu.NormalizedSlope)}-fold a layer with relu and "
                + $"{Figure.Of(elu.NormalizedSlope)}-fold with elu; over {request.Depth} layers {Figure.Of(reluGrowth)} and {Figure.Of(eluGrowth)}.",
            request.Depth > 2 * Shallow ? eluGrowth : reluGrowth);
        if (request.Depth <= 2 * Shallow)
        {
            return (new AdviceChoice(AdviceTopic.HiddenActivation, "relu", "relu behind batch normalisation is the standard of convolutional networks, "
                + "and the cheapest.")
            {
                Evidence = [slopes, new(EvidenceKind.Source, "Ioffe and Szegedy 2015, arXiv:1502.03167; Mishkin, Sergievskiy and Matas 2017, "
                    + "arXiv:1606.02228.")],
                RunnerUp = "leaky_relu",
                RunnerUpWhen = "when more than 10 % of the filters die.",
            }, ["leaky_relu", "swish", "elu"]);
        }

        return (new AdviceChoice(AdviceTopic.HiddenActivation, "elu", $"{request.Depth} convolutions without connections around them are deep: with relu "
            + "behind batch normalisation gradients explode towards the first layer, with elu far less.")
        {
            Evidence = [slopes, new(EvidenceKind.Source, "Clevert, Unterthiner and Hochreiter 2016, arXiv:1511.07289; Yang et al. 2019, arXiv:1902.08129.")],
            RunnerUp = "relu",
            RunnerUpWhen = "with residual blocks, which are the better cure at that depth.",
        }, ["relu", "leaky_relu", "swish"]);
    }

    private static AdviceChoice Recurrent(AdviceRequest request)
    {
        var steps = request.Shape[0];
        var (keeps, growth) = (1 / (1 + Math.Exp(-1)), Math.Pow(1.1, steps));
        return new AdviceChoice(AdviceTopic.HiddenActivation, "tanh",
            "tanh keeps the state between -1 and 1, however often the same weights multiply it; the gates are sigmoids, which open between 0 and 1.")
        {
            Evidence =
            [
                new(EvidenceKind.Theory,
                    $"What an unbounded activation lets grow by a tenth a step is {Figure.Of(growth)} times as large after {steps} steps; tanh stays below 1.",
                    growth),
                new(EvidenceKind.Theory,
                    $"The forget gate starts at sigmoid(1) = {Figure.Of(keeps)}, so that half of a cell's content is left after "
                    + $"{Figure.Of(Math.Log(0.5) / Math.Log(keeps))} steps before anything is learned (with a bias of 0, after 1).", keeps),
                new(EvidenceKind.Source, "Hochreiter and Schmidhuber 1997; Jozefowicz, Zaremba and Sutskever 2015."),
            ],
            RunnerUp = "relu",
            RunnerUpWhen = "only with a clipped gradient and recurrent weights that start at the identity (Le, Jaitly and Hinton 2015, arXiv:1504.00941).",
        };
    }

    private static AdviceChoice Residual(AdviceRequest request)
    {
        var relu = StackFigures.Of("relu", request.Width, request.Depth);
        var (blocks, plain) = (AdvisedLayers.Blocks(request), Math.Pow(relu.NormalizedSlope, request.Depth));
        return new AdviceChoice(AdviceTopic.HiddenActivation, "relu",
            "The connection around each block carries signal and gradient, so the cheapest activation is enough at any depth.")
        {
            Evidence =
            [
                new(EvidenceKind.Theory,
                    $"Each of {blocks} block{(blocks == 1 ? "" : "s")} adds one unit of variance, so the gradient's mean square grows about "
                    + $"{blocks + 1}-fold in all; in a plain stack with batch normalisation it would be {Figure.Of(relu.NormalizedSlope)}^{request.Depth} "
                    + $"= {Figure.Of(plain)}.", blocks + 1),
                new(EvidenceKind.Source, "He, Zhang, Ren and Sun 2016, arXiv:1512.03385; Yang and Schoenholz 2017, arXiv:1712.08969."),
            ],
            RunnerUp = "swish",
            RunnerUpWhen = "when a few percent more time a step are worth a try for some accuracy (Ramachandran, Zoph and Le 2017).",
        };
    }

    private static AdviceChoice Transformer(AdviceRequest request)
    {
        var (gelu, relu) = (StackFigures.Of("gelu", request.Width, request.Depth), StackFigures.Of("relu", request.Width, request.Depth));
        return new AdviceChoice(AdviceTopic.HiddenActivation, "gelu",
            "gelu is what transformers are trained with; the normalisation before each block keeps it where it is well behaved.")
        {
            Evidence =
            [
                new(EvidenceKind.Theory,
                    $"Without a normalisation its length is unstable, Q'(1) = {Figure.Of(gelu.Moments.LengthSlope)} (relu: "
                    + $"{Figure.Of(relu.Moments.LengthSlope)}); with one before each block the mean square is 1 there.", gelu.Moments.LengthSlope),
                new(EvidenceKind.Source, "Hendrycks and Gimpel 2016, arXiv:1606.08415; Devlin et al. 2019, arXiv:1810.04805."),
            ],
            RunnerUp = "swish",
            RunnerUpWhen = "as a gate (SwiGLU: Shazeer 2020, arXiv:2002.05202), for somewhat more accuracy at the same size.",
        };
    }

    private static AdviceEvidence Gradient(string name, StackFigures figures, int depth) => new(
        EvidenceKind.Theory,
        $"With its initialiser, the first layer's gradient has {Figure.Of(figures.Gradient)} times the mean square of the last layer's ({depth} "
            + $"layer{(depth == 1 ? "" : "s")} of {name}, E f'² = {Figure.Of(figures.Moments.DerivativeMeanSquare)}).",
        figures.Gradient);
}
