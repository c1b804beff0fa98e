using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Hillock;

/// <summary>Records as text, with what their collections hold.</summary>
public static class RecordText
{
    private const int Shown = 10;

    /// <summary>As a record writes itself, <c>Name { First = 1, Second = [a, b] }</c>; of a long collection the first ten, and how many there are.</summary>
    public static string Of(object record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var parts = record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0)
            .Select(p => $"{p.Name} = {Value(Read(p, record))}");
        return $"{record.GetType().Name} {{ {string.Join(", ", parts)} }}";
    }

    private static object? Read(PropertyInfo property, object record)
    {
        try
        {
            return property.GetValue(record);
        }
        catch (TargetInvocationException e)
        {
            return $"({e.InnerException?.Message})"; // text for people must not fail
        }
    }

    private static string Value(object? value) => value switch
    {
        null => "",
        string text => text,
        IEnumerable items when !Writes(value) => Items(items),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // A collection that has a text of its own, such as a network, writes it.
    private static bool Writes(object value) =>
        value.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType is { } type && type != typeof(object) && type != typeof(ValueType);

    private static string Items(IEnumerable items)
    {
        var text = new StringBuilder("[");
        var count = 0;
        foreach (var item in items)
        {
            if (count++ >= Shown) continue;
            if (count > 1) text.Append(", ");
            text.Append(Value(item));
        }

        return (count > Shown ? text.Append(CultureInfo.InvariantCulture, $", … {count} in all") : text).Append(']').ToString();
    }
}
