namespace Hillock.Experiments.RunFiles;

public static partial class RunOptions
{
    private static readonly (string Word, char Character)[] Characters =
    [
        ("tab", '\t'), ("\\t", '\t'), ("space", ' '), ("blank", ' '), ("comma", ','), ("semicolon", ';'), ("bar", '|'), ("pipe", '|'),
        ("point", '.'), ("dot", '.'), ("period", '.'), ("apostrophe", '\''), ("underscore", '_'),
    ];

    // How the text of a CSV becomes cells and numbers.
    private static IEnumerable<PartOption<DataSpec>> CsvTexts() =>
    [
        new()
        {
            Name = "encoding", Kind = RunOptionKind.Text, Placeholder = "NAME",
                Offers = ["utf-8", "utf-16", "windows-1252", "latin1", "windows-1250", "windows-1251", "macintosh", "shift_jis", "gb18030"],
            Help = "Encoding of a CSV or of texts, such as windows-1252.", Default = "UTF-8, else windows-1252 with a warning",
            Setter = (s, t) => s with { Encoding = ValueText.Words("encoding", t[0]) },
            Getter = s => One(s.Encoding),
        },
        new()
        {
            Name = "delimiter", Kind = RunOptionKind.Text, Placeholder = "CHAR", Offers = ["comma", "semicolon", "tab", "bar", "space"],
            Example = "tab", Help = "What separates the cells of a CSV: one character, or tab, space, comma, semicolon or bar.", Default = "told from the file",
            Setter = (s, t) => s with { Delimiter = Character("delimiter", t[0]) },
            Getter = s => One(Printed(s.Delimiter)),
        },
        new()
        {
            Name = "decimal", Kind = RunOptionKind.Text, Placeholder = "CHAR", Offers = ["comma", "point"],
            Help = "What stands before the decimals of a CSV's numbers: a point or a comma.", Default = "a point",
            Setter = (s, t) => s with { DecimalMark = Among("decimal", t[0], ".,", "a point or a comma") },
            Getter = s => One(Printed(s.DecimalMark)),
        },
        new()
        {
            Name = "thousands", Kind = RunOptionKind.Text, Placeholder = "CHAR", Offers = ["comma", "point", "space", "apostrophe"],
            Help = "What parts the thousands of a CSV's numbers: comma, point, space or apostrophe.", Default = "nothing",
            Setter = (s, t) => s with { ThousandsMark = Among("thousands", t[0], ",. '’_", "a comma, a point, space or apostrophe") },
            Getter = s => One(Printed(s.ThousandsMark)),
        },
        new()
        {
            Name = "units", Kind = RunOptionKind.Switch, Placeholder = "true|false",
            Help = "Whether columns such as $23.00, 23% or 5 kg are numbers, where all of a column have the same unit.", Default = "false: they are names",
            Setter = (s, t) => s with { Units = ValueText.Switch("units", t[0]) },
            Getter = s => One(s.Units),
        },
        new()
        {
            Name = "ignore-case", Kind = RunOptionKind.Switch, Placeholder = "true|false",
            Help = "Whether names and classes that differ in case or blanks alone, such as yes and YES, are one.", Default = "false",
            Setter = (s, t) => s with { IgnoreCase = ValueText.Switch("ignore-case", t[0]) },
            Getter = s => One(s.IgnoreCase),
        },
    ];

    private static char Character(string name, string text) => Named(text)
        ?? throw new HillockException(
            $"{name} is '{text}', but must be one character, or one of {string.Join(", ", Characters.Select(c => c.Word).Where(w => w[0] != '\\'))}.");

    private static char Among(string name, string text, string allowed, string expected) => Named(text) is { } c && allowed.Contains(c)
        ? c
        : throw new HillockException($"{name} is '{text}', but must be {expected}.");

    private static char? Named(string text)
    {
        if (text.Length == 1) return text[0];
        var word = text.Trim().ToLowerInvariant();
        return Characters.Where(c => c.Word == word).Select(c => (char?)c.Character).FirstOrDefault();
    }

    // A word needs no quotes in a shell or a run file.
    private static string? Printed(char? character) => character is { } c
        ? Characters.Where(named => named.Character == c).Select(named => named.Word).FirstOrDefault() ?? c.ToString()
        : null;
}
