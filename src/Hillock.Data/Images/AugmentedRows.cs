using Hillock.Data.Images;

namespace Hillock.Data;

/// <summary>Images that are changed at random whenever a training batch is gathered, and never otherwise.</summary>
/// <remarks>What happens to row <c>r</c> in an epoch follows from that epoch's stream and <c>r</c> alone. Several threads may gather at once.</remarks>
internal sealed unsafe class AugmentedRows : RowStore
{
    // Grows to the largest row a thread has seen, and is then used again and again.
    [ThreadStatic]
    private static float[]? t_scratch;

    private readonly RowStore _rows;
    private readonly int _height;
    private readonly int _width;
    private readonly float[] _black;
    private readonly float[] _white;

    /// <summary>Wraps the rows of a store without copying.</summary>
    /// <param name="rows">The images, row-major, channels last.</param>
    /// <param name="image">Height and width, or height, width and channels.</param>
    /// <param name="augmentation">What is done.</param>
    /// <param name="black">What a black pixel is in the store, one number a channel.</param>
    /// <param name="white">What a white pixel is, one number a channel.</param>
    /// <exception cref="HillockException">No image, or a shift over its whole width.</exception>
    public AugmentedRows(RowStore rows, Shape image, Augmentation augmentation, ReadOnlySpan<float> black, ReadOnlySpan<float> white)
        : base(rows.Rows, rows.Columns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(image.Size, rows.Columns, nameof(image));
        if (image.Rank is not (2 or 3)) throw new HillockException($"Augmentation is for images; a row of {image} is none.");
        var channels = image.Rank == 3 ? image[2] : 1;
        ArgumentOutOfRangeException.ThrowIfNotEqual(black.Length, channels, nameof(black));
        ArgumentOutOfRangeException.ThrowIfNotEqual(white.Length, channels, nameof(white));
        if (augmentation.Shift >= Math.Min(image[0], image[1]))
            throw new HillockException(
                $"shift({augmentation.Shift}) moves an image of {image} out of sight; give fewer pixels, such as "
                + $"shift({Math.Max(1, Math.Min(image[0], image[1]) / 8)}).");
        _rows = rows;
        (_height, _width) = (image[0], image[1]);
        Augmentation = augmentation;
        (_black, _white) = (black.ToArray(), white.ToArray());
    }

    /// <summary>What is done.</summary>
    public Augmentation Augmentation { get; }

    internal override void CopyRow(int row, float* target) => _rows.CopyRow(row, target);

    internal override void PrefetchRow(int row) => _rows.PrefetchRow(row);

    internal override void CopyRow(int row, float* target, RandomStream epoch)
    {
        var random = epoch.Fork(row);
        var movement = Movement.Draw(Augmentation, ref random);
        if (movement.IsNone) _rows.CopyRow(row, target);
        else Move(row, target, movement);
        if (Augmentation.Brightness > 0) ImageLight.Brighten(target, Columns, Factor(ref random, Augmentation.Brightness), _black, _white);
        if (Augmentation.Contrast > 0) ImageLight.Contrast(target, Columns, Factor(ref random, Augmentation.Contrast), _black, _white);
    }

    private void Move(int row, float* target, in Movement movement)
    {
        var scratch = t_scratch;
        if (scratch is null || scratch.Length < Columns) t_scratch = scratch = new float[Columns];
        fixed (float* source = scratch, black = _black)
        {
            _rows.CopyRow(row, source);
            var image = new ImageWarp(source, target, _height, _width, _black.Length, black);
            if (movement.IsWhole) image.Shift(movement);
            else image.Warp(movement);
        }
    }

    private static float Factor(ref RandomStream random, double reach) => (float)random.NextDouble(1 - reach, 1 + reach);
}
