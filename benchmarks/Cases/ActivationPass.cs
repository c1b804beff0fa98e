namespace Hillock.Benchmarks.Cases;

/// <summary>What is done with an activation.</summary>
internal enum ActivationPass
{
    /// <summary>Values into other memory; the peer makes a new tensor, as its users do.</summary>
    Forward,

    /// <summary>Values in place: neither side reserves memory.</summary>
    InPlace,

    /// <summary>Values, then the gradient of the input from that of the output; the peer's by its autograd.</summary>
    ForwardBackward,
}
