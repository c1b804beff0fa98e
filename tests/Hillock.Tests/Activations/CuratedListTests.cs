using Hillock.Activations;

namespace Hillock.Tests.Activations;

/// <summary>The activations that surveys and libraries agree on, 124 lines of them: each is there, or decision 5 says why not.</summary>
public sealed class CuratedListTests
{
    private const string Names =
        "identity heaviside sigmoid tanh lecun_tanh hard_sigmoid hard_tanh softsign elliott arctan isru isrlu sqnl erf loglog cloglog log_sigmoid tanhshrink softshrink hardshrink symlog asinh bent_identity "
        + "relu relu6 leaky_relu very_leaky_relu shifted_relu thresholded_relu abs crelu relu2 star_relu nlrelu sine_relu abslu softplus soft_plus_plus squareplus smelu sparse_plus sparse_sigmoid elu celu selu "
        + "serlu plu gelu gelu_tanh quick_gelu sgelu lalu calu silu dsilu e_swish flatten_t_swish hard_swish mish hard_mish tanhexp serf phish logish smish gish lisht colu elish hard_elish sinlu sine siren gcu dsu "
        + "snake gaussian sinc exponential laplace seagull eis1 eis2 apl prelu rprelu srelu pelu mpelu pdelu frelu arelu swish_beta acon_c smu smu1 erfact pserf tanhsoft1 tanhsoft2 blu soft_exponential rational slaf "
        + "maxout tlu xielu aria2 rrelu nrelu probact erelu eprelu rt_relu rt_prelu gumbel_softmax glu gtu bilinear reglu geglu swiglu solu softmax log_softmax softmin softmax_1 sparsemax entmax15 hardmax kwta "
        + "taylor_softmax squash";

    public static TheoryData<string> Listed => [.. Names.Split(' ')];

    [Theory]
    [MemberData(nameof(Listed))]
    public void Is_there(string name) => Assert.True(Catalogue.TryFind(name, out _), $"{name} is missing");

    [Theory]
    [InlineData("dy_relu")]
    [InlineData("meta_acon")]
    [InlineData("kaf")]
    [InlineData("melu")]
    [InlineData("galu")]
    public void Is_left_out(string name) => Assert.False(Catalogue.TryFind(name, out _), $"{name} is there: take it from decision 5 and from this list");

    [Fact]
    public void The_catalogue_has_more_than_120_entries() => Assert.True(Catalogue.All.Count >= 120);
}
