using static TorchSharp.torch;

namespace Hillock.Benchmarks.Cases;

/// <summary>How a function is called in TorchSharp.</summary>
/// <param name="Value">Into a new tensor.</param>
/// <param name="InPlace">In place, where TorchSharp can.</param>
internal sealed record TorchFunction(Func<Tensor, Tensor> Value, Func<Tensor, Tensor>? InPlace = null);
