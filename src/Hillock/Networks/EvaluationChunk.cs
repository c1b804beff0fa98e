namespace Hillock.Networks;

/// <summary>How many rows go through a network together when nothing is learned from them.</summary>
internal static class EvaluationChunk
{
    private const int Most = 240;
    private const long MostBytes = 1L << 31;

    /// <summary>As many as keep the kernels busy, fewer where the layers' outputs of so many would take more than 2 GiB: what can be trained in small batches
    /// can be evaluated.</summary>
    public static int RowsOf(Network model)
    {
        var row = model.Graph.Nodes.Sum(node => (long)node.Output.Size * sizeof(float));
        return (int)Math.Clamp(MostBytes / Math.Max(1, row), 1, Most);
    }
}
