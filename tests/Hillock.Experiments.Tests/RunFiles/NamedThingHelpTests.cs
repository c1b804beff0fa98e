using Hillock.Experiments.RunFiles;
using Hillock.Initialization;
using Hillock.Training;

namespace Hillock.Experiments.Tests.RunFiles;

/// <summary>The options know every optimiser, schedule, loss and initialiser there is, without a list of their own.</summary>
public sealed class NamedThingHelpTests
{
    // The settings of optimisers that are options of a run too.
    private static readonly string[] Shared = ["rate", "momentum", "nesterov", "beta1", "beta2", "epsilon", "weight_decay"];

    [Fact]
    public void A_shell_is_offered_every_name()
    {
        Assert.Equal(Optimizer.Names, RunOptions.Find("optimizer")!.Offers);
        Assert.Equal(Schedule.Names, RunOptions.Find("schedule")!.Offers);
        Assert.Equal(Loss.Names, RunOptions.Find("loss")!.Offers);
        Assert.Equal(Initializer.Names, RunOptions.Find("initializer")!.Offers);
    }

    [Fact]
    public void Help_names_every_optimiser_and_schedule()
    {
        Assert.All(Optimizer.Names, name => Assert.Matches($@"\b{name}\b", RunOptions.Find("optimizer")!.Help));
        Assert.All(Schedule.Names, name => Assert.Matches($@"\b{name}\b", RunOptions.Find("schedule")!.Help));
    }

    [Fact]
    public void Help_says_whose_settings_the_shared_options_are()
    {
        foreach (var setting in Shared.Except(["rate", "weight_decay"]))
        {
            var help = RunOptions.Find(setting)!.Help;
            var but = help.Contains("all but", StringComparison.Ordinal);
            foreach (var name in Optimizer.Names)
            {
                var named = System.Text.RegularExpressions.Regex.IsMatch(help, $@"\b{name}\b");
                Assert.True(named == (Optimizer.SettingsOf(name).Contains(setting) != but), $"{setting}, {name}: {help}");
            }
        }

        foreach (var optimizer in Optimizer.Names.Select(name => Optimizer.Parse(name)))
            Assert.Equal(optimizer.DecouplesDecay, System.Text.RegularExpressions.Regex.IsMatch(RunOptions.Find("weight-decay")!.Help, $@"\b{optimizer.Id}\b"));
    }

    // A run gives plain sgd a momentum, so that is the value to show.
    [Fact]
    public void The_default_shown_is_the_one_that_each_optimiser_has()
    {
        foreach (var setting in (string[])["momentum", "beta1", "beta2", "weight_decay"])
        {
            var parts = RunOptions.Find(setting)!.Default.Split(", ");
            var common = parts.Select(p => p.Replace("others ", "", StringComparison.Ordinal)).Where(p => !p.Contains(' ', StringComparison.Ordinal))
                .SingleOrDefault();
            foreach (var name in Optimizer.Names)
            {
                var optimizer = Optimizer.Parse(name == "sgd" ? "sgd(momentum=0.9)" : name);
                if (optimizer.Settings.Where(s => s.Name == setting).Select(s => s.Text).FirstOrDefault() is not { } text) continue;
                var own = parts.SingleOrDefault(p => p.StartsWith(name + " ", StringComparison.Ordinal))?[(name.Length + 1)..];
                Assert.Equal(text, own ?? common);
            }
        }
    }

    [Theory]
    [InlineData("rate", "Learning rate.", "the optimiser's own; adam 0.001, sgd 0.01")]
    [InlineData("nesterov", "Nesterov's look-ahead in sgd.", "false")]
    public void The_sentences_read_well(string option, string help, string usual)
    {
        Assert.Equal(help, RunOptions.Find(option)!.Help);
        Assert.Equal(usual, RunOptions.Find(option)!.Default);
    }
}
