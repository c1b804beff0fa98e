using static TorchSharp.torch;

namespace Hillock.Benchmarks.Cases;

/// <summary>Rows and labels as TorchSharp takes them: channels first.</summary>
internal sealed record TorchBatch(Tensor Rows, Tensor Labels) : IDisposable
{
    public static TorchBatch Of(StepBatch batch, Shape inputs)
    {
        using var all = tensor(batch.Values);
        var rows = inputs.Rank == 3
            ? all.reshape(batch.Rows, inputs[0], inputs[1], inputs[2]).permute(0, 3, 1, 2).contiguous()
            : all.reshape([batch.Rows, .. inputs.Extents.ToArray().Select(e => (long)e)]).clone();
        return new TorchBatch(rows, tensor(batch.Labels.Select(l => (long)l).ToArray()));
    }

    public void Dispose()
    {
        Rows.Dispose();
        Labels.Dispose();
    }
}
