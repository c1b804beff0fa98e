namespace Hillock.Layers;

/// <summary>A setting that a layer asked for.</summary>
/// <param name="Name">In snake_case.</param>
/// <param name="Text">The layer's own value.</param>
/// <param name="IsNeeded">Whether a text must give it: no value is the usual one.</param>
internal readonly record struct LayerSetting(string Name, string Text, bool IsNeeded);
