using System.CommandLine;
using Hillock.Cli.Rendering;

namespace Hillock.Cli;

/// <summary>What a verb works with: results go to <see cref="Out"/>, progress and errors to <see cref="Error"/>.</summary>
internal sealed class Session(Screen output, Screen error, Interrupt interrupt)
{
    /// <summary>One JSON document on stdout instead of text.</summary>
    public Option<bool> JsonOption { get; } = new("--json")
    {
        Description = "Print one JSON document instead of text",
        Recursive = true,
        Arity = ArgumentArity.Zero,
    };

    /// <summary>Nothing on stderr but errors.</summary>
    public Option<bool> QuietOption { get; } = new("--quiet", "-q")
    {
        Description = "No progress; only results and errors",
        Recursive = true,
        Arity = ArgumentArity.Zero,
    };

    /// <summary>No colour, as the environment variable NO_COLOR.</summary>
    public Option<bool> NoColorOption { get; } = new("--no-color")
    {
        Description = "No colour (so does the environment variable NO_COLOR)",
        Recursive = true,
        Arity = ArgumentArity.Zero,
    };

    /// <summary>Where results go.</summary>
    public Screen Out { get; } = output;

    /// <summary>Where progress and errors go.</summary>
    public Screen Error { get; } = error;

    /// <summary>Signalled by the first Ctrl-C.</summary>
    public CancellationToken Token => interrupt.Token;

    /// <summary>The exit code of a run that was stopped.</summary>
    public int Stopped => interrupt.Code;

    /// <summary>Whether a JSON document is wanted.</summary>
    public bool Json { get; private set; }

    /// <summary>Whether progress is unwanted.</summary>
    public bool Quiet { get; private set; }

    /// <summary>Reads the flags that every verb has.</summary>
    public void Read(ParseResult parsed)
    {
        Json = parsed.GetValue(JsonOption);
        Quiet = parsed.GetValue(QuietOption);
    }

    /// <summary>Shows what loading data takes, until it is disposed; null where progress is unwanted.</summary>
    public LoadingLine? Loading() => Quiet ? null : new LoadingLine(Error);

    /// <summary>Until it is disposed, a signal is answered at the next step, so that what is finished is kept; elsewhere it ends the verb at once.</summary>
    public IDisposable Keep() => interrupt.Keep();

    /// <summary>Writes a file that was asked for; a signal that falls into it waits, so that no half of one is left beside it.</summary>
    public void Save(Action write)
    {
        using var keep = Keep();
        write();
    }

    /// <summary>Writes one JSON document, or renders text, as the user wants it.</summary>
    public int Answer(Func<object> json, Action<Screen> text)
    {
        if (Json) Out.Json(JsonOutput.Document(json()));
        else text(Out);
        return ExitCodes.Done;
    }
}
