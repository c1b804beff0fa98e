namespace Hillock.Tests.Texts;

/// <summary>A form by which texts know something, whatever its kind.</summary>
internal sealed record NamedForm(object Usual, IReadOnlyList<string> Names, string? Needs, bool IsFixed);
