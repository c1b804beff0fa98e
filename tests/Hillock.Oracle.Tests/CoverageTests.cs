using Hillock.Layers;

namespace Hillock.Oracle.Tests;

/// <summary>Nothing that a network is made of or trained with lacks a comparison with TorchSharp.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void Every_layer_is_compared() => Covers<Layer>([
        .. LayerOracleTests.Layers, .. NormalizationOracleTests.Layers, .. RecurrentOracleTests.Layers, .. DropoutOracleTests.Layers, .. MergeOracleTests.Layers,
    ]);

    [Fact]
    public void Every_loss_is_compared() => Covers(NetworkOracleTests.Losses);

    [Fact]
    public void Ten_steps_of_every_optimiser_are_compared() => Covers(OptimizerOracleTests.Optimizers);

    private static void Covers<T>(IEnumerable<T> compared)
        where T : class
    {
        var all = typeof(T).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract).ToList();
        Assert.NotEmpty(all);
        Assert.Empty(all.Except(compared.Select(c => c.GetType())).Select(t => t.Name));
    }
}
