using Hillock.Layers;

namespace Hillock.Health.Forecasts;

/// <summary>From where on a forecast warns, and from where on it says that training fails.</summary>
/// <remarks>Of log10 of squared norms: ‖g_first‖/‖g_last‖ below 1e-1 or 1e-3. Those of the signal are mean squares.</remarks>
internal static class Bands
{
    public const double Warn = 2;
    public const double Fail = 6;
    public const double WarnScale = 1e3;
    public const double FailScale = 1e6;
    public const double Alike = 0.999;
    public const double Same = 1 - 1e-6;
    public const double NotCentred = 0.5;
    public const double WarnDead = 0.05;
    public const double FailDead = 0.25;
    public const double WarnSaturated = 0.5;
    public const double FailSaturated = 0.9;
    public const double Unstable = 1.02;
    public const int UnstableLength = 10;
    public const double UnstableGrowth = 6;

    /// <summary>Whether figures at the end of a chain cannot be trusted: a deep one in which changes grow, or a short one in which they grow sixfold.</summary>
    public static bool IsUnstable(Chain chain) =>
        chain.LogGrowth > (chain.Length > UnstableLength ? UnstableLength * Math.Log(Unstable) : Math.Log(UnstableGrowth));
}
