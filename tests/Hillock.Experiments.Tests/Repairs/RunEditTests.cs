using System.Text.RegularExpressions;
using Hillock.Experiments.Repairs;
using Hillock.Experiments.RunFiles;
using Hillock.Health;
using Hillock.Health.Fixes;
using Hillock.Training;

namespace Hillock.Experiments.Tests.Repairs;

/// <summary>What the steps of a fix do to the specification of a run.</summary>
public sealed partial class RunEditTests
{
    private static readonly RunSpec Spec = new()
    {
        Data = new() { Source = "moons", Rows = 200, Noise = 0.3, Standardize = false, ValidationShare = 0.25 },
        Network =
        new() { Hidden = [6, 5], Activations = ["tanh"], Dropout = 0.1 },
        Fit =
        new()
        {
            Epochs = 3,
            BatchSize = 16,
            Optimizer = "sgd",
            Rate = 0.25,
            Momentum = 0.5,
            SeedList = [3, 5],
            Options =
        new() { ClipNorm = 2.5, ClassWeights = ClassWeights.Balanced }
        },
        Place = new() { Output = "there", Health = true }
    };

    [Theory]
    [InlineData("ClipNorm", "1", "clip-norm")]
    [InlineData("ClassWeights", "balanced", "class-weights")]
    [InlineData("Schedule", "cosine(warmup=7)", "schedule")]
    [InlineData("Rate", null, "rate")]
    [InlineData("Standardize", null, "standardize")]
    [InlineData("ClassWeights", null, "class-weights")]
    public void A_setting_changes_its_option_alone(string setting, string? value, string option)
    {
        var edited = RunEdit.Apply(Spec, new Fix("f", "f", 1, [new UseSetting(setting, value)]));
        foreach (var other in RunOptions.All.Where(o => o.Name != option)) Assert.Equal(other.Texts(Spec), other.Texts(edited));
        Assert.Equal(value is null ? null : [value], RunOptions.Find(option)!.Texts(edited));
    }

    [Fact]
    public void A_setting_that_no_option_has_is_named()
    {
        var wrong = Assert.Throws<HillockException>(() => RunEdit.Apply(Spec, new Fix("f", "f", 1, [new UseSetting("NoSuchThing", "1")])));
        Assert.Contains("NoSuchThing", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_change_layers()
    {
        Assert.Equal("elu", RunEdit.Apply(Spec, new Fix("f", "f", 1, [new UseActivations(["elu"]), new UseInitializer("lecun_normal")]))
            is { Network: { Initializer: "lecun_normal", Activations: [var one] } } ? one : "");
        var normalised = RunEdit.Apply(Spec, Fix.NormBefore("batch_norm"));
        Assert.Equal(["dense(6, bias=false)", "batch_norm", "activation(_)", "dense(5, bias=false)", "batch_norm", "activation(_)"], normalised.Network.Layers);
        Assert.Equal(0, normalised.Network.Dropout);
        var own = Spec.With(Spec.Network with { Layers = ["dense(6, _, initializer=zeros, bias_initializer=constant(-8))", "max_pool(2)"] });
        var cleared = RunEdit.Apply(own.With(own.Network with { Initializer = "he_normal" }), new Fix("f", "f", 1, [new ClearLayerInitializers()]));
        Assert.Equal(["dense(6, _)", "max_pool(2)"], cleared.Network.Layers);
        Assert.Equal("auto", cleared.Network.Initializer);
    }

    [Fact]
    public void Every_setting_that_a_finding_or_a_fix_speaks_of_has_its_option()
    {
        var source = Path.Combine(Checkout.Root, "src");
        string[] folders = [Path.Combine(source, "Hillock.Health"), Path.Combine(source, "Hillock.Experiments", "Repairs")];
        var spoken = folders.SelectMany(folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Spoken().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.True(spoken.Count > 5, string.Join(", ", spoken));
        Assert.All(spoken, name => SettingWords.Option(new FixSetting(name)));
    }

    [GeneratedRegex(@"(?:Settings = \[[^\]]*?new|UseSetting|FixSetting)\(""(\w+)""")]
    private static partial Regex Spoken();

    [Fact]
    public void Rules_answer_to_findings_that_there_are_and_have_places_of_their_own()
    {
        var rules = FixRule<RunCase>.All;
        foreach (var rule in rules)
            Assert.All(rule.Answers, answer => Assert.Contains(FindingKind.All, k => k.Stage > HealthStage.Check && FixRule<RunCase>.Matches(answer, k.Code)));
        Assert.Equal(rules.Count, rules.Select(r => r.Order).Distinct().Count());
        Assert.Equal(FixProposals.Names, rules.Select(r => r.Name).Distinct());
        Assert.Equal(["standardize", "class-weights", "output", "reinitialize"], FixProposals.Names.Take(4));
    }

    [Theory]
    [InlineData("ClipNorm", "1", "Clip it (ClipNorm = 1).", "Clip it (clip-norm 1).")]
    [InlineData("Standardize", "true", "Do (Standardize = true).", "Do (standardize: true).")]
    [InlineData("ClassWeights", "balanced", "Weigh (ClassWeights = balanced).", "Weigh (class-weights balanced).")]
    [InlineData("Patience", null, "Stop (Patience).", "Stop (patience).")]
    [InlineData("WeightDecay", null, "Set WeightDecay to 0.01.", "Set weight-decay to 0.01.")]
    public void A_run_says_settings_in_the_words_of_its_options(string setting, string? value, string text, string expected) =>
        Assert.Equal(expected, SettingWords.Fix(new Finding(FindingKind.Find("loss.spikes"), "", "", text) { Settings = [new FixSetting(setting, value)] }));
}
