using System.Globalization;

namespace Hillock;

/// <summary>A setting that a message advises: a property as C# writes it, unless the program in front says how its users write it.</summary>
/// <param name="name">The property, such as <c>BatchSize</c>, or <c>Images.Size</c> within another.</param>
/// <param name="value">What to set it to; null where the message says that otherwise.</param>
public sealed class SettingHint(string name, object? value = null)
{
    /// <summary>How settings that go together are written for those who read the messages, such as <c>--decimal , --units</c>; null: as C# has them.</summary>
    /// <remarks>For a program such as a command line, which sets it once at its start.</remarks>
    public static Func<IReadOnlyList<SettingHint>, string>? Writer { get; set; }

    /// <summary>The property.</summary>
    public string Name { get; } = name;

    /// <summary>What to set it to; null where the message says that otherwise.</summary>
    public object? Value { get; } = value;

    /// <inheritdoc/>
    public override string ToString() => Join(this);

    /// <summary>Settings that go together.</summary>
    public static string Join(params IReadOnlyList<SettingHint> settings) =>
        Writer is { } writer ? writer(settings) : string.Join(", ", settings.Select(s => s.Value is null ? s.Name : $"{s.Name} = {Literal(s.Value)}"));

    private static string Literal(object value) => value switch
    {
        string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        '\'' => "'\\''",
        '\\' => "'\\\\'",
        char one => $"'{one}'",
        true => "true",
        false => "false",
        Enum member => $"{member.GetType().Name}.{member}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
