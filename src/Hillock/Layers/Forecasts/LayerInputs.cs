namespace Hillock.Layers;

/// <summary>One use of a layer, as its forecast rule sees it.</summary>
/// <param name="States">What is known of each input.</param>
/// <param name="Sources">A number for each input; two that have the same read the same value.</param>
/// <param name="Shapes">The shape of each input.</param>
/// <param name="Output">The shape that comes out.</param>
internal sealed record LayerInputs(SignalState[] States, int[] Sources, Shape[] Shapes, Shape Output);
