using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Monitoring;

namespace Hillock.Experiments.Treatments;

/// <summary>The stable JSON of a diagnosis and its treatment; what is not a finite number is null.</summary>
public static class DiagnosisJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly FindingJson FindingWriter = new();

    /// <summary>Verdict, findings with the root cause first, symptoms; the layers where a training was watched, and the treatment where there was one.</summary>
    public static string Write(Diagnosis diagnosis, MonitorReport? monitor = null, TreatmentReport? treatment = null, string? folder = null, string? command = null, DataSet? data = null)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            if (data is not null) DataHead.Write(json, data.Name, TaskNames.Of(data.Task), data.TargetName, data.TargetIsGuess);
            json.WriteString("verdict", diagnosis.Verdict.ToString().ToLowerInvariant());
            Findings(json, "findings", diagnosis.Findings);
            Findings(json, "symptoms", diagnosis.Symptoms);
            if (monitor is not null) Layers(json, monitor);
            if (treatment is not null) Treatment(json, treatment);
            if (data is not null) DataHead.Warnings(json, data.Warnings);
            if (folder is not null) json.WriteString("folder", folder);
            if (command is not null) json.WriteString("command", command);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
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
            ReportJson.Number(json, "deadShare", layer.DeadShare);
            ReportJson.Number(json, "saturatedShare", layer.SaturatedShare);
            json.WriteNumber("revived", layer.Revived);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("steps", monitor.Steps);
        json.WriteNumber("lossSpikes", monitor.SpikeCount);
        ReportJson.Number(json, "clippedShare", monitor.ClippedShare);
    }

    private static void Treatment(Utf8JsonWriter json, TreatmentReport treatment)
    {
        json.WriteStartObject("treatment");
        Arm(json, "before", treatment.Before);
        Arm(json, "retrained", treatment.Retrained);
        json.WriteStartArray("trials");
        foreach (var trial in treatment.Trials)
        {
            json.WriteStartObject();
            json.WriteString("remedy", trial.Remedy.Name);
            json.WriteString("text", trial.Remedy.Text);
            json.WriteBoolean("accepted", trial.Accepted);
            json.WriteString("reason", trial.Reason);
            if (trial.Arm is { } arm) Arm(json, "validation", arm);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("mendedCommand", treatment.Mended is { } mended ? RunCommand.Line(mended, RunVerb.Train) : null);
        json.WriteEndObject();
    }

    private static void Arm(Utf8JsonWriter json, string name, TrialArm arm)
    {
        json.WriteStartObject(name);
        ReportJson.Number(json, "mean", arm.Runs.Count == 0 ? double.NaN : arm.Mean);
        ReportJson.Number(json, "deviation", arm.Deviation);
        json.WriteNumber("seeds", arm.Runs.Count);
        json.WriteEndObject();
    }
}
