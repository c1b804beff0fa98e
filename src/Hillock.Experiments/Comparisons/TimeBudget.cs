using System.Diagnostics;
using System.Globalization;
using Hillock.Data;
using Hillock.Experiments.RunFolders;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>How many epochs a time allows; measured once, and kept in the folder, so that a resumed run trains alike.</summary>
internal static class TimeBudget
{
    private const string FileName = "budget.txt";
    private const int Rounds = 5;
    private const double Share = 0.8;

    /// <summary>The arms with as many epochs at most as let each be trained five times in the time; and that number, where it is fewer than usual.</summary>
    public static (IReadOnlyList<Arm> Arms, int? Epochs) Fit(IReadOnlyList<Arm> arms, DataSet data, double seconds, int threads, RunFolder folder)
    {
        var usual = arms.Max(a => a.Options.EpochsFor(data));
        if (arms.Any(a => a.Options.Epochs is not null)) return (arms, null);
        var most = int.TryParse(folder.Read(FileName)?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var kept) && kept > 0 ? kept
            : Measure(arms, data, seconds, threads);
        folder.Write(FileName, most.ToString(CultureInfo.InvariantCulture) + "\n");
        return most >= usual ? (arms, null) : ([.. arms.Select(a => a with { Options = a.Options with { MostEpochs = most } })], most);
    }

    private static int Measure(IReadOnlyList<Arm> arms, DataSet data, double seconds, int threads)
    {
        var epoch = arms.Sum(a => Epoch(a, data));
        return (int)Math.Clamp(Share * seconds * threads / (Rounds * Math.Max(epoch, 1e-7)), 1, 1_000_000);
    }

    // The second epoch: the first compiles.
    private static double Epoch(Arm arm, DataSet data)
    {
        using var model = NetworkBuilder.Build(data, arm.Options, arm.Activations);
        model.Initialize(0);
        var began = 0L;
        var options = arm.Options with { Epochs = 2 };
        var seconds = 0.0;
        var training = new SingleTraining(data, model, options)
        {
            Told = _ =>
            {
                if (began != 0) seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
                began = Stopwatch.GetTimestamp();
            },
        };
        training.Train(arm.Name, 0, 1, CancellationToken.None);
        return seconds;
    }
}
