using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Engine;

/// <summary>An elementwise activation's loops with the memory of its learnable parameters.</summary>
internal sealed unsafe class CompiledActivation
{
    private readonly IElementwiseKernel _kernel;
    private readonly ActivationParameters _learned;
    private readonly LineLoops? _lines;

    /// <summary>Whether it works number by number, so that it can be compiled.</summary>
    public static bool Fits(Activation? activation) => activation is ElementwiseActivation or CustomActivation;

    /// <summary>Compiles the activation.</summary>
    /// <param name="activation">What to compile.</param>
    /// <param name="learned">What it learns.</param>
    /// <param name="isRaw">Whether it reads the plan's input, which has no pads.</param>
    public CompiledActivation(Activation activation, ActivationParameters learned, bool isRaw)
    {
        _learned = learned;
        _kernel = KernelOf(activation);
        if (activation is ElementwiseActivation { LearnsPerChannel: true } e) _lines = new LineLoops(e.Formula, learned, null) { IsRaw = isRaw };
    }

    /// <summary>The learnable parameters.</summary>
    public ActivationParameters Learned => _learned;

    /// <summary>Whether training changes a parameter of the activation.</summary>
    public bool Learns => _learned.Count > 0;

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
        if (_lines is not null)
        {
            _lines.Forward(x, strideX, null, y, null, stride, rows, features);
            return;
        }

        if (features == stride && strideX == stride)
        {
            _kernel.Forward(x, y, (nint)rows * stride, _learned.Shared);
            return;
        }

        for (var i = 0; i < rows; i++, x += strideX, y += stride)
        {
            _kernel.Forward(x, y, features, _learned.Shared);
            ClearPad(y, features, stride);
        }
    }

    /// <summary><c>y = f(x), d = f'(x)</c> over lines; pad columns of y and d become 0.</summary>
    public void ForwardWithDerivative(float* x, nint strideX, float* y, float* d, int stride, int rows, int features)
    {
        if (_lines is not null)
        {
            _lines.Forward(x, strideX, null, y, d, stride, rows, features);
            return;
        }

        if (features == stride && strideX == stride)
        {
            _kernel.ForwardWithDerivative(x, y, d, (nint)rows * stride, _learned.Shared);
            return;
        }

        for (var i = 0; i < rows; i++, x += strideX, y += stride, d += stride)
        {
            _kernel.ForwardWithDerivative(x, y, d, features, _learned.Shared);
            ClearPad(y, features, stride);
            ClearPad(d, features, stride);
        }
    }

    /// <summary>The gradient by the learnable parameters: <c>Σ dy·∂f/∂p</c>.</summary>
    public void ParameterGradient(float* x, nint strideX, float* dy, int stride, int rows, int features)
    {
        _learned.BeginGradients();
        if (_lines is not null)
        {
            _lines.ParameterGradient(x, strideX, null, dy, stride, rows, features);
            return;
        }

        if (features == stride && strideX == stride)
        {
            _kernel.ParameterGradient(x, dy, (nint)rows * stride, _learned.Shared, _learned.SharedGradients);
            return;
        }

        for (var i = 0; i < rows; i++, x += strideX, dy += stride)
            _kernel.ParameterGradient(x, dy, features, _learned.Shared, _learned.SharedGradients);
    }

    /// <summary>Sets the pad columns of a line to 0.</summary>
    public static void ClearPad(float* row, int features, int stride)
    {
        for (var j = features; j < stride; j++) row[j] = 0;
    }
}
