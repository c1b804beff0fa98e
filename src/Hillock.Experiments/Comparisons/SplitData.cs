using System.Collections.Concurrent;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>The data of each arm in each split, read once.</summary>
internal sealed class SplitData(RunSpec spec, DataSet first)
{
    private readonly ConcurrentDictionary<DataSpec, Lazy<DataSet>> _sets = new() { [Key(spec.Data)] = new Lazy<DataSet>(first) };

    /// <summary>The data of an arm in a block.</summary>
    public DataSet Of(Arm arm, Block block)
    {
        var wanted = arm.Data with { Seed = block.DataSeed ?? arm.Data.Seed, Fold = block.Fold };
        return _sets.GetOrAdd(Key(wanted), _ => new Lazy<DataSet>(() => SpecData.Load(spec.With(wanted)))).Value;
    }

    // Lists compare by reference; runs that were read from one text share theirs.
    private static DataSpec Key(DataSpec data) => data;
}
