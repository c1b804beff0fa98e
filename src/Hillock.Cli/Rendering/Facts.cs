namespace Hillock.Cli.Rendering;

/// <summary>Named facts in two columns, long ones wrapped under themselves.</summary>
internal sealed class Facts
{
    private readonly List<(string Name, string Value)> _rows = [];

    /// <summary>A title line and a sentence under it.</summary>
    public static void Title(Screen screen, string title, string sentence)
    {
        screen.Line($"[bold]{Screen.Escape(title)}[/]");
        foreach (var line in TextWrap.Lines(sentence, screen.Width)) screen.Plain(line);
        screen.Plain();
    }

    /// <summary>A warning, wrapped under its label.</summary>
    public static void Warning(Screen screen, string text)
    {
        screen.Plain();
        var lines = TextWrap.Lines(text, screen.Width - 9).ToList();
        screen.Line($"[bold]warning:[/] {Screen.Escape(lines[0])}");
        foreach (var line in lines.Skip(1)) screen.Plain(new string(' ', 9) + line);
    }

    /// <summary>Adds a fact; an empty one is left out.</summary>
    public void Add(string name, string value)
    {
        if (value.Length > 0) _rows.Add((name, value));
    }

    /// <summary>Writes them.</summary>
    public void Write(Screen screen)
    {
        var left = _rows.Count == 0 ? 0 : _rows.Max(r => r.Name.Length) + 2;
        foreach (var (name, value) in _rows)
        {
            var lines = TextWrap.Lines(value, Math.Max(20, screen.Width - left)).ToList();
            screen.Line($"[dim]{name.PadRight(left)}[/]{Screen.Escape(lines[0])}");
            foreach (var line in lines.Skip(1)) screen.Plain(new string(' ', left) + line);
        }
    }
}
