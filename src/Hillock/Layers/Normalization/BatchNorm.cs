using Hillock.Activations;
using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>Batch normalisation, <c>y = γ·(x - μ)/√(σ² + ε) + β</c>, for each feature or channel over all rows and positions of the batch; works on
/// vectors, sequences [T, C] and images [H, W, C].</summary>
/// <remarks>Training takes mean and variance of the batch and moves the running ones, <c>r = (1 - momentum)·r + momentum·batch</c>, with the unbiased
/// variance, as PyTorch does; evaluation takes the running ones. PyTorch's momentum of 0.1 is 0.9 in the sense of Keras, whose default is 0.99.
/// A prediction folds the layer into linear weights before it. S. Ioffe and C. Szegedy 2015, arXiv:1502.03167.</remarks>
public sealed class BatchNorm : Normalization
{
    /// <summary>Names of the parameter tensors that training does not change by a gradient.</summary>
    internal const string MeanName = "running_mean", VarianceName = "running_variance";

    /// <summary>Describes the layer.</summary>
    /// <param name="momentum">How far the running statistics move towards those of a batch, in (0, 1].</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <param name="scale">Whether there is a γ.</param>
    /// <param name="shift">Whether there is a β.</param>
    /// <exception cref="HillockException">A number out of its range.</exception>
    public BatchNorm(double momentum = 0.1, double epsilon = 1e-5, bool scale = true, bool shift = true)
        : base(epsilon, scale, shift) => Momentum = momentum is > 0 and <= 1
            ? momentum
            : throw new HillockException(
                $"The momentum of a batch normalisation is {Number(momentum)}; it is how far the running statistics move in a step, above 0 and at most "
                    + "1, such as 0.1."
                + " The number of channels is that of the input and is not given.");

    /// <summary>How far the running statistics move towards those of a batch.</summary>
    public double Momentum { get; }

    internal static LayerKind Definition { get; } = new(new BatchNorm())
    {
        Aliases = ["batch_normalization", "batchnormalization", "batchnorm", "batchnorm1d", "batchnorm2d", "batchnorm3d"],
    };

    /// <inheritdoc/>
    public override string Kind => "batch_norm";

    /// <inheritdoc/>
    internal override string Details(Activation? following) => $"momentum {Number(Momentum)}, {base.Details(following)}";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new BatchNorm(
        settings.Number("momentum", Momentum), settings.Number("epsilon", Epsilon), settings.Switch("scale", HasScale), settings.Switch("shift", HasShift));

    /// <inheritdoc/>
    internal override IReadOnlyList<ParameterShape> Parameters(Shape input) =>
    [
        .. base.Parameters(input),
        new ParameterShape(MeanName, ParameterKind.State, 1, Features(input)),
        new ParameterShape(VarianceName, ParameterKind.State, 1, Features(input)),
    ];

    /// <inheritdoc/>
    internal override void Initialize(ParameterStore store, Activation? following, RandomStream random)
    {
        base.Initialize(store, following, random);
        Fill(store, MeanName, 0);
        Fill(store, VarianceName, 1);
    }

    /// <inheritdoc/>
    internal override IChannelMap ChannelMap(PlanContext context) => new BatchNormParameters(context, this);

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.Affine | LayerRoles.UsesBatch;

    /// <inheritdoc/>
    internal override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input) =>
        context.BatchAsLayer ? NormForecast.Lines(context, this, state, centred: true) : NormForecast.Batch(context, this, state, input.Rank);

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation) =>
        builder.Add(new BatchNormOperation(builder, builder.Padded(input, input.Shape), this, activation) { Owner = this });
}
