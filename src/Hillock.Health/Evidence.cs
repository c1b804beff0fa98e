namespace Hillock.Health;

/// <summary>A figure that a finding rests on.</summary>
/// <param name="Name">What was measured, such as <c>dead share</c>.</param>
/// <param name="Value">How much.</param>
public readonly record struct Evidence(string Name, double Value);
