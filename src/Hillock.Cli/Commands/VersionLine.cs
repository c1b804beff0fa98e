using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Hillock.Cli.Rendering;

/// <summary>The answer to <c>--version</c>.</summary>
internal sealed class VersionLine(Session session) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>Such as <c>0.1.0</c>.</summary>
    public static string Version => (typeof(VersionLine).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    /// <summary>Writes the line, or an object.</summary>
    public static int Write(Session session) => session.Answer(() => new { Name = "hillock", Version }, screen => screen.Plain($"hillock {Version}"));

    public override int Invoke(ParseResult parseResult) => Write(session);
}
