namespace Hillock.Advice;

/// <summary>Recommends activations, and what goes with them, for a task and an architecture; every figure is computed for that depth and width.</summary>
public static class Advisor
{
    /// <summary>The advice.</summary>
    /// <exception cref="HillockException">A depth, width or number of classes out of range, or layers that cannot read such samples.</exception>
    public static Recommendation Recommend(AdviceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Check();
        var (hidden, others) = HiddenAdvice.Of(request);
        return new Recommendation
        {
            Request = request,
            Choices =
            [
                hidden, OutputAdvice.Activation(request), TrainingAdvice.Initializer(request, hidden.Choice),
                    TrainingAdvice.Normalization(request, hidden.Choice),
                OutputAdvice.Loss(request), TrainingAdvice.Optimizer(request, hidden.Choice), TrainingAdvice.Rate(request, hidden.Choice),
            ],
            Contenders = [hidden.Choice, .. others],
            Layers = AdvisedLayers.Of(request),
        };
    }
}
