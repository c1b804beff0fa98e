namespace Hillock.Health.Probes;

/// <summary>An attempt to learn a few rows by heart, as any network that works can.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="FirstLoss">Loss before the first step.</param>
/// <param name="LastLoss">Least loss that was reached.</param>
public sealed record BatchLearning(int Rows, int Steps, double FirstLoss, double LastLoss)
{
    /// <summary>Whether the loss fell by half of what it was, in magnitude.</summary>
    public bool Learned => FellBy(0.5);

    /// <summary>Whether the loss fell by a share of what it was, in magnitude: it may lie below 0.</summary>
    internal bool FellBy(double share) => FirstLoss - LastLoss > share * Math.Abs(FirstLoss);
}
