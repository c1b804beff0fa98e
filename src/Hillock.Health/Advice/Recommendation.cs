using System.Globalization;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Advice;

/// <summary>What to build and how to train it, with the reasons.</summary>
public sealed record Recommendation
{
    private const string Place = "_";

    internal Recommendation()
    {
    }

    /// <summary>What was asked.</summary>
    public required AdviceRequest Request { get; init; }

    /// <summary>The choices, one a topic.</summary>
    public required IReadOnlyList<AdviceChoice> Choices { get; init; }

    /// <summary>The hidden activations worth a race on the data: the advised one first, then its runners-up.</summary>
    public required IReadOnlyList<string> Contenders { get; init; }

    /// <summary>The hidden layers as text, with <c>_</c> for their activation.</summary>
    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>Shape of a sample.</summary>
    public Shape Inputs => Request.Shape;

    /// <summary>Numbers that the network gives.</summary>
    public int Outputs => Request.Outputs;

    /// <summary>The activation of the output.</summary>
    public string OutputActivation => this[AdviceTopic.OutputActivation].Choice;

    /// <summary>The optimiser with its rate.</summary>
    public string Optimizer => string.Create(CultureInfo.InvariantCulture, $"{this[AdviceTopic.Optimizer].Choice}(rate={TrainingAdvice.RateOf(Request):R})");

    /// <summary>The learning rate to begin with.</summary>
    public double Rate => TrainingAdvice.RateOf(Request);

    /// <summary>How the rate changes.</summary>
    public string Schedule => Request.Architecture == AdviceArchitecture.Transformer ? "cosine(warmup=0.1)" : "constant";

    /// <summary>Limit of the gradient's norm; null for none.</summary>
    public double? ClipNorm => Request.Architecture == AdviceArchitecture.Recurrent ? 1 : null;

    /// <summary>How to train it.</summary>
    public FitOptions Options => new() { Optimizer = Optimizer, Schedule = Schedule, Loss = this[AdviceTopic.Loss].Choice, ClipNorm = ClipNorm };

    /// <summary>The choice of a topic.</summary>
    public AdviceChoice this[AdviceTopic topic] => Choices.First(c => c.Topic == topic);

    /// <summary>The network, without values.</summary>
    public Sequential Build()
    {
        var model = new Sequential(Inputs);
        foreach (var text in Layers) model.Add(Layer.Parse(text, name => name == Place ? Contenders[0] : name));
        model.Add(new Dense(Outputs, OutputActivation));
        return model;
    }

    /// <summary>The same with something measured beside the evidence of a topic.</summary>
    public Recommendation WithMeasurement(AdviceTopic topic, string text, double? value = null) => this with
    {
        Choices = [.. Choices.Select(c =>
            c.Topic == topic ? c with { Evidence = [.. c.Evidence, new AdviceEvidence(EvidenceKind.Measurement, text, value)] } : c)],
    };

    /// <summary>C# that builds and trains it.</summary>
    /// <param name="data">A C# expression of the data set; null for a line of its own, which is to be filled in.</param>
    public string CSharp(string? data = null) => AdviceCode.Write(this, data);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
