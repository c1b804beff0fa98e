using Hillock.Activations;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>A part of a cell compiled to one vector loop, its activations included.</summary>
internal sealed unsafe class CompiledCellLoop : ICellLoop, ICellArithmetic<VectorValue>
{
    private readonly VectorProgram _program = new();
    private readonly CellFunctions _functions;
    private readonly List<Plane> _inputs = [];
    private readonly List<Plane> _outputs = [];
    private readonly Lazy<CompiledLoop> _loop;

    /// <summary>Will compile what <paramref name="write"/> writes.</summary>
    public CompiledCellLoop(CellFunctions functions, Action<ICellArithmetic<VectorValue>> write)
    {
        _functions = functions;
        _loop = new(() =>
        {
            write(this);
            return new CompiledLoop(_program, SimdWidth.Best);
        });
    }

    /// <summary>Compiles it, once; before that it has no planes.</summary>
    public CompiledCellLoop Compiled()
    {
        _ = _loop.Value;
        return this;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Plane> Inputs => _inputs;

    /// <inheritdoc/>
    public IReadOnlyList<Plane> Outputs => _outputs;

    /// <inheritdoc/>
    public void Run(float** streams, float* scalars, nint count) => _loop.Value.Run(streams, scalars, count);

    /// <inheritdoc/>
    public VectorValue Read(Plane plane)
    {
        _inputs.Add(plane);
        return _program.Input(_inputs.Count - 1);
    }

    /// <inheritdoc/>
    public void Write(Plane plane, VectorValue value)
    {
        _outputs.Add(plane);
        _program.Output(value);
    }

    /// <inheritdoc/>
    public VectorValue Constant(float value) => _program.Constant(value);

    /// <inheritdoc/>
    public VectorValue MultiplyAdd(VectorValue a, VectorValue b, VectorValue c) => a.Fma(b, c);

    /// <inheritdoc/>
    public VectorValue Value(CellFunction function, VectorValue x) => Kernel(function).Value(_program, x, _functions.FirstLearned(function));

    /// <inheritdoc/>
    public VectorValue Slope(CellFunction function, VectorValue x) => Kernel(function).Slope(_program, x, _functions.FirstLearned(function));

    /// <inheritdoc/>
    public VectorValue ByParameter(CellFunction function, VectorValue x, int parameter) =>
        Kernel(function).ByParameter(_program, x, _functions.FirstLearned(function), parameter);

    private ActivationKernel Kernel(CellFunction function)
    {
        var activation = (ElementwiseActivation)_functions.Of(function)!;
        return ActivationKernel.Compile(activation.Formula, activation.Learnable);
    }
}
