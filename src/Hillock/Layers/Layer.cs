using Hillock.Activations;
using Hillock.Engine;
using Hillock.Initialization;

namespace Hillock.Layers;

/// <summary>One layer of a network: what it computes, and the parameters it asks for. It holds no numbers itself.</summary>
public abstract class Layer : IParameterOwner
{
    private protected Layer()
    {
    }

    /// <summary>The kind in snake_case, such as <c>dense</c>; named layers are <c>dense_1</c>, <c>dense_2</c>, …</summary>
    public abstract string Kind { get; }

    /// <summary>The activation applied to the layer's output, or null.</summary>
    public virtual Activation? OutputActivation => null;

    /// <summary>The layer as a user writes it in a run file, such as <c>dense(64, relu)</c>.</summary>
    public string Text => LayerText.Write(this, new LayerSettings());

    /// <summary>The layer of a text as <see cref="Text"/> writes it; settings in order, or by name, and the name of an activation alone is a layer
    /// too.</summary>
    /// <param name="text">Such as <c>dense(64, relu)</c>.</param>
    /// <param name="activations">Finds an activation by its text; the catalogue and formulas unless given.</param>
    /// <param name="initializer">Of weights for which the text names none.</param>
    /// <exception cref="HillockException">No such layer or activation, or settings that do not fit.</exception>
    public static Layer Parse(string text, Func<string, Activation>? activations = null, Initializer? initializer = null) =>
        LayerText.Parse(text, new LayerSettings(activations, initializer));

    /// <summary>The layer of a text, as <see cref="Parse"/> finds it.</summary>
    public static implicit operator Layer(string text) => Parse(text);

    /// <summary>As <see cref="Text"/>, with each activation as its <see cref="Activation.Signature"/>: the same whatever activations are called.</summary>
    internal string Signature => LayerText.Write(this, new LayerSettings(write: a => a.Signature));

    /// <summary>The shape that comes out for those that go in.</summary>
    /// <exception cref="HillockException">The layer cannot take them.</exception>
    public abstract Shape OutputShape(IReadOnlyList<Shape> inputs);

    /// <summary>Uses the layer on a value of a network that is being described; the same layer used twice shares its parameters.</summary>
    /// <exception cref="HillockException">The shape does not fit.</exception>
    public virtual Signal Apply(params IReadOnlyList<Signal> inputs) => Signal.GraphOf(inputs).Add(this, inputs);

    /// <summary>What the summary says of the layer beside its shape, such as its initialiser.</summary>
    internal virtual string Details(Activation? following) => "";

    /// <summary>Multiply-adds of one sample's forward pass.</summary>
    internal virtual long MultiplyAdds(IReadOnlyList<Shape> inputs) => 0;

    /// <summary>The parameter tensors for the shapes that go in.</summary>
    internal virtual IReadOnlyList<ParameterShape> Parameters(IReadOnlyList<Shape> inputs) =>
        OutputActivation is null ? [] : ActivationParameters.Shapes(OutputActivation, OutputShape(inputs));

    /// <summary>What the layer is to those that judge a network.</summary>
    internal abstract LayerRoles Roles { get; }

    /// <summary>Share of units that the layer sets to a constant at random in training.</summary>
    internal virtual double DropRate => 0;

    /// <summary>Whether the layer has all of the given roles.</summary>
    internal bool Is(LayerRoles roles) => (Roles & roles) == roles;

    /// <summary>A copy with the settings that were written; asks for every one that there is.</summary>
    internal abstract Layer With(LayerSettings settings);

    /// <summary>Whether <see cref="Build"/> can apply an element-wise activation while its results are in cache.</summary>
    internal virtual bool FusesActivation => false;

    /// <summary>Whether the activation after this layer decides how the weights before it start: dropout, normalisation, pooling, reshaping.</summary>
    internal virtual bool IsTransparent => false;

    /// <summary>Whether <see cref="Build"/> takes its weights from <see cref="PlanBuilder.Weights"/>, so that a normalisation behind it can be folded in:
    /// tensors <c>weight</c>, with a column for each output channel, and <c>bias</c> or none.</summary>
    internal virtual bool CanFold => false;

    /// <summary>What the layer does in evaluation where that is one factor and one term for each channel; null for all other layers.</summary>
    internal virtual IChannelMap? ChannelMap(PlanContext context) => null;

    /// <summary>Adds the layer's operations to a plan, without <see cref="OutputActivation"/>.</summary>
    /// <param name="builder">The plan.</param>
    /// <param name="inputs">What goes in.</param>
    /// <param name="activation">What to apply at the end; null unless <see cref="FusesActivation"/>.</param>
    internal abstract Slot Build(PlanBuilder builder, IReadOnlyList<Slot> inputs, CompiledActivation? activation);

    /// <summary>What the layer, without <see cref="OutputActivation"/>, does to the signal on the way there and to the gradient on the way back.</summary>
    /// <remarks>Every layer says it; one that was taken to change nothing would make the forecast of each network that has it wrong.</remarks>
    internal abstract NodeForecast Forecast(ForecastContext context, LayerInputs inputs);

    /// <summary>Writes the first values of the layer's parameters; <paramref name="following"/> is the activation that its output meets next.</summary>
    internal virtual void Initialize(ParameterStore store, Activation? following, RandomStream random) =>
        InitializeActivation(store, OutputActivation);

    /// <summary>The activation, if networks can run its kind.</summary>
    /// <exception cref="HillockException">They cannot.</exception>
    private protected static Activation Runnable(Activation activation) => ActivationOperations.Runs(activation)
        ? activation
        : throw new HillockException($"{activation.Text} learns parameters of a whole row, which a layer cannot; fix them, or write a formula of x.");

    /// <summary>Sets the learnable parameters of an activation to their first values.</summary>
    private protected void InitializeActivation(ParameterStore store, Activation? activation)
    {
        if (activation is not null) ActivationParameters.Initialize(store, this, activation);
    }
}
