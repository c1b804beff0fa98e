namespace Hillock.Health;

/// <summary>A setting of the data or the training, by its name in C#; who asks for it in other words, such as a command line, says it in those.</summary>
/// <param name="Name">Such as <c>ClipNorm</c>.</param>
/// <param name="Value">Its value as text; null for its default, or where any will do.</param>
public sealed record FixSetting(string Name, string? Value = null)
{
    /// <summary>As in <c>ClipNorm = 1</c>.</summary>
    public override string ToString() => Value is null ? Name : $"{Name} = {Value}";
}
