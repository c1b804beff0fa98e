using Hillock.Activations;

namespace Hillock.Layers;

/// <summary>Activations in the description of a network.</summary>
public static class ActivationSignals
{
    /// <summary>Applies the activation to a value of a network that is being described; learnable parameters belong to this use alone.</summary>
    public static Signal Apply(this Activation activation, Signal input) => new ActivationLayer(activation).Apply(input);
}
