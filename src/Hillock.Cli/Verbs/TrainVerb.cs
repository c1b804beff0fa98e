using System.CommandLine;
using Hillock.Experiments.RunFiles;

namespace Hillock.Cli.Verbs;

/// <summary><c>train</c>: one network.</summary>
internal sealed class TrainVerb(Session session) : SpecVerb("train", "train one network", RunVerb.Train, session)
{
    public override IReadOnlyList<(string Command, string Meaning)> Examples => [];

    protected override int Run(ParseResult parsed) => 0;
}
