namespace Hillock.Activations;

/// <summary>An activation as a framework has it: its name there, and what that is here, with that framework's defaults.</summary>
/// <param name="Framework">Such as <c>keras</c>.</param>
/// <param name="Name">The framework's own name.</param>
/// <param name="Activation">The same function here, such as <c>leaky_relu(alpha=0.2)</c>.</param>
public sealed record ActivationPreset(string Framework, string Name, Activation Activation)
{
    /// <summary>As a user writes it, such as <c>keras:leaky_relu</c>.</summary>
    public override string ToString() => $"{Framework}:{Name}";
}
