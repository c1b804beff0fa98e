namespace Hillock.Engine;

/// <summary>The activation at the end of an operation, or none, applied to lines of its output while they are in cache.</summary>
internal sealed unsafe class FusedActivation
{
    private readonly CompiledActivation? _activation;
    private readonly Slot _output;
    private readonly Region? _sums;

    /// <summary>Plans the memory of the operation that is being built.</summary>
    public FusedActivation(PlanBuilder builder, Slot output, CompiledActivation? activation)
    {
        _activation = activation;
        _output = output;
        if (!builder.Context.Training || activation is null) return;
        Derivative = builder.Keep(output);
        if (activation.Learns) _sums = builder.Keep(output);
        else output.Derivative = Derivative;
    }

    /// <summary>f' at every unit after a forward pass in training; null where there is no activation.</summary>
    public Region? Derivative { get; }

    /// <summary>Where the operation writes what the activation is applied to, from <paramref name="offset"/> floats on.</summary>
    public float* Sums(nint offset, bool training) =>
        (!training || _activation is null ? _output.Value : _sums ?? Derivative)!.Pointer + offset;

    /// <summary><c>y = f(z)</c> over lines of the output, and f' in training.</summary>
    public void Forward(nint offset, int lines, bool training)
    {
        if (_activation is null) return;
        float* z = Sums(offset, training), y = _output.Pointer + offset;
        if (training) _activation.ForwardWithDerivative(z, _output.Padded, y, Derivative!.Pointer + offset, _output.Padded, lines, _output.Features);
        else _activation.Forward(z, _output.Padded, y, _output.Padded, lines, _output.Features);
    }

    /// <summary>The gradient by what the activation learns, if it does; before <see cref="Backward"/>.</summary>
    public void ParameterGradient(int lines)
    {
        if (_sums is null) return;
        _activation!.ParameterGradient(_sums.Pointer, _output.Padded, _output.Gradient!.Pointer, _output.Padded, lines, _output.Features);
    }

    /// <summary><c>dz = f'·dy</c> in place over a piece of the output's gradient, unless the consumer has done it.</summary>
    public void Backward(nint offset, nint count)
    {
        if (Derivative is null || _output.ConsumerAppliesDerivative) return;
        var dy = _output.Gradient!.Pointer + offset;
        Elementwise.Multiply(dy, Derivative.Pointer + offset, dy, count);
    }
}
