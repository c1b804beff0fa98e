namespace Hillock.Formulas.Printing;

/// <summary>A language as a table: how each operator and each leaf is written.</summary>
internal sealed record Notation
{
    /// <summary>How each operator is written. The operators of <see cref="Idioms"/> may be left out.</summary>
    internal required IReadOnlyDictionary<Operator, Form> Forms { get; init; }

    /// <summary>A number; one that begins with a minus sign gets parentheses where needed.</summary>
    internal required Func<double, string> Number { get; init; }

    /// <summary>A truth value as 1 or 0.</summary>
    internal required Form TruthToNumber { get; init; }

    /// <summary>A number as the truth value that it is not 0.</summary>
    internal required Form NumberToTruth { get; init; }

    /// <summary>A plain number as an array, where functions refuse plain numbers.</summary>
    internal Form? ToArray { get; init; }

    /// <summary>The line that names a part: its name, whether it is a truth value, its code.</summary>
    internal Func<string, bool, string, string> Declare { get; init; } = (name, _, code) => $"{name} = {code}";

    internal Func<string, string> Parenthesize { get; init; } = text => $"({text})";

    /// <summary>What parts that are used again are called.</summary>
    internal Func<int, string> LocalName { get; init; } = number => $"t{number}";

    /// <summary>Parts longer than this get a line of their own.</summary>
    internal int LongestPart { get; init; } = 90;

    /// <summary>Whether parts used more than once get a name.</summary>
    internal bool NamesSharedParts { get; init; } = true;
}
