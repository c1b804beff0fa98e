using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Hillock.Benchmarks.Cases;

/// <summary>The same prediction in TorchSharp.</summary>
internal sealed class TorchPrediction : CaseSide
{
    private readonly Module<Tensor, Tensor> _model;
    private readonly TorchBatch _row;

    public TorchPrediction(Module<Tensor, Tensor> model, TorchBatch row)
    {
        (_model, _row) = (model, row);
        _model.eval();
    }

    public override void Run()
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        _ = _model.call(_row.Rows);
    }

    public override void Dispose()
    {
        _model.Dispose();
        _row.Dispose();
    }
}
