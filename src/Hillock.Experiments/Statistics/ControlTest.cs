namespace Hillock.Experiments.Statistics;

/// <summary>One arm against a control, by average ranks (Demšar 2006).</summary>
/// <param name="Arm">Its index.</param>
/// <param name="Z"><c>(R_control - R_arm) / √(k (k + 1) / (6 N))</c>: positive where the arm ranks better.</param>
/// <param name="P">Two-sided, of this one test.</param>
/// <param name="Adjusted">After Holm's correction over all arms.</param>
internal readonly record struct ControlTest(int Arm, double Z, double P, double Adjusted);
