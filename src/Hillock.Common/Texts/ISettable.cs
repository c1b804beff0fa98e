namespace Hillock.Texts;

/// <summary>A thing that is written as a name with settings.</summary>
/// <typeparam name="T">Its base type.</typeparam>
public interface ISettable<out T>
{
    /// <summary>The name.</summary>
    string Id { get; }

    /// <summary>A copy with the settings that were written; asks for every one that there is.</summary>
    T With(Settings settings);
}
