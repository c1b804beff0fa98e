using System.Text;
using Spectre.Console;

namespace Hillock.Cli.Rendering;

/// <summary>One of the two output streams, with what is known of the terminal behind it.</summary>
internal sealed class Screen
{
    private readonly TextWriter _writer;

    public Screen(TextWriter writer, bool isTerminal, bool color, int width)
    {
        _writer = writer;
        IsTerminal = isTerminal;
        Color = color;
        Width = width;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new Output(writer, isTerminal, width),
        });
        Console.Profile.Capabilities.Unicode = true;
    }

    /// <summary>Spectre's view of the stream, for tables and live rendering.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>Whether a person looks at it (else it is a file or a pipe).</summary>
    public bool IsTerminal { get; }

    /// <summary>Whether colour is wanted.</summary>
    public bool Color { get; }

    /// <summary>Columns of characters.</summary>
    public int Width { get; }

    /// <summary>Writes a line as it is: never wrapped, never coloured.</summary>
    public void Plain(string line = "")
    {
        _writer.Write(line);
        _writer.Write('\n');
        _writer.Flush();
    }

    /// <summary>Writes a line of Spectre markup, wrapped at the width.</summary>
    public void Line(string markup)
    {
        Console.Write(new Markup(markup));
        Plain();
    }

    /// <summary>Text as markup that shows it unchanged.</summary>
    public static string Escape(string text) => Markup.Escape(text);

    private sealed class Output(TextWriter writer, bool isTerminal, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => isTerminal ? Math.Max(10, System.Console.WindowHeight) : 40;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
