namespace Hillock.Formulas.Printing;

/// <summary>What loops over a row are made of in a language like C.</summary>
internal sealed record RowLanguage
{
    /// <summary>How formulas are written.</summary>
    internal required Notation Notation { get; init; }

    /// <summary>The type of numbers.</summary>
    internal required string Real { get; init; }

    /// <summary>The line that makes an array as long as the row, of a type, filled with zeros if asked for.</summary>
    internal required Func<string, string, bool, IEnumerable<string>> Array { get; init; }

    /// <summary>The line that sorts an array upwards, and another with it.</summary>
    internal required Func<string, string, string> Sort { get; init; }

    /// <summary>The number that is less than all others, and the one that is greater.</summary>
    internal required (string Least, string Greatest) Ends { get; init; }

    /// <summary>The greatest finite number of the type.</summary>
    internal double Finite => Real == "double" ? double.MaxValue : float.MaxValue;

    /// <summary>Whether a value is not a number.</summary>
    internal required Func<string, string> IsNaN { get; init; }

    /// <summary>A value that is not a number.</summary>
    internal required string NaN { get; init; }
}
