namespace Hillock.Activations;

/// <summary>Kinds of activations in words.</summary>
public static class ActivationKinds
{
    /// <summary>What one of the kind does, to follow its name in a sentence: <c>works on a whole row</c>.</summary>
    public static string InWords(this ActivationKind kind) => kind switch
    {
        ActivationKind.Elementwise => "maps each number by one formula",
        ActivationKind.Stochastic => "draws noise while it trains",
        ActivationKind.Gated => "is a gate, which takes a row in two halves",
        ActivationKind.Reducing => "makes one number of each group of a row",
        ActivationKind.Widening => "makes several numbers of each",
        _ => "works on a whole row",
    };
}
