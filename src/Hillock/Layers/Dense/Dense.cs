using Hillock.Activations;
using Hillock.Engine;
using Hillock.Initialization;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>A fully connected layer, <c>y = f(x·W + b)</c> with W of shape [inputs, units]; inputs of more axes are flattened.</summary>
public sealed class Dense : SingleInputLayer
{
    /// <summary>Describes the layer.</summary>
    /// <param name="units">Numbers that come out; at least 1.</param>
    /// <param name="activation">f; linear unless given.</param>
    /// <param name="initializer">Of W; matched to the activation unless given.</param>
    /// <param name="useBias">Whether there is a b; it starts at 0 unless <see cref="BiasInitializer"/> says otherwise.</param>
    /// <exception cref="HillockException">Fewer than one unit.</exception>
    public Dense(int units, Activation? activation = null, Initializer? initializer = null, bool useBias = true)
    {
        if (units < 1)
            throw new HillockException($"A dense layer needs at least 1 unit, got {units}. Give the number of units, such as 64.");
        Units = units;
        Activation = Runnable(activation ?? Activations.Activations.Linear);
        Initializer = initializer ?? Initializers.Auto;
        UseBias = useBias;
    }

    /// <summary>Numbers that come out.</summary>
    public int Units { get; }

    /// <summary>f.</summary>
    public Activation Activation { get; }

    /// <summary>What fills W at the start.</summary>
    public Initializer Initializer { get; }

    /// <summary>Whether there is a b.</summary>
    public bool UseBias { get; }

    /// <summary>What fills b at the start; 0 unless given. A bias counts as the weights of one input.</summary>
    public Initializer BiasInitializer { get; init; } = Initializers.Zeros;

    internal static LayerKind Definition { get; } = new(
        "dense", [("units", null), ("activation", "linear"), ("initializer", "auto"), ("bias", "true"), ("bias_initializer", "zeros")],
        s => new Dense(s.Int("units"), s.Activation("activation"), s.Initializer("initializer"), s.Bool("bias")) { BiasInitializer = s.Initializer("bias_initializer") })
    { Aliases = ["linear_layer", "fully_connected"] };

    /// <inheritdoc/>
    public override string Kind => "dense";

    /// <inheritdoc/>
    public override Activation? OutputActivation => CompiledActivation.IsIdentity(Activation) ? null : Activation;

    /// <summary>What fills W at the start, with <c>auto</c> resolved for the activation, or for a layer's of its own that follows a linear layer.</summary>
    public Initializer InitializerFor(Activation? following) =>
        Initializer.Id != "auto" ? Initializer : Initializers.For(OutputActivation ?? following);

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => ActivationOperations.Output(OutputActivation, Units);

    /// <inheritdoc/>
    public override string ToString() =>
        $"Dense({Units}, {Activation.Text}{(Initializer.Id == "auto" ? "" : ", " + Initializer.Text)}{(UseBias ? BiasText(BiasInitializer) : ", no bias")})";

    /// <inheritdoc/>
    internal override bool FusesActivation => true;

    /// <inheritdoc/>
    internal override bool CanFold => true;

    /// <inheritdoc/>
    internal override void Describe(LayerSettings settings)
    {
        settings.Set("units", Units);
        settings.Set("activation", Activation);
        settings.Set("initializer", Initializer);
        settings.Set("bias", UseBias);
        settings.Set("bias_initializer", BiasInitializer);
    }

    /// <inheritdoc/>
    internal override string Details(Activation? following) =>
        (Initializer.Id == "auto" ? $"{InitializerFor(following).Text} (auto)" : Initializer.Text) + BiasText(BiasInitializer);

    /// <inheritdoc/>
    internal override long MultiplyAdds(Shape input) => (long)input.Size * Units;

    /// <inheritdoc/>
    internal override IReadOnlyList<ParameterShape> Parameters(Shape input)
    {
        if ((long)input.Size * AlignedBuffer.Padded(Units) > int.MaxValue)
            throw new HillockException($"A dense layer of {Units} units on {input.Size} inputs has more than 2³¹ weights; use fewer units.");
        var weight = new ParameterShape("weight", ParameterKind.Weight, input.Size, Units);
        return UseBias ? [weight, new ParameterShape("bias", ParameterKind.Bias, 1, Units)] : [weight];
    }

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation)
    {
        input = builder.Flat(input);
        return builder.Add(new DenseOperation(builder, input, builder.Weights(this), activation) { Owner = this });
    }

    /// <inheritdoc/>
    internal override void Initialize(ParameterStore store, Activation? following, RandomStream random)
    {
        var tensor = store.Find(this, "weight")!;
        var values = new float[tensor.Count];
        InitializerFor(following).Fill(values, tensor.Rows, tensor.Columns, ref random);
        store.Write(tensor, values);
        InitializeBias(store, BiasInitializer, random.Fork(1));
        InitializeActivation(store, OutputActivation);
    }
}
