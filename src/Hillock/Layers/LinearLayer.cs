using Hillock.Activations;
using Hillock.Engine;
using Hillock.Initialization;

namespace Hillock.Layers;

/// <summary>Weighted sums of all inputs or of windows of them, <c>f(x·W + b)</c>, with tensors <c>weight</c> and, if there is one, <c>bias</c>.</summary>
public abstract class LinearLayer : SingleInputLayer
{
    private protected LinearLayer(Activation? activation, Initializer? initializer, bool useBias)
    {
        Activation = Runnable(activation ?? Catalogue.Linear);
        Initializer = initializer ?? Initializers.Auto;
        UseBias = useBias;
    }

    /// <summary>f.</summary>
    public Activation Activation { get; }

    /// <summary>What fills W at the start.</summary>
    public Initializer Initializer { get; }

    /// <summary>Whether there is a b.</summary>
    public bool UseBias { get; }

    /// <summary>What fills b at the start; 0 unless given. A bias counts as the weights of one input.</summary>
    public Initializer BiasInitializer { get; init; } = Initializers.Zeros;

    /// <inheritdoc/>
    public sealed override Activation? OutputActivation => CompiledActivation.IsIdentity(Activation) ? null : Activation;

    /// <summary>What fills W at the start, with <c>auto</c> resolved for the activation, or for a layer's of its own that follows a linear layer.</summary>
    public Initializer InitializerFor(Activation? following) =>
        Initializer.Id != "auto" ? Initializer : Initializers.For(OutputActivation ?? following);

    /// <summary>Sums that come out for a row, or for a place in it: units, filters.</summary>
    internal abstract int Channels { get; }

    /// <summary>Whether each sum is over all numbers of a row.</summary>
    internal abstract bool ReadsWholeRow { get; }

    /// <summary>Whether each sum is over all channels that go in.</summary>
    internal abstract bool MixesChannels { get; }

    /// <summary>Sums that an input is in.</summary>
    internal abstract int FanOut { get; }

    /// <summary>The share of the weights that meet the input and not the zeros around it.</summary>
    internal abstract double InsideShare(Shape input);

    /// <inheritdoc/>
    internal sealed override bool FusesActivation => true;

    /// <inheritdoc/>
    internal sealed override bool CanFold => true;

    /// <inheritdoc/>
    internal sealed override LayerRoles Roles => OutputActivation is null ? LayerRoles.Affine : LayerRoles.None;

    /// <inheritdoc/>
    internal sealed override string Details(Activation? following) =>
        $"{InitializerFor(following).Text}{(Initializer.Id == "auto" ? " (auto)" : "")}{BiasText(BiasInitializer)}";

    /// <summary>Sums of many inputs are normal numbers.</summary>
    internal sealed override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input)
    {
        var (measured, fanIn, inside) = (context.Of(this), context.Store.Find(this, "weight")!.Rows, InsideShare(input));
        var (scale, bias) = context.Weights?.Invoke(this, fanIn, (int)(measured.Count / fanIn)) ?? (fanIn * measured.MeanSquare, measured.BiasSquare);
        var silent = scale == 0;
        // Zeros in the last layer hold the gradient back for one step only; go on as with LeCun's variance.
        if (silent && ReferenceEquals(this, context.LastWeights)) scale = 1;
        var output = state.Scaled(scale * inside, 0, bias) with { Mean = measured.BiasMean, WeightScale = scale * inside, IsLinear = true };
        if (output.Square > 0) output = output with { Chain = state.Chain.Share(1 - (bias / output.Square)) };
        return new NodeForecast(output) { LogInputs = [Math.Log(scale * inside)], HasWeights = true, IsSilent = silent, WeightScale = scale * inside };
    }

    /// <inheritdoc/>
    internal sealed override void Initialize(ParameterStore store, Activation? following, RandomStream random)
    {
        var tensor = store.Find(this, "weight")!;
        var values = new float[tensor.Count];
        var initializer = InitializerFor(following);
        // Orthogonal are the rows and columns that lie in memory; other rules ask how many sums an input is in.
        initializer.Fill(values, tensor.Rows, initializer is OrthogonalInitializer ? tensor.Columns : FanOut, ref random);
        store.Write(tensor, values);
        if (store.Find(this, "bias") is { } bias)
        {
            var first = new float[bias.Count];
            var stream = random.Fork(1);
            BiasInitializer.Fill(first, 1, first.Length, ref stream);
            store.Write(bias, first);
        }

        InitializeActivation(store, OutputActivation);
    }

    /// <summary>What is not usual among the initialisers and the bias, in the words of a list.</summary>
    private protected string StartText() =>
        $"{(Initializer.Id == "auto" ? "" : ", " + Initializer.Text)}{(UseBias ? BiasText(BiasInitializer) : ", no bias")}";

    private static string BiasText(Initializer initializer) => initializer is ConstantInitializer { Value: 0 } ? "" : $", bias {initializer.Text}";
}
