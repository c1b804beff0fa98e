namespace Hillock.Benchmarks.Cases;

/// <summary>A process from its start to its end that loads a saved network and predicts one row.</summary>
internal sealed class StartUp(string side, NetworkPair pair, string folder) : CaseSide
{
    /// <summary>The argument that makes this program such a process.</summary>
    public const string Verb = "first-prediction";

    private const string Ours = "ours", Peer = "peer";

    /// <summary>Our side: a network saved into a new folder.</summary>
    public static StartUp OfHillock(NetworkPair pair)
    {
        var folder = NewFolder();
        using var model = pair.Create();
        model.Initialize(1);
        model.Save(folder);
        return new StartUp(Ours, pair, folder);
    }

    /// <summary>The peer's: its weights saved into a new folder.</summary>
    public static StartUp OfTorch(NetworkPair pair)
    {
        var folder = NewFolder();
        using var model = pair.Peer();
        model.save(FirstPrediction.Weights(folder));
        return new StartUp(Peer, pair, folder);
    }

    /// <summary>What the process does.</summary>
    public static int Serve(string side, string name, string folder)
    {
        if (side == Ours) FirstPrediction.ByHillock(folder);
        else FirstPrediction.ByTorch(NetworkPair.All.Single(p => p.Name == name), folder);
        return 0;
    }

    public override void Run() => OwnProcess.Run([Verb, side, pair.Name, folder]);

    public override void Dispose() => Directory.Delete(folder, recursive: true);

    private static string NewFolder() => Directory.CreateTempSubdirectory("hillock-startup-").FullName;
}
