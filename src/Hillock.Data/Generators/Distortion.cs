using System.Numerics;

namespace Hillock.Data.Generators;

/// <summary>One hand's deviation from the pattern: rotation, shear, scale, shift, and a smooth wave of the paper.</summary>
internal readonly struct Distortion
{
    private const double Rotation = 0.15;
    private const double Slant = 0.19;
    private const double Wave = 0.038;
    private const double ShiftPixels = 0.9;
    private const float Centre = 13.5f;

    private readonly Matrix3x2 _affine;
    private readonly Vector2 _alongA;
    private readonly Vector2 _alongB;
    private readonly Vector2 _amplitudeA;
    private readonly Vector2 _amplitudeB;
    private readonly Vector2 _phase;

    /// <summary>Draws a deviation; lengths are shares of the digit's box, angles radians.</summary>
    public Distortion(ref RandomStream random)
    {
        var width = (float)random.NextDouble(14.5, 20);
        var height = (float)random.NextDouble(18, 21.5);
        var slant = (float)(random.NextNormal() * Slant);
        var shift = new Vector2((float)random.NextNormal(), (float)random.NextNormal()) * (float)ShiftPixels;
        _affine = Matrix3x2.CreateTranslation(-0.5f, -0.5f)
            * new Matrix3x2(width, 0, -slant * height, height, 0, 0)
            * Matrix3x2.CreateRotation((float)(random.NextNormal() * Rotation))
            * Matrix3x2.CreateTranslation(new Vector2(Centre) + shift);
        _alongA = Along(ref random);
        _alongB = Along(ref random);
        _amplitudeA = new Vector2((float)random.NextNormal(), (float)random.NextNormal()) * (float)Wave;
        _amplitudeB = new Vector2((float)random.NextNormal(), (float)random.NextNormal()) * (float)Wave;
        _phase = new Vector2((float)random.NextDouble(0, Math.Tau), (float)random.NextDouble(0, Math.Tau));
    }

    /// <summary>Where a point of the unit square falls on the 28×28 grid, in pixels.</summary>
    public Vector2 Apply(Vector2 point)
    {
        var waved = point
            + (_amplitudeA * MathF.Sin(Vector2.Dot(point, _alongA) + _phase.X))
            + (_amplitudeB * MathF.Sin(Vector2.Dot(point, _alongB) + _phase.Y));
        return Vector2.Transform(waved, _affine);
    }

    // Between half a wave and one and a quarter across the box, in any direction.
    private static Vector2 Along(ref RandomStream random)
    {
        var (angle, waves) = (random.NextDouble(0, Math.Tau), random.NextDouble(0.5, 1.25) * Math.Tau);
        return new Vector2((float)(Math.Cos(angle) * waves), (float)(Math.Sin(angle) * waves));
    }
}
