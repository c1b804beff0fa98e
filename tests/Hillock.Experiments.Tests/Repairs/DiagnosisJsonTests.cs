using System.Text.Json;
using Hillock.Experiments.Repairs;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Fixes;

namespace Hillock.Experiments.Tests.Repairs;

/// <summary>The JSON of a diagnosis and of its repair, whole: scripts read it.</summary>
public sealed class DiagnosisJsonTests
{
    private static readonly Finding Dead = new(FindingKind.Find("units.dead"), "dead", "they are", "revive them")
    {
        Severity = Severity.Error,
        Layer = "dense_1",
        Elsewhere = ["dense_2", "dense_3"],
        Evidence = [new("share", 0.75), new("steps", double.NaN), new("share", 0.5)],
        Certainty = 0.9,
    };

    private static readonly JsonSerializerOptions Options = new() { Converters = { new FindingJson() } };

    [Fact]
    public void A_finding_has_all_its_parts() => Assert.Equal(
        """
        {"schemaVersion":1,"verdict":"failing","findings":[{"code":"units.dead","severity":"error","area":"activation","stage":"training","layer":"dense_1",
        "elsewhere":["dense_2","dense_3"],"message":"dead","cause":"they are","fix":"revive them","evidence":{"share":0.75,"steps":null},"certainty":0.9}],
        "symptoms":[]}
        """.ReplaceLineEndings(""), Compact(DiagnosisJson.Write(new Diagnosis([Dead], []))));

    [Fact]
    public void Folder_and_command_stand_at_the_end_and_nothing_where_there_is_none()
    {
        var diagnosis = new Diagnosis([], [Dead with { Severity = Severity.Warning }]);
        using var json = JsonDocument.Parse(DiagnosisJson.Write(diagnosis, folder: "runs/a", command: "hillock train"));
        Assert.Equal(["schemaVersion", "verdict", "findings", "symptoms", "folder", "command"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("runs/a", json.RootElement.GetProperty("folder").GetString());
        Assert.Equal("hillock train", json.RootElement.GetProperty("command").GetString());
        Assert.Equal("warning", json.RootElement.GetProperty("symptoms")[0].GetProperty("severity").GetString());
    }

    [Fact]
    public void A_repair_has_its_arms_and_trials()
    {
        var repair = new RepairReport
        {
            Before = Arm(0.25, 0.5, 0.75),
            Retrained = Arm(0.5),
            Trials =
            [
                new Trial(new Fix("a", "first", 1, []), null, false, "cannot be built"),
                new Trial(new Fix("b", "second", 2, []), Arm(0.75, 0.75), true, "better"),
            ],
            Mended = new RunSpec { Data = new() { Source = "moons" } },
        };
        using var json = JsonDocument.Parse(DiagnosisJson.Write(new Diagnosis([], []), repair: repair));
        Assert.Equal(
            """
            {"before":{"mean":0.5,"deviation":0.25,"seeds":3,"higherIsBetter":true,"runs":[{"seed":0,"validation":0.25,"deadShare":null,"byEpoch":[]},
            {"seed":1,"validation":0.5,"deadShare":null,"byEpoch":[]},{"seed":2,"validation":0.75,"deadShare":null,"byEpoch":[]}]},
            "retrained":{"mean":0.5,"deviation":null,"seeds":1,
            "higherIsBetter":true,"runs":[{"seed":0,"validation":0.5,"deadShare":null,"byEpoch":[]}]},"trials":[
            {"remedy":"a","text":"first","accepted":false,"reason":"cannot be built"},
            {"remedy":"b","text":"second","accepted":true,"reason":"better","validation":{"mean":0.75,"deviation":0,"seeds":2,
            "higherIsBetter":true,"runs":[{"seed":0,"validation":0.75,"deadShare":null,"byEpoch":[]},
            {"seed":1,"validation":0.75,"deadShare":null,"byEpoch":[]}]}}],
            "mendedCommand":"hillock train --data moons"}
            """.ReplaceLineEndings(""), Compact(json.RootElement.GetProperty("treatment").GetRawText()));
        Assert.Equal("b", repair.Accepted!.Fix.Name);
        using var none = JsonDocument.Parse(DiagnosisJson.Write(new Diagnosis([], []), repair: repair with { Before = Arm(), Trials = [], Mended = null }));
        var treatment = none.RootElement.GetProperty("treatment");
        Assert.Equal(JsonValueKind.Null, treatment.GetProperty("mendedCommand").ValueKind);
        Assert.Equal(JsonValueKind.Null, treatment.GetProperty("before").GetProperty("mean").ValueKind);
    }

    [Fact]
    public void Findings_are_not_read() => Assert.Contains("not read",
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Finding>("{}", Options)).Message, StringComparison.Ordinal);

    private static TrialArm Arm(params double[] values) => new("arm", [.. values.Select((v, i) => new TrainingOutcome
    {
        Activation = "a",
        Seed = i,
        Diverged = false,
        Epochs = [],
        BestEpoch = 1,
        Validation = v,
        Test = double.NaN,
        StepsPerEpoch = 1,
    })])
    { HigherIsBetter = true, Floor = 0.1 };

    private static string Compact(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement);
    }
}
