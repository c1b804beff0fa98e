using Hillock.Experiments.Repairs;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Health;
using Hillock.Health.Diagnoses;

namespace Hillock.Experiments.Tests.Repairs;

public sealed class DoctorRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hillock-doctor").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_deep_sigmoid_network_is_found_and_mended_by_the_smallest_change_that_helps()
    {
        using var run =
            Doctor(new RunSpec
            {
                Data = new() { Source = "digits", Rows = 900 },
                Network =
            new() { Hidden = [.. Enumerable.Repeat(24, 12)], Activations = ["sigmoid"] },
                Fit = new() { Epochs = 6 }
            });
        var diagnosis = Diagnosis.Of(run.Examine());
        Assert.Equal(HealthVerdict.Failing, diagnosis.Verdict);
        Assert.StartsWith("signal.", diagnosis.RootCause!.Code, StringComparison.Ordinal);
        var repair = run.Repair(diagnosis);
        Assert.NotNull(repair.Mended);
        Assert.Equal(3, repair.Before.Runs.Count);
        Assert.Equal(3, repair.Retrained.Runs.Count);
        Assert.Empty(repair.Before.Runs.Select(r => r.Seed).Intersect(repair.Retrained.Runs.Select(r => r.Seed)));
        var cured = repair.Accepted!.Arm!;
        Assert.True(cured.Beats(repair.Before) && cured.Beats(repair.Retrained) && cured.BeatsKnowingNothing());

        // The mended file is a run: trained, it gives what the trial gave, to the last bit.
        var mended = RunFile.Read(Path.Combine(run.Folder, "mended.yaml"), RunVerb.Train);
        using var again = TrainingRun.Prepare(mended.With(mended.Place with { Output = Path.Combine(_folder, "again") }));
        Assert.Equal(cured.Runs[0].Validation, again.Run().Outcome.Validation);
    }

    [Fact]
    public void A_sound_run_has_nothing_to_mend()
    {
        using var run = Doctor(new RunSpec { Data = new() { Source = "digits", Rows = 1500 }, Network = new() { Hidden = [32] }, Fit = new() { Epochs = 6 } });
        var diagnosis = Diagnosis.Of(run.Examine());
        Assert.Equal(HealthVerdict.Healthy, diagnosis.Verdict);
        var repair = run.Repair(diagnosis);
        Assert.Empty(repair.Trials);
        Assert.Null(repair.Mended);
        Assert.True(File.Exists(Path.Combine(run.Folder, "health.csv")));
        Assert.True(File.Exists(Path.Combine(run.Folder, "units.csv")));
    }

    [Fact]
    public void What_training_would_refuse_is_found_and_mended_too()
    {
        using var run =
            Doctor(new RunSpec
            {
                Data = new() { Source = "digits", Rows = 900 },
                Network = new() { Hidden = [24], OutputActivation = "sigmoid" },
                Fit =
            new() { Epochs = 6 }
            });
        var examination = run.Examine();
        Assert.Null(examination.Monitor);
        var diagnosis = Diagnosis.Of(examination);
        Assert.Equal("output.sigmoid_for_exclusive_classes", diagnosis.RootCause!.Code);
        var repair = run.Repair(diagnosis);
        Assert.Equal("output", repair.Accepted!.Fix.Name);
        Assert.Equal("auto", repair.Mended!.Network.OutputActivation);
    }

    [Fact]
    public void A_network_without_hidden_layers_is_offered_no_other_activation()
    {
        using var run = Doctor(new RunSpec { Data = new() { Source = "moons", Rows = 300 }, Network = new() { Hidden = [] }, Fit = new() { Epochs = 1 } });
        var found = new Diagnosis([new Finding(FindingKind.Find("training.nothing_learned"), "nothing", "", "")], []);
        var repair = run.Repair(found);
        Assert.Empty(repair.Trials);
        Assert.Empty(repair.Before.Runs);
    }

    [Theory]
    [InlineData("dense(24, _)", "dense(24, bias=false)|batch_norm|activation(_)")]
    [InlineData("conv2d(8, 3, _, padding=same)", "conv2d(8, 3, padding=same, bias=false)|batch_norm|activation(_)")]
    [InlineData("dense(24, _, he_normal)", "dense(24, linear, he_normal, bias=false)|batch_norm|activation(_)")]
    [InlineData("dense(24, _, bias=false)", "dense(24, bias=false)|batch_norm|activation(_)")]
    [InlineData("dense(24, relu)", "dense(24, relu)")]
    [InlineData("max_pool2d", "max_pool2d")]
    public void Normalisation_goes_before_the_activation_in_texts_of_layers(string layer, string expected) =>
        Assert.Equal(expected, string.Join('|', LayerEdit.Normalised(layer, "batch_norm")));

    [Fact]
    public void The_folder_of_a_training_is_a_subject_and_another_folder_is_refused()
    {
        using var run =
            TrainingRun.Prepare(new RunSpec
            {
                Data = new() { Source = "moons" },
                Network = new() { Hidden = [8], Activations = ["tanh"] },
                Fit =
            new() { Epochs = 2 },
                Place = new() { Health = true, Output = Path.Combine(_folder, "run") }
            });
        var result = run.Run();
        Assert.NotNull(result.Monitor);
        Assert.True(File.Exists(Path.Combine(result.Folder, "health.csv")));
        var spec = DoctorRun.Read(result.Folder);
        Assert.Equal(["tanh"], spec.Network.Activations);
        Assert.Null(spec.Place.Output);
        Assert.Contains("run.yaml", Assert.Throws<HillockException>(() => DoctorRun.Read(_folder)).Message, StringComparison.Ordinal);
        using var doctor = Doctor(spec);
        var wrong = Assert.Throws<HillockException>(() => doctor.Repair(new Diagnosis([], []), 3, ["swap-activation-s"]));
        Assert.Contains("swap-activations", wrong.Message, StringComparison.Ordinal);
    }

    private DoctorRun Doctor(RunSpec spec) => DoctorRun.Prepare(spec.With(spec.Place with { Output = Path.Combine(_folder, "doctor") }));
}
