using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.RunFolders;

namespace Hillock.Experiments.Runs;

/// <summary>The files that say what a run was.</summary>
internal static class SpecFiles
{
    /// <summary>Writes the command, the run file and what the data are; returns the command.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="spec">As it was given.</param>
    /// <param name="verb">What it does.</param>
    /// <param name="recipe">What its defaults came to, on these data.</param>
    /// <param name="data">The data.</param>
    /// <param name="activations">The activations; null leaves them as they were given.</param>
    public static string Write(RunFolder folder, RunSpec spec, RunVerb verb, TrainingRecipe recipe, DataSet data, IEnumerable<Activation>? activations)
    {
        var full = Portable(spec);
        if (activations is not null) full = full.With(full.Network with { Activations = [.. activations.Select(a => a.Declaration)] });
        full = full.With(full.Fit with { BatchSize = recipe.BatchSizeFor(data) });
        folder.Warnings = EarlierRun.MakePlace(folder, full, verb);
        var command = RunCommand.Line(spec, verb);
        folder.Write(RunFolder.CommandFile, command + "\n");
        folder.Write("run.yaml", $"# hillock {RunOptions.Word(verb)} --run THIS_FILE\n{RunFile.Write(full, verb)}");
        folder.Write(DataCardJson.FileName, DataCardJson.Write(data.Describe()));
        return command;
    }

    // The run file lies elsewhere than where the command was given, and a repetition wants a folder of its own.
    internal static RunSpec Portable(RunSpec spec)
    {
        spec = spec.With(spec.Place with { Output = null });
        foreach (var option in RunOptions.All.Where(o => o.Path != PathUse.None))
        {
            if (option.Texts(spec) is [var text] && (option.Path == PathUse.Path || Path.Exists(text))) spec = option.Apply(spec, Path.GetFullPath(text));
        }

        return spec;
    }
}
