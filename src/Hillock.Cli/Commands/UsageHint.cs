using System.CommandLine;
using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Formulas.Printing;
using Hillock.Reports;

namespace Hillock.Cli;

/// <summary>What to type instead, when a word stands where the command has no place for it.</summary>
internal static class UsageHint
{
    private static readonly string[] TableEndings = [".csv", ".tsv", ".gz", ".bin", ".idx", ".data"];

    /// <summary>For a word in place of a verb; null when it is nothing that is known.</summary>
    public static string? ForVerb(string word)
    {
        if (IsData(word)) return $"to see what these data hold, run 'hillock data info {RunCommand.Quote(word)}', to train on them 'hillock train --data "
            + $"{RunCommand.Quote(word)}'";
        if (IsRunFile(word)) return $"to run it, type 'hillock train --run {RunCommand.Quote(word)}' or 'hillock compare --run {RunCommand.Quote(word)}'";
        return IsActivation(word) ? $"to look at the activation, run 'hillock show {RunCommand.Quote(word)}'" : null;
    }

    /// <summary>For words that a verb does not take; null when it has no option for them.</summary>
    public static string? ForValue(IReadOnlyList<string> words, Command command)
    {
        var word = words[0];
        if (IsPicture(word) && Has(command, "--output")) return $"write -o {RunCommand.Quote(word)}";
        if (IsRunFile(word) && Has(command, "--run")) return $"for a run file, write --run {RunCommand.Quote(word)}";
        if (IsData(word) && Has(command, "--data")) return $"for data, write --data {RunCommand.Quote(word)}";
        if (ExportTarget.All.Any(t => t.Id == word) && Has(command, "--to")) return $"write --to {word}";
        if (!words.All(IsActivation)) return null;
        if (Has(command, "--activations")) return $"for activations, write --activations {RunCommand.Quote(string.Join(',', words))}";
        return command.Name is "show" or "check" or "export"
            ? $"'{HelpPage.Path(command)}' takes one activation; 'hillock plot' and 'hillock compare' take several" : null;
    }

    /// <summary>Refuses a word in place of a run file that is something else.</summary>
    /// <exception cref="HillockException">It names an activation, or data.</exception>
    public static void RequireRunFile(string word, Command command)
    {
        if (IsRunFile(word) || (Path.Exists(word) && !IsTable(word)) || ForValue([word], command) is not { } hint) return;
        throw new HillockException($"'{word}' is no run file; {hint}.");
    }

    private static bool Has(Command command, string option) => command.Options.Any(o => o.Name == option);

    private static bool IsRunFile(string word) => Path.GetExtension(word).ToLowerInvariant() is ".yaml" or ".yml";

    private static bool IsPicture(string word) => ActivationPlot.Knows(word);

    private static bool IsData(string word) =>
        !IsRunFile(word)
        && (IsTable(word)
            || Datasets.Known.Any(d => d.Aliases.Prepend(d.Name).Contains(word, StringComparer.OrdinalIgnoreCase))
            || Path.Exists(word));

    private static bool IsTable(string word) => TableEndings.Contains(Path.GetExtension(word).ToLowerInvariant());

    private static bool IsActivation(string word)
    {
        try
        {
            Activation.Parse(word);
            return true;
        }
        catch (HillockException)
        {
            return false;
        }
    }
}
