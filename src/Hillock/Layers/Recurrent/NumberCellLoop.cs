using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>A part of a cell computed number by number, for activations that are code.</summary>
internal sealed unsafe class NumberCellLoop : ICellLoop
{
    [ThreadStatic]
    private static Numbers? _numbers;
    private readonly Action<ICellArithmetic<float>> _write;
    private readonly CellFunctions _functions;
    private readonly IElementwiseKernel _candidate;
    private readonly IElementwiseKernel? _gate;
    private readonly List<Plane> _inputs = [];
    private readonly List<Plane> _outputs = [];

    /// <summary>Computes what <paramref name="write"/> writes.</summary>
    public NumberCellLoop(CellFunctions functions, Action<ICellArithmetic<float>> write)
    {
        _write = write;
        _functions = functions;
        _candidate = CompiledActivation.KernelOf(functions.Of(CellFunction.Candidate)!);
        _gate = functions.Of(CellFunction.Gate) is { } gate ? CompiledActivation.KernelOf(gate) : null;
        var parameters = stackalloc float[functions.AllLearned + 1]; // any numbers will do to find the planes
        new Span<float>(parameters, functions.AllLearned + 1).Clear();
        write(new Numbers { Loop = this, Scalars = parameters });
    }

    /// <inheritdoc/>
    public IReadOnlyList<Plane> Inputs => _inputs;

    /// <inheritdoc/>
    public IReadOnlyList<Plane> Outputs => _outputs;

    /// <inheritdoc/>
    public void Run(float** streams, float* scalars, nint count)
    {
        var numbers = _numbers ??= new Numbers();
        numbers.Loop = this;
        numbers.Streams = streams;
        numbers.Scalars = scalars;
        for (nint i = 0; i < count; i++)
        {
            (numbers.Element, numbers.NextInput, numbers.NextOutput) = (i, 0, _inputs.Count);
            _write(numbers);
        }
    }

    /// <summary>The arithmetic of one number; notes the planes instead while there are no streams.</summary>
    private sealed class Numbers : ICellArithmetic<float>
    {
        public NumberCellLoop Loop { get; set; } = null!;

        public float** Streams { get; set; }

        public float* Scalars { get; set; }

        public nint Element { get; set; }

        public int NextInput { get; set; }

        public int NextOutput { get; set; }

        public float Read(Plane plane)
        {
            if (Streams is not null) return Streams[NextInput++][Element];
            Loop._inputs.Add(plane);
            return 0;
        }

        public void Write(Plane plane, float value)
        {
            if (Streams is not null) Streams[NextOutput++][Element] = value;
            else Loop._outputs.Add(plane);
        }

        public float Constant(float value) => value;

        public float MultiplyAdd(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);

        public float Value(CellFunction function, float x)
        {
            float y;
            Kernel(function).Forward(&x, &y, 1, Parameters(function));
            return y;
        }

        public float Slope(CellFunction function, float x)
        {
            float y, slope;
            Kernel(function).ForwardWithDerivative(&x, &y, &slope, 1, Parameters(function));
            return slope;
        }

        public float ByParameter(CellFunction function, float x, int parameter)
        {
            var one = 1f;
            var count = Loop._functions.Learned(function);
            var sums = stackalloc float[count];
            new Span<float>(sums, count).Clear();
            Kernel(function).ParameterGradient(&x, &one, 1, Parameters(function), sums);
            return sums[parameter];
        }

        private IElementwiseKernel Kernel(CellFunction function) => function == CellFunction.Candidate ? Loop._candidate : Loop._gate!;

        private float* Parameters(CellFunction function) => Scalars + Loop._functions.FirstLearned(function);
    }
}
