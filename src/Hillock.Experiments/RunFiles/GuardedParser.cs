using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hillock.Experiments.RunFiles;

/// <summary>YAML events, whose every error has a place.</summary>
/// <remarks>The parser beneath ends some texts, such as a list that is never closed, with whatever its own tables throw.</remarks>
internal sealed class GuardedParser(IParser inner) : IParser
{
    public ParsingEvent? Current => inner.Current;

    public bool MoveNext()
    {
        try
        {
            return inner.MoveNext();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException or FormatException
            or OverflowException)
        {
            var at = inner.Current?.End ?? Mark.Empty;
            throw new YamlException(at, at, "what follows here cannot be read; perhaps a bracket or a quote is not closed.", e);
        }
    }
}
