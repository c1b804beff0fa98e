using System.Collections.Concurrent;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>The data of each arm in each split, read once.</summary>
internal sealed class SplitData(RunSpec spec, DataSet first)
{
    // Lists in a specification compare by reference: an arm that has one of its own reads its own.
    private readonly ConcurrentDictionary<DataSpec, Lazy<DataSet>> _sets = new() { [spec.Data] = new Lazy<DataSet>(first) };

    /// <summary>The data of an arm in a block.</summary>
    public DataSet Of(Arm arm, Block block)
    {
        var wanted = arm.Data with { Seed = block.DataSeed ?? arm.Data.Seed, Fold = block.Fold };
        return _sets.GetOrAdd(wanted, _ => new Lazy<DataSet>(() => SpecData.Load(spec.With(wanted)))).Value;
    }
}
