namespace Hillock.Kernels;

/// <summary>A kernel over long arrays, cut into blocks that a team of threads shares.</summary>
/// <remarks>The blocks are the same for any number of threads, and so are the results. One call at a time; nothing is allocated.</remarks>
public sealed unsafe class TeamKernel(ActivationKernel kernel, WorkerTeam team) : IBlockWork
{
    // A block takes some microseconds; handing it over takes about one.
    private const int Block = 16_384;
    private Pass _pass;
    private float* _x, _second, _third, _parameters;
    private nint _count;

    private enum Pass
    {
        Forward, Both, Backward,
    }

    /// <summary><c>y = f(x)</c>.</summary>
    public void Forward(float* x, float* y, nint count, float* parameters) => Run(Pass.Forward, x, y, null, count, parameters);

    /// <summary><c>y = f(x), d = f'(x)</c> in one pass.</summary>
    public void ForwardWithDerivative(float* x, float* y, float* d, nint count, float* parameters) =>
        Run(Pass.Both, x, y, d, count, parameters);

    /// <summary><c>dx = f'(x)·dy</c>, the derivative computed anew.</summary>
    public void Backward(float* x, float* dy, float* dx, nint count, float* parameters) => Run(Pass.Backward, x, dy, dx, count, parameters);

    void IBlockWork.RunBlock(int block)
    {
        var start = (nint)block * Block;
        var count = nint.Min(Block, _count - start);
        float* x = _x + start, second = _second + start, third = _third + start;
        switch (_pass)
        {
            case Pass.Forward: kernel.Forward(x, second, count, _parameters, _count); break;
            case Pass.Both: kernel.ForwardWithDerivative(x, second, third, count, _parameters, _count); break;
            default: kernel.Backward(x, second, third, count, _parameters, _count); break;
        }
    }

    private void Run(Pass pass, float* x, float* second, float* third, nint count, float* parameters)
    {
        (_pass, _count) = (pass, count);
        _x = x;
        _second = second;
        _third = third;
        _parameters = parameters;
        team.Run(this, checked((int)((count + Block - 1) / Block)));
    }
}
