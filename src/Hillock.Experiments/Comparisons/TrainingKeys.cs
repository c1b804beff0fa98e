using System.Collections.Concurrent;
using Hillock.Data;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>The keys of a comparison's trainings; what takes long, the look at the data, once a split.</summary>
internal sealed class TrainingKeys(IReadOnlyList<Arm> arms, IReadOnlyList<Block> blocks, Func<Arm, Block, DataSet> data)
{
    private readonly ConcurrentDictionary<DataSet, string> _prints = new(ReferenceEqualityComparer.Instance);

    /// <summary>The key of an arm's training at a rate in a block.</summary>
    public string Of(int arm, double rate, int block)
    {
        var set = data(arms[arm], blocks[block]);
        return new TrainingKey(set, arms[arm].At(rate), _prints.GetOrAdd(set, Fingerprint.Of)).Of(arms[arm].Activations, blocks[block].Seed);
    }
}
