namespace Hillock.Advice;

/// <summary>What advice is asked for.</summary>
public sealed record AdviceRequest
{
    /// <summary>What the network is to say.</summary>
    public AdviceTask Task { get; init; } = AdviceTask.MultiClass;

    /// <summary>The kind of hidden layers.</summary>
    public AdviceArchitecture Architecture { get; init; } = AdviceArchitecture.Dense;

    /// <summary>Hidden layers, in [1, 1000].</summary>
    public int Depth { get; init; } = 2;

    /// <summary>Units of a hidden layer (filters of the first convolution), in [1, 65536].</summary>
    public int Width { get; init; } = 64;

    /// <summary>Classes, labels or ranks; at least 2. Two for a binary task, and without meaning for numbers.</summary>
    public int Classes { get; init; } = 10;

    /// <summary>The shape of a sample; null for a usual one of the architecture.</summary>
    public Shape? Inputs { get; init; }

    /// <summary>What a sample is; null for what the architecture usually reads.</summary>
    public AdviceInput? Input { get; init; }

    /// <summary>Ids there are, for texts.</summary>
    public int Vocabulary { get; init; } = 100;

    /// <summary>The bounds of a bounded target, as the network sees it (standardised, where targets are).</summary>
    public (double Low, double High) Bounds { get; init; } = (0, 1);

    /// <summary>The share of the second class of a binary task; null where it is not known.</summary>
    public double? PositiveShare { get; init; }

    /// <summary>What a sample is, told or usual.</summary>
    internal AdviceInput Kind => Input ?? Architecture switch
    {
        AdviceArchitecture.Convolutional or AdviceArchitecture.Residual => AdviceInput.Image,
        AdviceArchitecture.Recurrent or AdviceArchitecture.Transformer => AdviceInput.Sequence,
        _ => AdviceInput.Table,
    };

    /// <summary>The shape of a sample, told or usual.</summary>
    internal Shape Shape => Inputs ?? Kind switch
    {
        AdviceInput.Image => new Shape(28, 28),
        AdviceInput.Sequence => new Shape(50, 8),
        AdviceInput.Text => new Shape(20),
        _ => new Shape(20),
    };

    /// <summary>Numbers that the network gives.</summary>
    internal int Outputs => Task switch
    {
        AdviceTask.MultiClass or AdviceTask.MultiLabel => Classes,
        AdviceTask.Ordinal => Classes - 1,
        _ => 1,
    };

    /// <summary>Checks what was asked.</summary>
    /// <exception cref="HillockException">Out of range, or a kind of layers that cannot read such samples.</exception>
    internal void Check()
    {
        Require(Depth is >= 1 and <= 1000, $"The depth is {Depth}; give the number of hidden layers, 1 to 1000.");
        Require(Width is >= 1 and <= 65536, $"The width is {Width}; give the units of a hidden layer, 1 to 65536.");
        Require(Classes >= 2 || Task is not (AdviceTask.MultiClass or AdviceTask.MultiLabel or AdviceTask.Ordinal),
            $"There are {Classes} classes; give 2 or more.");
        Require(Bounds.Low < Bounds.High && double.IsFinite(Bounds.High - Bounds.Low),
            FormattableString.Invariant($"The bounds are {Bounds.Low} and {Bounds.High}; the first must be below the second, such as 0 and 1."));
        Require(Kind != AdviceInput.Table || Architecture != AdviceArchitecture.Convolutional,
            "A convolution looks at neighbours, and the columns of a table have none. Ask for dense or residual.");
        Require(Kind != AdviceInput.Table || Architecture != AdviceArchitecture.Recurrent,
            "A recurrent network reads steps in time, and a row of a table has none. Ask for dense, or cut a series into windows (window).");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds) throw new HillockException(message);
    }
}
