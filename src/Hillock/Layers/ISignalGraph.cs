namespace Hillock.Layers;

/// <summary>What writes down the layers that are applied to signals.</summary>
internal interface ISignalGraph
{
    /// <summary>Applies a layer.</summary>
    /// <exception cref="HillockException">A shape does not fit; the message begins with the layer's name.</exception>
    Signal Add(Layer layer, IReadOnlyList<Signal> inputs);

    /// <summary>The sum of two values of the same shape.</summary>
    Signal Sum(Signal left, Signal right);

    /// <summary>Element by element, the product of two values of the same shape.</summary>
    Signal Product(Signal left, Signal right);

    /// <summary>Says what a layer is called; others are named after their kind and number.</summary>
    void Name(Layer layer, string name);

    /// <summary>The next free name of a kind: <c>dense_1</c>, <c>dense_2</c>, …</summary>
    string NameOf(string kind);

    /// <summary>Names begin with <paramref name="scope"/> until the result is disposed of; it goes on from the present scope if
    /// <paramref name="nested"/>.</summary>
    IDisposable Scope(string scope, bool nested = true);
}
