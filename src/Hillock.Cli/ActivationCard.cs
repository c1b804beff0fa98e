using Hillock.Activations;


namespace Hillock.Cli;

/// <summary>Everything <c>list</c> and <c>show</c> say of an activation.</summary>
internal sealed record ActivationCard(Activation Activation, string Formula)
{
    public string RangeText => Formula[..0];

    public static ActivationCard Of(Activation activation) =>
        new(activation, activation is ElementwiseActivation e ? e.Formula.ToString() ?? "" : "");

    public object Json() => new { Activation = Activation.Id, Formula };
}
