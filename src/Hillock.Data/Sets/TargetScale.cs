namespace Hillock.Data;

/// <summary>How targets of a regression were standardised, <c>t = (y − mean) / deviation</c>, from the training split.</summary>
/// <param name="Mean">The mean of the training targets, in their own unit.</param>
/// <param name="Deviation">Their standard deviation; 1 where targets were left as they are.</param>
public readonly record struct TargetScale(double Mean, double Deviation)
{
    /// <summary>The scale that leaves targets as they are.</summary>
    public static TargetScale None => new(0, 1);

    /// <summary>A target in its own unit, standardised.</summary>
    public float Standardize(double raw) => (float)((raw - Mean) / Deviation);

    /// <summary>A standardised target or prediction, in the target's own unit.</summary>
    public double Restore(double standardized) => (standardized * Deviation) + Mean;
}
