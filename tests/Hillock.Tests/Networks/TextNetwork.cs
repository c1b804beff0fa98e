using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Networks;

/// <summary>Networks from text, for tables of cases.</summary>
internal static class TextNetwork
{
    /// <summary>A list of layers, with commas between, on samples of a shape such as <c>8×8×3</c>.</summary>
    public static Sequential Build(string shape, string layers)
    {
        var model = new Sequential(new Shape([.. shape.Split('×').Select(int.Parse)]));
        foreach (var layer in CallText.Pieces(layers)) model.Add(Layer.Parse(layer));
        return model;
    }
}
