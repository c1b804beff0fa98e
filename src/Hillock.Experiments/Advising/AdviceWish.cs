using Hillock.Advice;

namespace Hillock.Experiments.Advising;

/// <summary>What a user says of the advice that is wanted; null is found out from the data, or is the usual.</summary>
public sealed record AdviceWish
{
    /// <summary>What the network is to say; null: from the data, else one of several classes.</summary>
    public AdviceTask? Task { get; init; }

    /// <summary>The kind of hidden layers; null: from the data (convolutions for images, recurrent for sequences and texts), else dense.</summary>
    public AdviceArchitecture? Architecture { get; init; }

    /// <summary>Hidden layers; null: 2, of recurrent ones 1, and 3 where there are blocks.</summary>
    public int? Depth { get; init; }

    /// <summary>Units of a hidden layer; null: 64, of convolutions 16 filters.</summary>
    public int? Width { get; init; }

    /// <summary>Classes, labels or ranks; null: from the data, else 10.</summary>
    public int? Classes { get; init; }

    /// <summary>The lowest value of a bounded target, in its own unit; null: from the data, else 0.</summary>
    public double? Low { get; init; }

    /// <summary>The highest value of a bounded target, in its own unit; null: from the data, else 1.</summary>
    public double? High { get; init; }

    /// <summary>The request without data.</summary>
    /// <exception cref="HillockException">What was said cannot be used.</exception>
    public AdviceRequest Request() => Fill(new AdviceRequest(), AdviceTask.MultiClass, AdviceArchitecture.Dense) with { Bounds = (Low ?? 0, High ?? 1) };

    /// <summary>A request with what was said, and the usual for the rest.</summary>
    internal AdviceRequest Fill(AdviceRequest request, AdviceTask task, AdviceArchitecture architecture)
    {
        var kind = Architecture ?? architecture;
        var convolves = kind == AdviceArchitecture.Convolutional
            || (kind == AdviceArchitecture.Residual && (request.Input ?? AdviceInput.Image) == AdviceInput.Image);
        return request with
        {
            Task = Task ?? task,
            Architecture = kind,
            Depth = Depth ?? kind switch { AdviceArchitecture.Recurrent => 1, AdviceArchitecture.Dense or AdviceArchitecture.Transformer => 2, _ => 3 },
            Width = Width ?? (convolves ? 16 : 64),
            Classes = Classes ?? request.Classes,
        };
    }
}
