using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Hillock.Data;

namespace Hillock.Experiments.Runs;

/// <summary>A hash of what is in a data set, so that a training is never taken for one on other data.</summary>
/// <remarks>All labels and targets, and up to 2,048 evenly spread rows of each part: a changed file, split or scaling shows in
/// those, and MNIST takes milliseconds.</remarks>
internal static class Fingerprint
{
    private const int Rows = 2048;

    public static string Of(DataSet data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, data.Train);
        Add(hash, data.Validation);
        Add(hash, data.Test);
        return $"{data.Task} {data.Inputs} {data.Outputs} {data.Augmentation} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static void Add(IncrementalHash hash, Split split)
    {
        ReadOnlySpan<int> counts = [split.Count, split.Labels.Length, split.Targets.Length];
        hash.AppendData(MemoryMarshal.AsBytes(counts));
        hash.AppendData(MemoryMarshal.AsBytes(split.Labels.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(split.Targets.AsSpan()));
        var some = Math.Min(Rows, split.Count);
        for (var i = 0; i < some; i++)
            hash.AppendData(MemoryMarshal.AsBytes(split.Inputs.ToArray((int)((long)i * split.Count / some)).AsSpan()));
    }
}
