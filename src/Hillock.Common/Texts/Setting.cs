namespace Hillock.Texts;

/// <summary>A setting as an object has it.</summary>
/// <param name="Name">In snake_case.</param>
/// <param name="Text">Its value as it is written.</param>
/// <param name="About">What it belongs to, in a few words, where the name is shared with settings of another meaning; else empty.</param>
public readonly record struct Setting(string Name, string Text, string About);
