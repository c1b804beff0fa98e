using Hillock.Activations;
using Hillock.Experiments.RunFiles;
using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Fixes;
using Hillock.Health.Forecasts;
using Hillock.Layers;

namespace Hillock.Experiments.Repairs;

/// <summary>A run with what was found: what rules of fixes look at.</summary>
/// <param name="Run">The run.</param>
/// <param name="Diagnosis">What is the matter.</param>
internal sealed record RunCase(PreparedRun Run, Diagnosis Diagnosis)
{
    /// <summary>The specification.</summary>
    public RunSpec Spec => Run.Spec;

    /// <summary>The activations of the hidden layers.</summary>
    public Activation[] Activations => Run.Activations;

    /// <summary>The optimiser's rate.</summary>
    public double Rate => Run.Recipe.Fit.Optimizer.Rate;

    /// <summary>Whether hidden layers take their activation from the run.</summary>
    public bool TakesActivations => Spec.Network.Layers is { } layers ? LayerTexts.Places(layers) > 0 : Spec.Network.Hidden.Count > 0;

    /// <summary>All findings, symptoms last.</summary>
    public IEnumerable<Finding> All => Diagnosis.Findings.Concat(Diagnosis.Symptoms);

    /// <summary>The place among the hidden layers of a dense layer, from 0; null where it has none.</summary>
    public int? PlaceOf(string layer)
    {
        using var model = Run.Build();
        var index = model.Layers.Where(l => l.Layer is Dense).Select(l => l.Name).ToList().IndexOf(layer);
        return index >= 0 && index < Spec.Network.Hidden.Count ? index : null;
    }

    /// <summary>Hidden layers with weights.</summary>
    public int Depth()
    {
        using var model = Run.Build();
        return model.Layers.Count(l => l.Layer is Dense or Convolution) - 1;
    }

    /// <summary>What is foretold with a fix, on the same data; null where it cannot be built.</summary>
    public ForecastReport? Forecast(Fix fix)
    {
        try
        {
            using var model = PreparedRun.Of(RunEdit.Apply(Spec, fix), Run).Build();
            model.Initialize(Spec.Fit.Seeds[0]);
            var inputs = InputMoments.Of(Run.Data.Train, Run.Data.Inputs);
            return Hillock.Health.Forecasts.Forecast.Of(model, new ForecastOptions { Inputs = inputs, Fixes = false });
        }
        catch (HillockException)
        {
            return null;
        }
    }

    /// <summary>Whether an activation is the plain rectifier.</summary>
    public static bool IsRelu(Activation activation) => activation.Equals(Catalogue.Relu);
}
