using Hillock.Activations;

namespace Hillock.Tests.Activations;

public sealed class EquivalenceTests
{
    private static readonly Lazy<HashSet<string>> Found = new(() => [.. Equivalence.Find(Catalogue.All).Select(e => e.ToString())]);

    [Theory]
    [InlineData("swish = swish_learned")]
    [InlineData("elu = celu")]
    [InlineData("elu = felu")]
    [InlineData("elu = pelu")]
    [InlineData("sparse_plus = smelu")]
    [InlineData("swish = acon_c")]
    [InlineData("quick_gelu = swish(beta=1.702)")]
    [InlineData("relu = leaky_relu(alpha=0)")]
    [InlineData("relu = thresholded_relu(theta=0)")]
    [InlineData("relu = threshold")]
    [InlineData("relu2 = repu(s=2)")]
    [InlineData("lisht = soft_modulus(alpha=1)")]
    [InlineData("serf = pserf(delta=1)")]
    [InlineData("tanhexp = tanhsoft2(beta=1)")]
    [InlineData("linear = affine")]
    [InlineData("linear = leaky_relu(alpha=1)")]
    [InlineData("tanh = scaled_tanh")]
    [InlineData("bipolar_sigmoid = scaled_tanh(beta=0.5)")]
    [InlineData("tanh = softcap(cap=1)")]
    [InlineData("bent_identity = blu")]
    [InlineData("elu = mpelu(alpha=1)")]
    [InlineData("sine = siren(omega=1)")]
    [InlineData("relu1 = relu6(n=1)")]
    [InlineData("hardshrink = shrink")]
    [InlineData("softshrink = shrink(bias=0.5)")]
    [InlineData("abs = abslu(alpha=1)")]
    [InlineData("relu = tlu")]
    [InlineData("relu = prelu(alpha=0)")]
    [InlineData("snake = snake_beta")]
    [InlineData("shifted_relu = tlu(tau=-1)")]
    [InlineData("shifted_relu = isonet_srelu")]
    [InlineData("relu = frelu(b=0)")]
    [InlineData("sigmoid = richards(alpha=1)")]
    [InlineData("leaky_relu = very_leaky_relu(alpha=0.01)")]
    [InlineData("relu = relu6(n=20)", false)]
    [InlineData("linear = tlu(tau=-20)", false)]
    [InlineData("relu = smelu(beta=0.0025)", false)]
    [InlineData("selu = elu", false)]
    [InlineData("gelu = gelu_tanh", false)]
    [InlineData("mish = tanhexp", false)]
    public void Known(string text, bool same = true) =>
        Assert.True(Found.Value.Contains(text) == same, $"{text} is {(same ? "not " : "")}among:\n{string.Join('\n', Found.Value.Order())}");
}
