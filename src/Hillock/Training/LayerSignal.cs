using Hillock.Layers;

namespace Hillock.Training;

/// <summary>What comes out of one use of a layer, over all rows and units looked at.</summary>
/// <param name="Name">The layer's name, such as <c>dense_1</c>.</param>
/// <param name="Layer">What it computes; null for the network's input.</param>
/// <param name="Outputs">The shape of one row's output.</param>
/// <param name="Mean">Mean of the outputs.</param>
/// <param name="Variance">Mean squared distance from that mean.</param>
/// <param name="RowVariance">Mean squared distance of a unit's output from its own mean over the rows: what still tells rows apart. The rest of the variance
/// is how units differ from each other whatever the row.</param>
public sealed record LayerSignal(string Name, Layer? Layer, Shape Outputs, double Mean, double Variance, double RowVariance)
{
    /// <summary>Root mean square of the gradient of a row's loss by the outputs; null where no loss was given, NaN where the loss is not finite.</summary>
    public double? Gradient { get; init; }
}
