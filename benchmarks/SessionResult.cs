namespace Hillock.Benchmarks;

/// <summary>What one process measured.</summary>
/// <param name="Machine">Where and with what.</param>
/// <param name="Limits">The machine's limits in the same run.</param>
/// <param name="Rows">The cases.</param>
public sealed record SessionResult(string Machine, string Limits, IReadOnlyList<Measurement> Rows);
