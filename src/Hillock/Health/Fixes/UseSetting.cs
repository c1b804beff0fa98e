namespace Hillock.Health.Fixes;

/// <summary>Another value for a setting of the data or the training.</summary>
/// <param name="Setting">Its name, as C# has it, such as <c>ClipNorm</c>.</param>
/// <param name="Value">Its value as text; null for its default.</param>
public sealed record UseSetting(string Setting, string? Value) : FixStep
{
    /// <summary>As in <c>ClipNorm = 1</c>.</summary>
    public override string ToString() => $"{Setting} = {Value ?? "default"}";
}
