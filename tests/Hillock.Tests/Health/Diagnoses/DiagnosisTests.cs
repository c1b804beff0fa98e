using Hillock.Data;
using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Probes;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Training;
using Hillock.Training;
using static Hillock.Tests.Health.Diagnoses.Figures;

namespace Hillock.Tests.Health.Diagnoses;

/// <summary>How findings of all stages are put together.</summary>
public sealed class DiagnosisTests
{
    [Fact]
    public void A_note_is_no_root_cause_and_explains_nothing()
    {
        var diagnosis = Diagnosis.Of([Found("signal.scale", Severity.Note, FaultArea.Activation), Found("loss.initial", Severity.Note, FaultArea.Data)]);
        Assert.Null(diagnosis.RootCause);
        Assert.Equal(["loss.initial", "signal.scale"], diagnosis.Findings.Select(f => f.Code));
        Assert.Empty(diagnosis.Symptoms);
        Assert.Equal(HealthVerdict.Healthy, diagnosis.Verdict);
        Assert.Null(Diagnosis.Of([]).RootCause);
    }

    [Fact]
    public void The_graver_comes_first_then_the_area()
    {
        var diagnosis = Diagnosis.Of([
            Found("loss.initial", Severity.Warning, FaultArea.Data), Found("rate.too_high", Severity.Error, FaultArea.Rate),
                Found("units.dead", Severity.Error, FaultArea.Activation)]);
        Assert.Equal("units.dead", diagnosis.RootCause!.Code);
        Assert.Equal(["units.dead", "loss.initial"], diagnosis.Findings.Select(f => f.Code));
        Assert.Equal(["rate.too_high"], diagnosis.Symptoms.Select(f => f.Code));
        Assert.Equal(HealthVerdict.Failing, diagnosis.Verdict);
    }

    [Fact]
    public void Notes_and_what_the_setup_shows_are_no_symptoms()
    {
        var lint = FindingKind.All.First(k => k.Stage == HealthStage.Lint && !k.MayHarm).Code;
        var diagnosis = Diagnosis.Of([
            Found("signal.vanishing", Severity.Error, FaultArea.Initialization), Found("loss.spikes", Severity.Note, FaultArea.Rate),
                Found(lint, Severity.Warning, FaultArea.Optimizer)]);
        Assert.Equal(["signal.vanishing", lint, "loss.spikes"], diagnosis.Findings.Select(f => f.Code));
        Assert.Empty(diagnosis.Symptoms);
    }

    [Fact]
    public void In_one_area_an_earlier_stage_is_no_symptom_of_a_later()
    {
        var diagnosis =
            Diagnosis.Of([Found("units.dead", Severity.Error, FaultArea.Activation), Found("signal.vanishing", Severity.Warning, FaultArea.Activation)]);
        Assert.Equal(["units.dead", "signal.vanishing"], diagnosis.Findings.Select(f => f.Code));
        Assert.Empty(diagnosis.Symptoms);
    }

    [Fact]
    public void One_kind_is_one_finding_with_the_other_layers_named_once()
    {
        Finding Dead(string? layer, Severity severity) => Found("units.dead", severity, FaultArea.Activation) with { Layer = layer };
        var diagnosis =
            Diagnosis.Of(
            [Dead("b", Severity.Warning), Dead("a", Severity.Error), Dead("b", Severity.Warning), Dead("a", Severity.Warning), Dead(null, Severity.Warning)]);
        var finding = Assert.Single(diagnosis.Findings);
        Assert.Equal(("a", Severity.Error), (finding.Layer, finding.Severity));
        Assert.Equal(["b"], finding.Elsewhere);
    }

    [Theory]
    [InlineData(Severity.Error, "weights.constant Error Initialization")]
    [InlineData(Severity.Note, "weights.constant Warning Loss")]
    public void A_choice_that_may_do_harm_is_the_fault_where_harm_was_foretold(Severity harm, string first)
    {
        var kind = FindingKind.All.First(k => k.MayHarm);
        var diagnosis =
            Diagnosis.Of(
            [Found("signal.vanishing", harm, FaultArea.Activation), Found("signal.scale", Severity.Note, FaultArea.Activation),
            Found(kind.Code, Severity.Warning, FaultArea.Loss)]);
        var root = diagnosis.RootCause!;
        Assert.Equal(first.Replace("weights.constant", kind.Code, StringComparison.Ordinal), $"{root.Code} {root.Severity} {root.Area}");
    }

