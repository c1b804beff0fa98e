using System.CommandLine;

namespace Hillock.Cli.Verbs;

/// <summary><c>data</c>: what there is to train on.</summary>
[VerbPlace(80)]
internal sealed class DataVerb : Command
{
    public DataVerb(Session session)
        : base("data", "what there is to train on: list, info, download")
    {
        Add(new DataListVerb(session));
        Add(new DataInfoVerb(session));
        Add(new DataDownloadVerb(session));
    }
}
