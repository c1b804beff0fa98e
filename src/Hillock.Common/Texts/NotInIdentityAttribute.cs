namespace Hillock.Texts;

/// <summary>A property that does not make a training another one, such as how many threads it has; every other one does.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotInIdentityAttribute : Attribute;
