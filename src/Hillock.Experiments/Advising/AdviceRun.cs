using Hillock.Advice;
using Hillock.Data;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Advising;

/// <summary>A recommendation as a run of the command.</summary>
public static class AdviceRun
{
    /// <summary>Why there is no such run.</summary>
    public const string WhyNone = "hillock train reads one target a row; several labels a row are trained from C#.";

    /// <summary>The training of a recommendation; null for tasks with several targets a row.</summary>
    /// <param name="advice">The recommendation.</param>
    /// <param name="data">Which data and how they are read; null for a table that is to be filled in.</param>
    public static RunSpec? Train(Recommendation advice, RunSpec? data = null)
    {
        ArgumentNullException.ThrowIfNull(advice);
        var request = advice.Request;
        if (request.Task is AdviceTask.MultiLabel or AdviceTask.Ordinal) return null;
        var spec = data ?? Place(request);
        var plain = request.Architecture == AdviceArchitecture.Dense;
        return spec with
        {
            Network = spec.Network with
            {
                Hidden = plain ? [.. Enumerable.Repeat(request.Width, request.Depth)] : new NetworkSpec().Hidden,
                Layers = plain ? null : advice.Layers,
                Activations = [advice.Contenders[0]],
                OutputActivation = request.Task == AdviceTask.Bounded ? advice.OutputActivation : "auto",
            },
            Fit = spec.Fit with
            {
                Loss = request.Task == AdviceTask.Count ? advice[AdviceTopic.Loss].Choice : "auto",
                Optimizer = advice[AdviceTopic.Optimizer].Choice,
                Rate = advice.Rate == 1e-3 ? null : advice.Rate,
                Schedule = advice.Schedule,
                Options = spec.Fit.Options with { ClipNorm = advice.ClipNorm },
            },
        };
    }

    /// <summary>The comparison of the advised activation with its runners-up; null for tasks with several targets a row.</summary>
    public static RunSpec? Race(Recommendation advice, RunSpec data) => Train(advice, data) is { } spec
        ? spec.With(spec.Network with { Activations = advice.Contenders })
        : null;

    // What a user fills in; a bounded output reaches targets in their own unit, which are not to be standardised then.
    private static RunSpec Place(AdviceRequest request) => new()
    {
        Data = new()
        {
            Source = request.Architecture is AdviceArchitecture.Convolutional or AdviceArchitecture.Residual ? "pictures/" : "data.csv",
            ImageSize = request.Architecture is AdviceArchitecture.Convolutional or AdviceArchitecture.Residual ? new ImageSize(28, 28) : null,
            Window = request.Architecture is AdviceArchitecture.Recurrent or AdviceArchitecture.Transformer ? 50 : null,
            Standardize = request.Task == AdviceTask.Bounded ? false : null,
        },
    };
}
