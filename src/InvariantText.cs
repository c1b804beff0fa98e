using System.Globalization;
using System.Text;

namespace System.Runtime.CompilerServices;

/// <summary>Writes every interpolated string of an assembly with invariant numbers, whatever the culture of the program that calls it.</summary>
/// <remarks>The compiler takes this type in place of the framework's of the same name, which follows the caller's culture: there a message would
/// read <c>0,5</c>, and no text of Hillock be the same twice.</remarks>
[InterpolatedStringHandler]
internal readonly ref struct DefaultInterpolatedStringHandler(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + (8 * formattedCount));

    public void AppendLiteral(string value) => _text.Append(value);

    public void AppendFormatted(string? value) => _text.Append(value);

    public void AppendFormatted(ReadOnlySpan<char> value) => _text.Append(value);

    public void AppendFormatted<T>(T value) => AppendFormatted(value, 0, null);

    public void AppendFormatted<T>(T value, string? format) => AppendFormatted(value, 0, format);

    public void AppendFormatted<T>(T value, int alignment) => AppendFormatted(value, alignment, null);

    public void AppendFormatted<T>(T value, int alignment, string? format)
    {
        var text = value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString() ?? "";
        _text.Append(alignment < 0 ? text.PadRight(-alignment) : text.PadLeft(alignment));
    }

    public void AppendFormatted(object? value, int alignment = 0, string? format = null) => AppendFormatted<object?>(value, alignment, format);

    public string ToStringAndClear() => _text.ToString();
}
