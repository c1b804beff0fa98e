namespace Hillock.Cli.Tests.Verbs;

public sealed class DoctorTests : IDisposable
{
    private readonly Scratch _folder = new();

    private string[] Deep =>
        ["doctor", "--rows", "700", "--hidden", "12x16", "--activation", "sigmoid", "--epochs", "4", "--output", Path.Combine(_folder.Location, "doctor"),
        "--quiet"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cause_symptoms_maps_and_cure_are_printed_and_kept()
    {
        var (code, output, error) = Cli.Run([.. Deep, "--fix"]);
        Assert.True(code == 1, error);
        Assert.Contains("mend this first", output, StringComparison.Ordinal);
        Assert.Contains("seen too, and explained by the first", output, StringComparison.Ordinal);
        Assert.Contains("Tiny gradients", output, StringComparison.Ordinal);
        Assert.Contains("units  █ alive", output, StringComparison.Ordinal);
        Assert.Contains("trained again", output, StringComparison.Ordinal);
        Assert.Contains("repeat  hillock doctor --rows 700 --hidden 12x16", output, StringComparison.Ordinal);
        foreach (var file in (string[])["findings.json", "health.csv", "units.csv", "units.svg", "gradients.svg", "before-after.svg", "history.csv",
            "run.yaml"])
            Assert.True(File.Exists(Path.Combine(_folder.Location, "doctor", file)), file);
    }

    [Fact]
    public void Json_has_verdict_findings_layers_and_treatment()
    {
        var (code, output, _) = Cli.Run([.. Deep, "--json", "--fix", "--remedies", "lower-rate,batch-norm"]);
        Assert.Equal(1, code);
        var json = System.Text.Json.JsonDocument.Parse(output).RootElement;
        Assert.Equal("failing", json.GetProperty("verdict").GetString());
        var root = json.GetProperty("findings")[0];
        foreach (var name in (string[])["code", "severity", "area", "stage", "layer", "message", "cause", "fix", "evidence", "certainty"]) Assert.True(
            root.TryGetProperty(name, out _), name);
        Assert.Equal(13, json.GetProperty("layers").GetArrayLength());
        var treatment = json.GetProperty("treatment");
        Assert.Equal(3, treatment.GetProperty("before").GetProperty("seeds").GetInt32());
        Assert.All(treatment.GetProperty("trials").EnumerateArray(), t =>
            Assert.Contains(t.GetProperty("remedy").GetString(), (string[])["lower-rate", "batch-norm"]));
    }

    [Fact]
    public void A_sound_run_ends_with_code_0()
    {
        var (code, output, error) =
            Cli.Run("doctor", "--data", "moons", "--rows", "600", "--hidden", "16", "--epochs", "20", "--output", Path.Combine(_folder.Location, "sound"),
            "--quiet");
        Assert.True(code == 0, output + error);
        Assert.Contains("healthy", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_subjects_and_flags_are_refused()
    {
        Refused("no run.yaml", "doctor", _folder.Location);
        Directory.CreateDirectory(Path.Combine(_folder.Location, "several"));
        File.WriteAllText(Path.Combine(_folder.Location, "several", "run.yaml"), "data: moons\n");
        File.WriteAllText(Path.Combine(_folder.Location, "several", "command.txt"), "hillock compare --data moons\n");
        Refused("holds a comparison", "doctor", Path.Combine(_folder.Location, "several"));
        Refused("cannot be read", "doctor", Path.Combine(_folder.Location, "missing.yaml"));
        Refused("3 seeds or more", [.. Deep, "--trials", "2"]);
        Refused("names none", [.. Deep, "--fix", "--remedies", ","]);
        Refused("nothing is mended without --fix", [.. Deep, "--remedies", "lower-rate"]);
        Refused("nothing is mended without --fix", [.. Deep, "--trials", "4"]);
        Refused("20x64", "train", "--hidden", "3x", "--quiet");
        Refused("'0x64'", "train", "--hidden", "0x64", "--quiet");
        Refused("no remedy 'pray'", [.. Deep, "--fix", "--remedies", "pray"]);
        File.WriteAllText(Path.Combine(_folder.Location, "a.yaml"), "data: moons\n");
        Refused("both say", "doctor", Path.Combine(_folder.Location, "a.yaml"), "--run", Path.Combine(_folder.Location, "a.yaml"));
    }

    [Fact]
    public void Train_with_health_ends_with_findings_and_keeps_its_columns()
    {
        var folder = Path.Combine(_folder.Location, "watched");
        var text = Cli.Text("train", "--data", "moons", "--hidden", "8", "--epochs", "3", "--health", "--output", folder, "--quiet");
        Assert.Contains("units  █ alive", text, StringComparison.Ordinal);
        var header = File.ReadLines(Path.Combine(folder, "health.csv")).First();
        Assert.StartsWith("step,epoch,loss,rate,gradient_norm,layer,activation,mean,deviation,gradient,dead_share", header, StringComparison.Ordinal);
    }

    private static void Refused(string message, params string[] words)
    {
        var (code, _, error) = Cli.Run(words);
        Assert.True(code == 2, $"{code}: {error}");
        Assert.Contains(message, error, StringComparison.Ordinal);
    }
}
