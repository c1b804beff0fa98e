using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Hillock.Activations;
using Hillock.Texts;

namespace Hillock.Training;

/// <summary>What makes a training another one: every property of its settings but those with <see cref="NotInIdentityAttribute"/>.</summary>
/// <remarks>A new property is one of them without a line here, so it cannot be forgotten.</remarks>
public static partial class TrainingIdentity
{
    private const string None = "none";

    /// <summary>The properties as texts that differ where a result may, by name.</summary>
    /// <remarks>The name is that of the property in words, or its <see cref="DisplayNameAttribute"/>.</remarks>
    /// <param name="settings">A record of settings, such as <see cref="FitOptions"/>.</param>
    public static IReadOnlyDictionary<string, string> Of(object settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && !p.IsDefined(typeof(NotInIdentityAttribute), inherit: true))
            .ToDictionary(Name, p => Text(p.GetValue(settings)));
    }

    /// <summary>A value as a text that no other value has: a function, not its name, for an activation; every digit of a number.</summary>
    public static string Text(object? value) => value switch
    {
        null => None,
        string text => text,
        Activation activation => activation.Signature,
        FitOptions options => string.Join("; ", Of(options).Select(p => $"{p.Key}={p.Value}")),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
        _ => value.ToString() ?? None,
    };

    private static string Name(PropertyInfo property) =>
        property.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName ?? Words().Replace(property.Name, " ").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Words();
}
