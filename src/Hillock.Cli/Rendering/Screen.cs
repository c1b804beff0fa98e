using System.Text;
using Hillock.Cli.Streams;
using Spectre.Console;

namespace Hillock.Cli.Rendering;

/// <summary>One of the two output streams, with what is known of the terminal behind it.</summary>
internal sealed class Screen
{
    private readonly TextWriter _writer;

    public Screen(TextWriter writer, bool isTerminal, bool color, int width, int height = 40, bool hasBraille = true)
    {
        _writer = writer;
        IsTerminal = isTerminal;
        Color = color;
        Width = width;
        HasBraille = hasBraille;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new Output(writer, isTerminal, width, height),
        });
        Console.Profile.Capabilities.Unicode = true;
        Console.Pipeline.Attach(new VisibleHook());
    }

    /// <summary>Spectre's view of the stream, for tables and live rendering.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>Whether a person looks at it (else it is a file or a pipe).</summary>
    public bool IsTerminal { get; }

    /// <summary>Whether colour is wanted.</summary>
    public bool Color { get; }

    /// <summary>Columns of characters.</summary>
    public int Width { get; }

    /// <summary>Whether dots of braille can be shown; else letters stand for them.</summary>
    public bool HasBraille { get; }

    /// <summary>Writes a line as it is: never wrapped, never coloured; what would command a terminal is shown.</summary>
    public void Plain(string line = "") => Write(Visible.Line(line));

    /// <summary>Writes a text of several lines, such as code.</summary>
    public void Document(string text) => Write(Visible.Text(text));

    /// <summary>Writes a JSON document.</summary>
    public void Json(string json) => Write(Visible.Json(json));

    /// <summary>Shows what is being done, in place of what stands in the line; for terminals only.</summary>
    public void Progress(string markup) => Console.Write(new Markup(markup) { Overflow = Overflow.Crop });

    /// <summary>Takes the progress away.</summary>
    public void ClearProgress() => Console.Write(new ControlCode("\r\u001b[2K"));

    /// <summary>Leaves a terminal as it should be found when the process ends amid a progress or a question.</summary>
    public void Restore()
    {
        if (!IsTerminal) return;
        _writer.Write("\r\u001b[2K\u001b[?25h");
        _writer.Flush();
    }

    /// <summary>The stream for libraries that write by themselves.</summary>
    public TextWriter Writer() => new VisibleWriter(_writer);

    /// <summary>Writes text, wrapped at words.</summary>
    public void Paragraph(string text)
    {
        foreach (var line in TextWrap.Lines(text, Width)) Plain(line);
    }

    /// <summary>Writes a line of Spectre markup, wrapped at the width.</summary>
    public void Line(string markup)
    {
        Console.Write(new Markup(markup));
        Plain();
    }

    /// <summary>Text as markup that shows it unchanged.</summary>
    public static string Escape(string text) => Markup.Escape(Visible.Line(text));

    private void Write(string text)
    {
        _writer.Write(text);
        _writer.Write('\n');
        _writer.Flush();
    }

    private sealed class Output(TextWriter writer, bool isTerminal, int width, int height) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => height;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
