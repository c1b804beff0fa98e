namespace Hillock.Cli;

/// <summary>Makes a class a verb of <c>hillock</c> itself, not one below another.</summary>
/// <param name="place">Where it stands in the help, the lowest first.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class VerbPlaceAttribute(int place) : Attribute
{
    public int Place => place;
}
