using System.Text.Json;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Monitoring;

namespace Hillock.Experiments.Repairs;

/// <summary>The stable JSON of a diagnosis and its repair; what is not a finite number is null.</summary>
public static class DiagnosisJson
{
    private static readonly FindingJson FindingWriter = new();

    /// <summary>Verdict, findings with the root cause first, symptoms; the layers where a training was watched, and the repair where there was one.</summary>
    public static string Write(Diagnosis diagnosis, MonitorReport? monitor = null, RepairReport? repair = null, string? folder = null,
        string? command = null, DataSet? data = null)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        return JsonText.Document(json =>
        {
            if (data is not null) DataHead.Write(json, data.Name, TaskNames.Of(data.Task), data.TargetName, data.TargetIsGuess);
            json.WriteString("verdict", diagnosis.Verdict.ToString().ToLowerInvariant());
            Findings(json, "findings", diagnosis.Findings);
            Findings(json, "symptoms", diagnosis.Symptoms);
            if (monitor is not null) Layers(json, monitor);
            if (repair is not null) Repair(json, repair);
            if (data is not null) DataHead.Warnings(json, data.Warnings);
            if (folder is not null) json.WriteString("folder", folder);
            if (command is not null) json.WriteString("command", command);
        });
    }

    private static void Findings(Utf8JsonWriter json, string name, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings) FindingWriter.Write(json, finding, JsonSerializerOptions.Default);
        json.WriteEndArray();
    }

    private static void Layers(Utf8JsonWriter json, MonitorReport monitor)
    {
        json.WriteStartArray("layers");
        foreach (var layer in monitor.Layers)
        {
            json.WriteStartObject();
            json.WriteString("name", layer.Name);
            json.WriteString("activation", layer.Activation?.Text);
            json.WriteNumber("units", layer.Units);
            json.Measure("deadShare", layer.DeadShare);
            json.Measure("saturatedShare", layer.SaturatedShare);
            json.WriteNumber("revived", layer.Revived);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("steps", monitor.Steps);
        json.WriteNumber("lossSpikes", monitor.SpikeCount);
        json.Measure("clippedShare", monitor.ClippedShare);
    }

    private static void Repair(Utf8JsonWriter json, RepairReport repair)
    {
        json.WriteStartObject("treatment");
        Arm(json, "before", repair.Before);
        Arm(json, "retrained", repair.Retrained);
        json.WriteStartArray("trials");
        foreach (var trial in repair.Trials)
        {
            json.WriteStartObject();
            json.WriteString("remedy", trial.Fix.Name);
            json.WriteString("text", trial.Fix.Text);
            json.WriteBoolean("accepted", trial.Accepted);
            json.WriteString("reason", trial.Reason);
            if (trial.Arm is { } arm) Arm(json, "validation", arm);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("mendedCommand", repair.Mended is { } mended ? RunCommand.Line(mended, RunVerb.Train) : null);
        json.WriteEndObject();
    }

    private static void Arm(Utf8JsonWriter json, string name, TrialArm arm)
    {
        json.WriteStartObject(name);
        json.Measure("mean", arm.Runs.Count == 0 ? double.NaN : arm.Mean);
        json.Measure("deviation", arm.Deviation);
        json.WriteNumber("seeds", arm.Runs.Count);
        json.WriteBoolean("higherIsBetter", arm.HigherIsBetter);
        json.WriteStartArray("runs");
        foreach (var run in arm.Runs) Run(json, run);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Run(Utf8JsonWriter json, TrainingOutcome run)
    {
        json.WriteStartObject();
        json.WriteNumber("seed", run.Seed);
        json.Measure("validation", run.Validation);
        json.Measure("deadShare", run.DeadShare);
        json.WriteStartArray("byEpoch");
        foreach (var epoch in run.Epochs)
        {
            if (double.IsFinite(epoch.ValidationMetric)) json.WriteNumberValue(epoch.ValidationMetric);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
