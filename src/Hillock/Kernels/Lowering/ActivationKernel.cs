using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>A formula compiled to loops over float32 arrays.</summary>
/// <remarks>Learned parameters come as one float each, in the order given at compilation; the others are constants of the code. Output may be the
/// same memory as input, element for element. Where plain arithmetic at ±∞ gives NaN though the limit exists, the limit is put in.</remarks>
public sealed unsafe class ActivationKernel : IElementwiseKernel
{
    private const int CheapSteps = 16;

    // A few dozen kilobytes each: more than a network or a comparison asks for in turn.
    private const int Held = 64;
    private static readonly WeakCache<(Formula, string, SimdWidth), ActivationKernel> Cache = new(Held);
    private readonly Formula _formula;
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly SimdWidth _width;
    private readonly Lazy<BoundedFormulas> _value;
    private readonly Lazy<BoundedFormulas> _both;
    private readonly Lazy<CompiledLoop> _backward;
    private readonly Lazy<CompiledLoop> _gradient;

    private ActivationKernel(Formula formula, IReadOnlyList<Parameter> parameters, SimdWidth width)
    {
        _formula = Bind(formula, parameters);
        _parameters = parameters;
        _width = width;
        _value = new(() => DeepWork.Run(_formula.Depth, () => new BoundedFormulas(_parameters, _width, _formula)));
        _both = new(() => DeepWork.Run(_formula.Depth, () => new BoundedFormulas(_parameters, _width, _formula, _formula.Derivative())));
        _backward = new(() => DeepWork.Run(_formula.Depth, () => new BoundedFormulas(_parameters, _width, _formula.Derivative()).TimesInput(_width)));
        _gradient = new(() => DeepWork.Run(_formula.Depth, CompileGradient));
    }

    /// <summary>Compiles (or finds) the loops of <paramref name="formula"/> for the widest vectors there are; their code is freed when nobody holds
    /// them.</summary>
    /// <param name="formula">The function of x.</param>
    /// <param name="parameters">Those read from memory at run time (learnable ones); the rest become constants.</param>
    public static ActivationKernel Compile(Formula formula, IReadOnlyList<Parameter> parameters) => Compile(formula, parameters, SimdWidth.Best);

    /// <summary>Compiles (or finds) the loops of <paramref name="formula"/> for vectors of <paramref name="width"/>.</summary>
    public static ActivationKernel Compile(Formula formula, IReadOnlyList<Parameter> parameters, SimdWidth width) =>
        Cache.Get((formula, string.Join(',', parameters.Select(p => p.Name)), width), _ => new(formula, parameters, width));

    /// <summary>Whether <see cref="Backward(float*, float*, float*, nint, float*)"/> takes less time than keeping the derivative of the forward pass in
    /// memory.</summary>
    public bool HasCheapSlope => _backward.Value.Work <= CheapSteps;

    /// <summary><c>y = f(x)</c>.</summary>
    public void Forward(float* x, float* y, nint count, float* parameters) => Forward(x, y, count, parameters, count);

    /// <summary><c>y = f(x), d = f'(x)</c> in one pass.</summary>
    public void ForwardWithDerivative(float* x, float* y, float* d, nint count, float* parameters) =>
        ForwardWithDerivative(x, y, d, count, parameters, count);

    /// <summary><c>dx = f'(x)·dy</c>, the derivative computed anew.</summary>
    public void Backward(float* x, float* dy, float* dx, nint count, float* parameters) => Backward(x, dy, dx, count, parameters, count);

    /// <summary><c>y = f(x)</c> over a part of arrays of <paramref name="whole"/> elements.</summary>
    internal void Forward(float* x, float* y, nint count, float* parameters, nint whole)
    {
        var streams = stackalloc float*[2] { x, y };
        _value.Value.Loop.Run(streams, parameters, count, whole);
    }

    /// <summary><c>y = f(x), d = f'(x)</c> over a part of arrays of <paramref name="whole"/> elements.</summary>
    internal void ForwardWithDerivative(float* x, float* y, float* d, nint count, float* parameters, nint whole)
    {
        var streams = stackalloc float*[3] { x, y, d };
        _both.Value.Loop.Run(streams, parameters, count, whole);
    }

    /// <summary><c>dx = f'(x)·dy</c> over a part of arrays of <paramref name="whole"/> elements.</summary>
    internal void Backward(float* x, float* dy, float* dx, nint count, float* parameters, nint whole)
    {
        var streams = stackalloc float*[3] { x, dy, dx };
        _backward.Value.Run(streams, parameters, count, whole);
    }

    /// <summary>Adds <c>Σ dy·∂f/∂p</c> to <paramref name="sums"/>, one for each parameter.</summary>
    public void ParameterGradient(float* x, float* dy, nint count, float* parameters, float* sums)
    {
        var streams = stackalloc float*[2 + _parameters.Count];
        streams[0] = x;
        streams[1] = dy;
        for (var i = 0; i < _parameters.Count; i++) streams[2 + i] = sums + i;
        _gradient.Value.Run(streams, parameters, count);
    }

    /// <summary>Adds <c>f(x)</c> to a program of other steps, whose scalars from <paramref name="scalar"/> on are the learned parameters.</summary>
    internal VectorValue Value(VectorProgram program, VectorValue x, int scalar) => _value.Value.Write(program, x, scalar)[0];

    /// <summary>Adds <c>f'(x)</c> to a program of other steps.</summary>
    internal VectorValue Slope(VectorProgram program, VectorValue x, int scalar) => _both.Value.Write(program, x, scalar)[1];

    /// <summary>Adds <c>∂f/∂p</c> by a learned parameter to a program of other steps.</summary>
    internal VectorValue ByParameter(VectorProgram program, VectorValue x, int scalar, int parameter) =>
        new FormulaLowering(program, x, _parameters, scalar).LowerWhole(_formula.DerivativeBy(_parameters[parameter]));

    private static Formula Bind(Formula formula, IReadOnlyList<Parameter> parameters) => formula
        .Replace(leaf => leaf is Parameter p && !parameters.Any(read => read.Name == p.Name) ? p.Value : leaf)
        .Simplify();

    private CompiledLoop CompileGradient()
    {
        var program = new VectorProgram();
        VectorValue x = program.Input(0), dy = program.Input(1);
        for (var i = 0; i < _parameters.Count; i++) program.Output(ByParameter(program, x, 0, i) * dy);
        return new CompiledLoop(program, _width, sums: true);
    }
}
