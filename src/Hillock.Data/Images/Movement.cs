namespace Hillock.Data.Images;

/// <summary>How one image is moved: mirrored, zoomed and turned about its centre, then shifted.</summary>
/// <param name="Flip">Whether it is mirrored left to right.</param>
/// <param name="Right">Pixels to the right.</param>
/// <param name="Down">Pixels down.</param>
/// <param name="Angle">Turn in radians, clockwise on the screen.</param>
/// <param name="Zoom">Its new size as a share of the old.</param>
internal readonly record struct Movement(bool Flip, int Right, int Down, double Angle, double Zoom)
{
    /// <summary>Whether nothing moves.</summary>
    public bool IsNone => IsWhole && !Flip && Right == 0 && Down == 0;

    /// <summary>Whether pixels fall on pixels, so that nothing is interpolated.</summary>
    public bool IsWhole => Angle == 0 && Zoom == 1;

    /// <summary>Draws one; what is not asked for draws nothing.</summary>
    public static Movement Draw(Augmentation how, ref RandomStream random)
    {
        var flip = how.Flip && random.NextInt(2) == 1;
        var (right, down) = (Pixels(ref random, how.Shift), Pixels(ref random, how.Shift));
        var angle = how.Rotation == 0 ? 0 : random.NextDouble(-how.Rotation, how.Rotation) * (Math.PI / 180);
        var zoom = how.Zoom == 0 ? 1 : random.NextDouble(1 - how.Zoom, 1 + how.Zoom);
        return new Movement(flip, right, down, angle, zoom);
    }

    private static int Pixels(ref RandomStream random, int most) => most == 0 ? 0 : random.NextInt((2 * most) + 1) - most;
}
