using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Tests.Comparisons;

public sealed class ArmGridTests
{
    [Fact]
    public void Every_combination_is_an_arm()
    {
        var arms = Arms("activation=relu,selu,initializer=auto,lecun_normal,dropout=0,0.2");
        Assert.Equal(8, arms.Count);
        Assert.Equal("relu + initializer auto + dropout 0", arms[0].Name);
        Assert.Equal("selu + lecun_normal + dropout 0.2", arms[^1].Name);
        Assert.Equal(0.2, arms[^1].Options.Dropout);
        Assert.Equal("lecun_normal", arms[^1].Options.Initializer.Id);
        Assert.Equal("selu", arms[^1].Activations.Single().Text);
        Assert.Equal(8, arms.Select(a => a.Name).Distinct().Count());
    }

    [Fact]
    public void Activations_alone_are_one_factor_and_stay_one_beside_others()
    {
        Assert.Equal(["activations"], ArmGrid.Factors(new RunSpec()).Select(f => f.Option));
        Assert.Equal(9, ArmGrid.Factors(new RunSpec())[0].Values.Count);
        Assert.Equal(["dropout"], ArmGrid.Factors(Spec("dropout=0,0.1")).Select(f => f.Option));
        var both = Spec("dropout=0,0.1");
        Assert.Equal(["activations", "dropout"], ArmGrid.Factors(both.With(both.Network with { Activations = ["relu", "elu"] })).Select(f => f.Option));
        var twice = Spec("activation=relu,elu");
        Assert.Throws<HillockException>(() => ArmGrid.Factors(twice.With(twice.Network with { Activations = ["tanh"] })));
    }

    [Fact]
    public void One_activation_a_layer_is_one_value()
    {
        var spec = RunOptions.Get("activations", RunVerb.Compare).ApplyText(new RunSpec(), "relu,[relu,tanh]");
        var arms = ArmGrid.Of(spec, ArmGrid.Factors(spec));
        Assert.Equal(["relu", "[relu,tanh]"], arms.Select(a => a.Name));
        Assert.Equal(["relu", "tanh"], arms[1].Activations.Select(a => a.Text));
    }

    [Fact]
    public void Data_differ_where_their_options_are_varied()
    {
        var arms = Arms("standardize=true,false");
        Assert.Equal([true, false], arms.Select(a => a.Data.Standardize));
    }

    [Fact]
    public void A_value_that_does_not_fit_the_others_is_told_with_its_arm() => Assert.Contains("optimizer adam, momentum 0.5",
        Assert.Throws<HillockException>(() => Arms("optimizer=sgd,adam,momentum=0.5,0.9")).Message, StringComparison.Ordinal);

    [Fact]
    public void Too_many_are_refused() => Assert.Contains("more than the 1,000", Assert.Throws<HillockException>(
        () => Arms($"dropout={string.Join(',', Enumerable.Range(0, 90).Select(i => $"0.{i:00}"))},l2={string.Join(',', Enumerable.Range(1, 20))}")).Message,
        StringComparison.Ordinal);

    private static RunSpec Spec(string vary) => RunOptions.Get("vary", RunVerb.Compare).ApplyText(new RunSpec(), vary);

    private static IReadOnlyList<Arm> Arms(string vary) => ArmGrid.Of(Spec(vary), ArmGrid.Factors(Spec(vary)));
}
