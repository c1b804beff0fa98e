using CsCheck;
using Hillock.Data;
using Hillock.Data.Images;

namespace Hillock.Tests.Data;

public sealed class ImageResizerTests
{
    [Fact]
    public void The_same_size_changes_nothing() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9]).SelectMany((h, w) => Gen.Byte.Array[h * w * 3].Select(rgb => new DecodedImage(new ImageSize(h, w), rgb)))
            .Hold(image => Assert.Equal(image.Rgb, Resize(image, image.Size, ResizeMode.Stretch)));

    [Fact]
    public void One_colour_stays_one_colour() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 40], Gen.Byte).Hold((h, w, height, width, colour) =>
        {
            var image = new DecodedImage(new ImageSize(h, w), [.. Enumerable.Repeat(colour, h * w * 3)]);
            foreach (var mode in Enum.GetValues<ResizeMode>())
                Assert.All(Resize(image, new ImageSize(height, width), mode), value => Assert.Equal(colour, value));
        }, count: 50);

    // A plane brightness = a + b·x stays that plane under bilinear interpolation and under averaging, away from the edges.
    [Theory]
    [InlineData(80, 20)]
    [InlineData(30, 20)]
    [InlineData(20, 50)]
    public void A_ramp_stays_a_ramp(int from, int to)
    {
        var image = new DecodedImage(new ImageSize(2, from), [.. Enumerable.Range(0, 2 * from * 3).Select(i => (byte)(3 * (i / 3 % from)))]);
        var resized = Resize(image, new ImageSize(2, to), ResizeMode.Stretch);
        for (var x = 4; x < to - 4; x++)
            Assert.Equal(3 * ((((x + 0.5) * from) / to) - 0.5), resized[3 * x], 0.51);
    }

    [Fact]
    public void Halving_a_grid_of_pairs_averages_them()
    {
        // Columns 0 0 96 96 0 0 96 96: the triangle weighs 1/8 3/8 3/8 1/8, at an edge 3/7 3/7 1/7.
        var image = new DecodedImage(new ImageSize(2, 8), [.. Enumerable.Range(0, 2 * 8 * 3).Select(i => (byte)(i / 3 % 8 / 2 % 2 * 96))]);
        var resized = Resize(image, new ImageSize(2, 4), ResizeMode.Stretch);
        Assert.Equal([14, 72, 24, 82], [resized[0], resized[3], resized[6], resized[9]]);
    }

    [Fact]
    public void A_crop_keeps_the_middle_and_its_shape()
    {
        // Left third red, middle green, right blue: a square cut from 2×6 sees the middle two columns, all green.
        byte[] rgb = [.. Enumerable.Range(0, 2 * 6).SelectMany(i => (i % 6 / 2) switch { 0 => new byte[] { 255, 0, 0 }, 1 => [0, 255, 0], _ => [0, 0, 255] })];
        var image = new DecodedImage(new ImageSize(2, 6), rgb);
        Assert.Equal([.. Enumerable.Range(0, 4).SelectMany(_ => new byte[] { 0, 255, 0 })], Resize(image, new ImageSize(2, 2), ResizeMode.Crop));
        Assert.NotEqual([.. Enumerable.Range(0, 4).SelectMany(_ => new byte[] { 0, 255, 0 })], Resize(image, new ImageSize(2, 2), ResizeMode.Stretch));
    }

    private static byte[] Resize(DecodedImage image, ImageSize size, ResizeMode mode)
    {
        var target = new byte[size.Height * size.Width * 3];
        ImageResizer.Resize(image, size, mode, 3, target);
        return target;
    }
}
