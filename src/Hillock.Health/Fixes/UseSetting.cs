namespace Hillock.Health.Fixes;

/// <summary>Another value for a setting of the data or the training.</summary>
/// <param name="Setting">Its name and the value; null for its default.</param>
public sealed record UseSetting(FixSetting Setting) : FixStep
{
    /// <summary>A setting by name.</summary>
    public UseSetting(string name, string? value)
        : this(new FixSetting(name, value))
    {
    }
}
