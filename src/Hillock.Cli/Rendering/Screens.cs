using System.Globalization;
using System.Text;
using Hillock.Cli.Streams;

namespace Hillock.Cli.Rendering;

/// <summary>Finds out what the two standard streams are connected to.</summary>
internal static class Screens
{
    private const int PipeWidth = 100;

    private static readonly string[] Locales = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>Results.</summary>
    public static Screen StandardOutput(bool color) =>
        Of(StandardStream.OfResults(), Console.IsOutputRedirected, color);

    /// <summary>Progress and errors.</summary>
    public static Screen StandardError(bool color) =>
        Of(StandardStream.OfMessages(), Console.IsErrorRedirected, color);

    /// <summary>Whether the environment and the arguments allow colour (no-color.org).</summary>
    public static bool ColorWanted(IReadOnlyList<string> arguments) =>
        !arguments.Contains("--no-color")
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Columns when there is no terminal to ask.</summary>
    public static int WidthWithoutTerminal() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
        && columns >= 20 ? columns : PipeWidth;

    /// <summary>Whether a terminal can show braille: its locale, where one is set, is of UTF-8, and it is not the console of Linux, whose font lacks
    /// it.</summary>
    public static bool BrailleShown(Func<string, string?> variable)
    {
        var locale = Locales.Select(variable).FirstOrDefault(l => !string.IsNullOrEmpty(l)) ?? "utf8";
        return variable("TERM") != "linux" && locale.Replace("-", "", StringComparison.Ordinal).Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }

    private static Screen Of(Stream stream, bool redirected, bool color)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(false), 4096) { NewLine = "\n", AutoFlush = true };
        var terminal = !redirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var (width, height) = redirected ? (WidthWithoutTerminal(), 40) : TerminalSize();
        var braille = !terminal || BrailleShown(Environment.GetEnvironmentVariable);
        return new Screen(writer, terminal, terminal && color, width, height, braille);
    }

    private static (int Width, int Height) TerminalSize()
    {
        try
        {
            return (Console.WindowWidth > 0 ? Console.WindowWidth : 80, Math.Max(10, Console.WindowHeight));
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException)
        {
            return (80, 40);
        }
    }
}
