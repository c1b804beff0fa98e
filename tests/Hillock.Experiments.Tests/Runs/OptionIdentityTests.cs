using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Hillock.Data;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Networks;

namespace Hillock.Experiments.Tests.Runs;

/// <summary>What makes a result another one, for every option there is: a new one is tried without a line here.</summary>
public sealed class OptionIdentityTests(OptionWorlds worlds) : IClassFixture<OptionWorlds>
{
    private static readonly Dictionary<RunSpec, (string Weights, string Key)> Known = [];

    public static TheoryData<string> Options => [.. RunOptions.All.Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Options))]
    public void An_option_is_in_the_line_that_repeats_a_run_and_in_its_run_file(string name)
    {
        var option = RunOptions.Find(name)!;
        foreach (var verb in new[] { RunVerb.Train, RunVerb.Compare, RunVerb.Doctor }.Where(v => option.Verbs.HasFlag(v)))
        {
            var spec = option.ApplyText(new RunSpec(), option.Example);
            Assert.Contains($"--{name} ", RunCommand.Line(spec, verb), StringComparison.Ordinal);
            Assert.Equal(option.Texts(spec), option.Texts(RunFile.Parse(RunFile.Write(spec, verb), verb)));
        }
    }

    public static TheoryData<string> Designs => [.. RunOptions.All.Where(o => o.Group == "Comparison").Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Designs))]
    public void What_is_compared_is_another_plan_of_the_same_trainings(string name)
    {
        var option = RunOptions.Find(name)!;
        var usual = new RunSpec { Data = "moons", Network = new() { Activations = ["relu", "tanh"] }, Fit = new() { Epochs = 2 } };
        Assert.NotEqual($"{ComparisonDesign.Of(usual).Plan}", $"{ComparisonDesign.Of(option.ApplyText(usual, option.Example)).Plan}");
        Assert.False(option.LeavesResultsAlone);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Other_weights_are_another_training(string name)
    {
        var option = RunOptions.Find(name)!;
        if (option.Group == "Comparison") return; // which trainings there are, not what one comes to
        if (option.LeavesResultsAlone)
        {
            foreach (var world in worlds.All.Take(4)) Assert.Equal(Of(world), Of(option.ApplyText(world, option.Example)));
            Resumes(worlds.All[0], option.ApplyText(worlds.All[0], option.Example), option);
            return;
        }

        var refused = false;
        foreach (var world in worlds.All)
        {
            foreach (var changed in worlds.Values(option).Select(value => Try(() => option.ApplyText(world, value))).OfType<RunSpec>())
            {
                if (Try(() => ((string Weights, string Key)?)Of(changed)) is not { } other)
                {
                    refused |= option.Texts(world) is not null && Try(() => SpecData.Load(changed)) is null;
                    continue;
                }

                var usual = Of(world);
                if (other.Weights == usual.Weights) continue;
                Assert.NotEqual(usual.Key, other.Key);
                if (option.Verbs.HasFlag(RunVerb.Train)) Resumes(world, changed, option);
                return;
            }
        }

        // Data that can only be read with the option as the small run has it cannot be taken for others.
        if (!refused) Assert.Fail(
            $"No small run comes to another result with another {name}: give OptionWorlds one that does, or make it an option of the place.");
    }

    private static T? Try<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (HillockException)
        {
            return default;
        }
    }

    /// <summary>What the trainings of a run come to, and by what they are told apart in a comparison.</summary>
    private static (string Weights, string Key) Of(RunSpec spec)
    {
        if (Known.TryGetValue(spec, out var known)) return known;
        RunSpecRules.Check(spec, RunVerb.Train);
        var (recipe, activations, data) = (SpecRecipe.Single(spec), SpecRecipe.Activations(spec, RunVerb.Train), SpecData.Load(spec));
        recipe.Check(data);
        using var model = NetworkBuilder.Build(data, recipe, activations);
        new SingleTraining(data, model, recipe).Train("", spec.Fit.Seeds[0], 1, CancellationToken.None);
        var key = new TrainingKey(data, recipe);
        return Known[spec] =
            ($"{Weights(model)} {string.Join(',', spec.Fit.Seeds)} {Errors(data, model)}",
            string.Join(' ', activations.SelectMany(a => spec.Fit.Seeds.Select(s => key.Of(a, s)))));
    }

    /// <summary>A run in the folder of another one comes to what it comes to in a new folder, and says what makes it another.</summary>
    private void Resumes(RunSpec before, RunSpec spec, RunOption option)
    {
        var folder = OptionWorlds.Copied(worlds.Finished(before));
        using (var run = TrainingRun.Prepare(spec.With(spec.Place with { Output = folder })))
        {
            Assert.Equal(!option.LeavesResultsAlone, run.Warnings.Any(w => w.Contains($"{option.Name} was ", StringComparison.Ordinal)));
            run.Run();
            Assert.StartsWith(Weights(run.Model), Of(spec).Weights, StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string Errors(DataSet data, Sequential model) =>
        data.Series is { } series ? $"{series.Test.Errors(model.Predict(data.Test.Inputs.ReadAll()))}" : "";

    private static string Weights(Sequential model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var parameter in model.Parameters) hash.AppendData(MemoryMarshal.AsBytes(model.GetParameter(parameter.Name).AsSpan()));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
