using Hillock.Layers;
using Hillock.Training;

namespace Hillock.Oracle.Tests;

/// <summary>Nothing that a network is made of or trained with lacks a comparison with TorchSharp.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void Every_layer_is_compared() => Covers<Layer>([
        .. LayerOracleTests.Layers, .. NormalizationOracleTests.Layers, .. RecurrentOracleTests.Layers, .. DropoutOracleTests.Layers,
            .. MergeOracleTests.Layers,
    ]);

    [Fact]
    public void Every_loss_is_compared() => Covers(NetworkOracleTests.Losses);

    [Fact]
    public void Ten_steps_of_every_optimiser_are_compared() => Covers(OptimizerOracleTests.Optimizers);

    [Fact]
    public void Every_setting_of_every_optimiser_is_compared_at_another_value_than_the_usual_one()
    {
        var tried = OptimizerOracleTests.Optimizers.SelectMany(o => o.Settings.Select(s => (o.Id, s.Name, s.Text))).ToHashSet();
        var all = Optimizer.Names.SelectMany(name => Optimizer.Parse(name).Settings.Select(s => (Id: name, s.Name, s.Text)));
        Assert.DoesNotContain(all, s => !tried.Any(t => t.Id == s.Id && t.Name == s.Name && t.Text != s.Text));
    }

    private static void Covers<T>(IEnumerable<T> compared)
        where T : class
    {
        var all = typeof(T).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract).ToList();
        Assert.NotEmpty(all);
        Assert.Empty(all.Except(compared.Select(c => c.GetType())).Select(t => t.Name));
    }
}
