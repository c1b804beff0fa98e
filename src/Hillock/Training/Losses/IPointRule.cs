namespace Hillock.Training;

/// <summary>A loss of single numbers.</summary>
internal interface IPointRule
{
    /// <summary>Its value, and its slope by the output.</summary>
    (double Value, double Slope) At(double output, double target);
}
