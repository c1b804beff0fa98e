using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Tests.RunFiles;

public sealed class VaryTextTests
{
    [Fact]
    public void An_option_begins_a_factor_and_what_follows_are_its_values()
    {
        var factors = VaryText.Read(["activation=relu,selu", "initializer=auto", "lecun_normal", "hidden=[64,32],[128]"]);
        Assert.Equal(["activations", "initializer", "hidden"], factors.Select(f => f.Option.Name));
        Assert.Equal(["relu", "selu"], factors[0].Values);
        Assert.Equal(["auto", "lecun_normal"], factors[1].Values);
        Assert.Equal(["[64,32]", "[128]"], factors[2].Values);
    }

    [Fact]
    public void Formulas_keep_their_equals_signs()
    {
        var factor = Assert.Single(VaryText.Read(["activation=relu,x*sigmoid(b*x); b = 2,leaky_relu(alpha=0.2)"]));
        Assert.Equal(["relu", "x*sigmoid(b*x); b = 2", "leaky_relu(alpha=0.2)"], factor.Values);
    }

    [Theory]
    [InlineData("[relu,tanh]", "relu,tanh")]
    [InlineData("(relu,tanh)", "relu,tanh")]
    [InlineData("(x)*(x)", "(x)*(x)")]
    [InlineData("(max(0, x))", "(max(0, x))")]
    [InlineData("(x)*max(0, (x))", "(x)*max(0, (x))")]
    [InlineData("relu", "relu")]
    public void Brackets_around_a_list_are_taken_off(string value, string inside) => Assert.Equal(inside, VaryText.Inside(value));

    [Theory]
    [InlineData("relu,selu", "must name an option of train")]
    [InlineData("initialiser=he_normal", "the value he_normal alone")]
    [InlineData("initialzer=auto,he_normal", "'initialzer', which is not an option of train. Did you mean")]
    [InlineData("output=a,b", "output cannot be varied")]
    [InlineData("seeds=1,2", "seeds cannot be varied")]
    [InlineData("data=moons,circles", "data cannot be varied")]
    [InlineData("validation-share=0.1,0.3", "validation-share cannot be varied")]
    [InlineData("rows=100,200", "rows cannot be varied")]
    [InlineData("dropout=0,2", "from 0 up to")]
    [InlineData("dropout=0,0", "twice")]
    [InlineData("dropout=0,0.1,dropout=0.2,0.3", "names dropout twice")]
    [InlineData("dropout=0,,0.1", "empty value")]
    public void What_cannot_be_varied_is_refused(string text, string says) => Assert.Contains(says, Assert.Throws<HillockException>(
        () => RunOptions.Get("vary", RunVerb.Compare).ApplyText(new RunSpec(), text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_run_file_may_have_a_mapping()
    {
        var spec = RunFile.Parse("vary:\n  activation: [relu, selu, [relu, tanh]]\n  normalization: [none, batch]\n", RunVerb.Compare);
        Assert.Equal(["activations=relu,selu,[relu,tanh]", "normalization=none,batch"], spec.Design.Vary);
        Assert.Equal(spec.Design.Vary, RunFile.Parse(RunFile.Write(spec, RunVerb.Compare), RunVerb.Compare).Design.Vary);
        Assert.Contains("run file:2:", Assert.Throws<HillockException>(() => RunFile.Parse("vary:\n  dropoot: [0, 0.1]\n", RunVerb.Compare)).Message,
            StringComparison.Ordinal);
    }
}
