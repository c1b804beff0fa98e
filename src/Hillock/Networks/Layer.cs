using Hillock.Activations;
using Hillock.Networks.Plans;

namespace Hillock.Networks;

/// <summary>One layer of a network: what it computes, and the parameters it asks for. It holds no numbers itself.</summary>
public abstract class Layer
{
    private protected Layer()
    {
    }

    /// <summary>The kind in snake_case, such as <c>dense</c>; named layers are <c>dense_1</c>, <c>dense_2</c>, …</summary>
    public abstract string Kind { get; }

    /// <summary>The activation applied to the layer's output, or null.</summary>
    public virtual Activation? OutputActivation => null;

    /// <summary>The shape that comes out for one that goes in.</summary>
    public abstract Shape OutputShape(Shape input);

    /// <summary>The parameter tensors for an input shape.</summary>
    internal virtual IReadOnlyList<ParameterShape> Parameters(Shape input) => [];

    /// <summary>Adds the layer's operations to a plan.</summary>
    /// <param name="builder">The plan.</param>
    /// <param name="input">What goes in.</param>
    /// <param name="withActivation">False to stop before <see cref="OutputActivation"/>, at the logits.</param>
    internal abstract Slot Build(PlanBuilder builder, Slot input, bool withActivation);

    /// <summary>Writes the first values of the layer's parameters; <paramref name="following"/> is the activation of a layer of its own right after it.</summary>
    internal virtual void Initialize(ParameterStore store, Activation? following, Kernels.RandomStream random)
    {
    }

    /// <summary>The activation, if networks can run its kind.</summary>
    /// <exception cref="HillockException">They cannot.</exception>
    private protected static Activation Runnable(Activation activation) => activation is ElementwiseActivation or SoftmaxActivation
        ? activation
        : throw new HillockException($"{activation.Text} is {Described(activation.Kind)}; a layer runs activations of single numbers, and softmax."
            + " 'hillock list' shows the kind of each.");

    private static string Described(ActivationKind kind) => kind switch
    {
        ActivationKind.Stochastic => "random while training",
        ActivationKind.Gated => "a gate, which halves a row",
        ActivationKind.Reducing => "a reduction of groups",
        ActivationKind.Widening => "a function that widens a row",
        _ => "a function of a whole row",
    };

    /// <summary>The learnable parameters of an activation as one tensor, or none.</summary>
    private protected static IReadOnlyList<ParameterShape> ParametersOf(Activation? activation) =>
        activation is ElementwiseActivation { Learnable.Count: > 0 } e
            ? [new ParameterShape("activation", ParameterKind.Activation, 1, e.Learnable.Count)]
            : [];

    /// <summary>Sets the learnable parameters of an activation to their first values.</summary>
    private protected void InitializeActivation(ParameterStore store, Activation? activation)
    {
        if (activation is not ElementwiseActivation e || store.Find(this, "activation") is not { } tensor) return;
        store.Write(tensor, e.Learnable.Select(p => (float)p.Value).ToArray());
    }

    /// <summary>The activation's loops with this layer's learnable parameters; null where there is nothing to do.</summary>
    private protected CompiledActivation? Compile(PlanBuilder builder, Activation? activation) =>
        CompiledActivation.IsIdentity(activation) || !CompiledActivation.Fits(activation)
            ? null
            : new CompiledActivation(activation!, builder.Context.Parameters.Find(this, "activation"), builder.Context);
}
