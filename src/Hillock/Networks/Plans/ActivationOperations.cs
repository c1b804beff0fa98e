using Hillock.Activations;

namespace Hillock.Networks.Plans;

/// <summary>The operation of every kind of activation that networks run.</summary>
internal static class ActivationOperations
{
    /// <summary>Whether networks run the activation.</summary>
    public static bool Runs(Activation activation) => CompiledActivation.Fits(activation) || activation is SoftmaxActivation;

    /// <summary>The loops of an element-wise activation with the learnable parameters of <paramref name="owner"/>; null for any other, and for the identity.</summary>
    public static CompiledActivation? Compile(PlanBuilder builder, Activation? activation, Layer? owner)
    {
        if (CompiledActivation.IsIdentity(activation) || !CompiledActivation.Fits(activation)) return null;
        var tensor = owner is null ? null : builder.Context.Parameters.Find(owner, "activation");
        return new CompiledActivation(activation!, tensor, builder.Context);
    }

    /// <summary>Adds an activation as an operation of its own; <paramref name="owner"/> holds its learnable parameters.</summary>
    public static Slot Add(PlanBuilder builder, Slot input, Activation? activation, Layer? owner)
    {
        if (CompiledActivation.IsIdentity(activation)) return input;
        input = builder.Lined(input);
        return Compile(builder, activation, owner) is { } compiled
            ? builder.Add(new ActivationOperation(builder, input, compiled))
            : builder.Add(new SoftmaxOperation(builder, input));
    }
}
