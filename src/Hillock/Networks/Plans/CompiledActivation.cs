using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Networks.Plans;

/// <summary>An elementwise activation's loops with the memory of its learnable parameters.</summary>
internal sealed unsafe class CompiledActivation
{
    private readonly IElementwiseKernel _kernel;
    private readonly float* _parameters;
    private readonly float* _gradients;
    private readonly int _count;

    /// <summary>Whether it works number by number, so that it can be compiled.</summary>
    public static bool Fits(Activation? activation) => activation is ElementwiseActivation or CustomActivation;

    /// <summary>Compiles the activation; <paramref name="tensor"/> holds its learnable parameters, if there are any.</summary>
    public CompiledActivation(Activation activation, ParameterTensor? tensor, PlanContext context)
    {
        _kernel = KernelOf(activation);
        Tensor = tensor;
        _count = activation is ElementwiseActivation e ? e.Learnable.Count : 0;
        if (tensor is null) return;
        _parameters = context.Value(tensor);
        _gradients = context.Gradient(tensor);
    }

    /// <summary>The learnable parameters, or null.</summary>
    public ParameterTensor? Tensor { get; }

    /// <summary>Whether the gradient by the parameters was begun by another use of them and is added to.</summary>
    public bool Accumulates { get; set; }

    /// <summary>Whether training changes a parameter of the activation.</summary>
    public bool Learns => _count > 0;

    /// <summary>Whether <c>f(x) = x</c>, so that nothing is to be done.</summary>
    public static bool IsIdentity(Activation? activation) =>
        activation is null or ElementwiseActivation { Formula: Variable };

    /// <summary>The loops of an activation of single numbers.</summary>
    public static IElementwiseKernel KernelOf(Activation activation) => activation switch
    {
        ElementwiseActivation e => ActivationKernel.Compile(e.Formula, e.Learnable),
        CustomActivation code => new CodeKernel(code),
        _ => throw new NotSupportedException(activation.Id),
    };

    /// <summary><c>y = f(x)</c> over lines; pad columns of y become 0.</summary>
    public void Forward(float* x, nint strideX, float* y, int stride, int rows, int features)
    {
        if (features == stride && strideX == stride)
        {
            _kernel.Forward(x, y, (nint)rows * stride, _parameters);
            return;
        }

        for (var i = 0; i < rows; i++, x += strideX, y += stride)
        {
            _kernel.Forward(x, y, features, _parameters);
            ClearPad(y, features, stride);
        }
    }

    /// <summary><c>y = f(x), d = f'(x)</c> over lines; pad columns of y and d become 0.</summary>
    public void ForwardWithDerivative(float* x, nint strideX, float* y, float* d, int stride, int rows, int features)
    {
        if (features == stride && strideX == stride)
        {
            _kernel.ForwardWithDerivative(x, y, d, (nint)rows * stride, _parameters);
            return;
        }

        for (var i = 0; i < rows; i++, x += strideX, y += stride, d += stride)
        {
            _kernel.ForwardWithDerivative(x, y, d, features, _parameters);
            ClearPad(y, features, stride);
            ClearPad(d, features, stride);
        }
    }

    /// <summary>The gradient by the learnable parameters: <c>Σ dy·∂f/∂p</c>.</summary>
    public void ParameterGradient(float* x, nint strideX, float* dy, int stride, int rows, int features)
    {
        if (!Accumulates) new Span<float>(_gradients, _count).Clear();
        if (features == stride && strideX == stride)
        {
            _kernel.ParameterGradient(x, dy, (nint)rows * stride, _parameters, _gradients);
            return;
        }

        for (var i = 0; i < rows; i++, x += strideX, dy += stride)
            _kernel.ParameterGradient(x, dy, features, _parameters, _gradients);
    }

    private static void ClearPad(float* row, int features, int stride)
    {
        for (var j = features; j < stride; j++) row[j] = 0;
    }
}
