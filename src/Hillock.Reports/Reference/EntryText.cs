using Hillock.Activations;

namespace Hillock.Reports.Reference;

/// <summary>What pages say of an activation of any kind.</summary>
internal static class EntryText
{
    /// <summary>The function as text.</summary>
    public static string Definition(Activation activation) =>
        activation is ElementwiseActivation e ? e.Formula.ToString().Split(';')[0] : "exp(x_i) / sum_j exp(x_j)";
}