    [Theory]
    [InlineData(0.9, "loss.initial Warning")]
    [InlineData(0.5, "loss.initial Error")]
    public void What_was_measured_before_a_training_that_learned_is_a_warning(double accuracy, string expected)
    {
        using var model = new Sequential(1) { new Dense(1, "sigmoid") };
        var history = Epochs(StopReason.Finished, (accuracy, 1 - ((1 - accuracy) / 2)));
        var examination = new Examination(model, Rows(TaskKind.BinaryClassification, 4, 0, 0, 1, 1), new FitOptions())
        {
            Before = [Found("signal.scale", Severity.Error, FaultArea.Optimizer)],
            Probe = Batch with { InitialLoss = 11 },
            History = history,
        };
        var diagnosis = Diagnosis.Of(examination);
        Assert.Equal(expected, $"{diagnosis.RootCause!.Code} {diagnosis.RootCause.Severity}");
        Assert.All(diagnosis.Symptoms, f => Assert.Equal(diagnosis.RootCause.Severity, f.Severity));
        Assert.Equal(["signal.scale"], diagnosis.Findings.Concat(diagnosis.Symptoms).Select(f => f.Code).Where(c => c != "loss.initial"));
    }

    [Fact]
    public void Harm_that_is_not_the_signals_promotes_no_choice()
    {
        var kind = FindingKind.All.First(k => k.MayHarm);
        var diagnosis = Diagnosis.Of([Found("units.dead", Severity.Error, FaultArea.Rate), Found(kind.Code, Severity.Warning, FaultArea.Loss)]);
        Assert.Equal("units.dead", diagnosis.RootCause!.Code);
    }

    [Fact]
    public void A_note_of_a_training_that_learned_stays_a_note()
    {
        using var model = new Sequential(1) { new Dense(1, "sigmoid") };
        var examination = new Examination(model, Rows(TaskKind.BinaryClassification, 4, 0, 0, 1, 1), new FitOptions())
        {
            Before = [Found("signal.scale", Severity.Note, FaultArea.Optimizer)],
            History = Epochs(StopReason.Finished, (1, 1)),
        };
        Assert.Equal(Severity.Note, Assert.Single(Diagnosis.Of(examination).Findings).Severity);
    }

    [Fact]
    public void What_a_training_showed_is_told_where_there_was_one()
    {
        using var model = new Sequential(1) { new Dense(1, "sigmoid") };
        var examination = new Examination(model, Rows(TaskKind.BinaryClassification, 4, 0, 0, 1, 1), new FitOptions { ClipNorm = 1 })
        {
            Monitor =
            Sound with { ClippedShare = 1 }
        };
        Assert.Empty(Diagnosis.Of(examination).Findings);
        Assert.Null(examination.Achievement);
        var trained = examination with { History = Epochs(StopReason.Finished, (0.5, 0.5)) };
        Assert.Equal("gradient.clipped, training.nothing_learned",
            string.Join(", ", Diagnosis.Of(trained).Findings.Concat(Diagnosis.Of(trained).Symptoms).Select(f => f.Code).Order()));
    }

    [Fact]
    public void An_examination_gives_first_weights_by_the_seed_and_watches_beside_the_callbacks()
    {
        using var model = new Sequential(2) { new Dense(4, "tanh"), new Dense(1, "sigmoid") };
        using var same = new Sequential(2) { new Dense(4, "tanh"), new Dense(1, "sigmoid") };
        same.Initialize(7);
        var data = TestData.Moons(100);
        var before = Examiner.BeforeTraining(model, data, new FitOptions { Seed = 7 }, new ProbeOptions { LearnSteps = 2 });
        Assert.Equal(same.GetParameter("dense_1.weight"), model.GetParameter("dense_1.weight"));
        Assert.NotNull(before.Forecast);
        Assert.NotNull(before.Probe);
        Assert.Null(before.History);
        var stop = new EarlyStopping(1);
        var after = Examiner.Train(model, data, new FitOptions { Epochs = 2, Callbacks = [stop] }, new ProbeOptions { LearnSteps = 2 });
        Assert.Equal(2, after.History!.Count);
        Assert.True(after.Monitor!.Steps > 0);
        Assert.NotNull(after.Achievement);
    }

    private static Finding Found(string code, Severity severity, FaultArea area) =>
        new(FindingKind.Find(code), "m", "c", "f") { Severity = severity, Area = area };
}
