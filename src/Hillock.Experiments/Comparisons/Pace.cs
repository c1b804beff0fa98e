using Hillock.Data;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>About how long trainings take, from what they compute alone: what is decided by it is the same on every machine.</summary>
internal static class Pace
{
    private const double FlopsASecond = 1e11;
    private const double SecondsAStep = 8e-6;
    private const double SecondsAnEpoch = 3e-5;
    private const double PlateauShare = 0.25;

    /// <summary>Seconds of one core for one training.</summary>
    public static double Seconds(Arm arm, DataSet data)
    {
        using var model = NetworkBuilder.Build(data, arm.Options, arm.Activations);
        var steps = arm.Options.StepsFor(data);
        var epochs = arm.Options.EpochsFor(data) * (arm.Options.Epochs is null ? PlateauShare : 1);
        var flops = 6.0 * model.MultiplyAdds * data.Train.Count;
        return epochs * ((flops / FlopsASecond) + (steps * SecondsAStep) + SecondsAnEpoch);
    }
}
