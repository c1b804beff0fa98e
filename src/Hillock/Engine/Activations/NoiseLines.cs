using Hillock.Activations;

namespace Hillock.Engine;

/// <summary>A random number for each element of a slot, laid out as its values; those of a row depend on seed, step, layer and row alone.</summary>
internal sealed unsafe class NoiseLines
{
    private readonly Region _memory;
    private readonly Slot _slot;
    private readonly Noise _noise;
    private readonly PlanContext _context;
    private readonly RandomStream _random;
    private RandomStream _step;

    /// <summary>Plans the memory for lines like those of <paramref name="slot"/>, for the operation that is being built.</summary>
    public NoiseLines(PlanBuilder builder, Slot slot, Noise noise)
    {
        _memory = builder.Keep(slot);
        _slot = slot;
        _noise = noise;
        _context = builder.Context;
        _random = _context.Random.Fork(builder.Index);
    }

    /// <summary>Begins a pass.</summary>
    public void Begin() => _step = _random.Fork(_context.Step);

    /// <summary>The numbers from a line on.</summary>
    public float* Line(nint line) => _memory.Pointer + (line * _slot.Padded);

    /// <summary>Draws the numbers of some rows.</summary>
    public void Draw(int first, int rows)
    {
        for (var i = first; i < first + rows; i++)
        {
            var random = _step.Fork(i);
            for (var p = 0; p < _slot.Positions; p++)
            {
                var line = Line(((nint)i * _slot.Positions) + p);
                for (var j = 0; j < _slot.Features; j++) line[j] = (float)_noise.Draw(ref random);
            }
        }
    }
}
