#:project ../src/Hillock.Health/Hillock.Health.csproj
#:property PublishAot=false

// A network whose first layer is dead: found, named, and brought back to life in the middle of training: dotnet run samples/doctor.cs
using Hillock.Data;
using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Fixes;
using Hillock.Health.Monitoring;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

var data = Datasets.Load("digits", new DataOptions { Rows = 1500 });
using var model = new Sequential(data.Inputs)
{
    new Dense(64, "relu") { BiasInitializer = "constant(-20)" },
    new Dense(32, "relu"),
    new Dense(10, "softmax"),
};
var options = new FitOptions { Epochs = 5, Seed = 1 };

// All stages at once: lint, forecast, one batch, and a training that is watched.
Examination examination = Examiner.Train(model, data, options);
Diagnosis diagnosis = Diagnosis.Of(examination);
foreach (Finding finding in diagnosis.Findings)
    Console.WriteLine($"{finding.Severity} {finding.Code} {finding.Layer}: {finding.Message}\n  {finding.Fix}");
foreach (LayerHealth layer in examination.Monitor!.Layers)
    Console.WriteLine($"{layer.Name}: {100 * layer.DeadShare:0} % dead");

// The weights stay; scale and shift of the new activation are matched to the old one, so that the loss does not jump.
using Network mended = model.SwapActivation("dense_1", "leaky_relu", data.Train.Inputs.ReadAll());
var monitor = new HealthMonitor();
History history = mended.Fit(data, options with { Epochs = 10, Callbacks = [monitor] });
Console.WriteLine($"then {100 * monitor.Report.Layers[0].DeadShare:0} % dead, validation {100 * history.Best!.ValidationMetric:0.0} %");
