using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Treatments;

/// <summary>A change of a run that may cure it.</summary>
/// <param name="Name">Stable name, such as <c>swap-activation</c>.</param>
/// <param name="Text">The change in a few words.</param>
/// <param name="Size">How much it changes, from 1; the smallest is tried first.</param>
/// <param name="Mended">The run with it.</param>
public sealed record Remedy(string Name, string Text, int Size, RunSpec Mended);
