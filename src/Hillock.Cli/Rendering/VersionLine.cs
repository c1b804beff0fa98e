using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Hillock.Cli.Rendering;

/// <summary>The answer to <c>--version</c>.</summary>
internal sealed class VersionLine(Screen screen) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>Such as <c>0.1.0</c>.</summary>
    public static string Version => (typeof(VersionLine).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    public override int Invoke(ParseResult parseResult)
    {
        screen.Plain($"hillock {Version}");
        return ExitCodes.Done;
    }
}
