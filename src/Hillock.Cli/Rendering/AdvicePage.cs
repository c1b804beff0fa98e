using System.Globalization;
using System.Text.Json;
using Hillock.Advice;
using Hillock.Data;
using Hillock.Experiments.Advising;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;

namespace Hillock.Cli.Rendering;

/// <summary>The answer of <c>advise</c>: each choice with reason, evidence and runner-up; the network as a command and as C#.</summary>
internal static class AdvicePage
{
    private const int Left = 19;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the page.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="advice">The recommendation.</param>
    /// <param name="spec">The data it is for, as they were named; null for none.</param>
    /// <param name="data">The same, loaded.</param>
    /// <param name="trial">What a trial showed; null for none.</param>
    public static void Write(Screen screen, Recommendation advice, RunSpec? spec, DataSet? data, AdviceTrial? trial)
    {
        var request = advice.Request;
        screen.Line($"[bold]{AdviceWords.Of(request.Task)}, {AdviceWords.Of(request.Architecture)}[/], {Layers(request.Depth)} of "
            + $"{request.Width}{(data is null ? "" : Screen.Escape($", for {data.Name} ({advice.Inputs}), {data.Question}"))}");
        foreach (var warning in data?.Warnings ?? []) Facts.Warning(screen, warning);
        foreach (var choice in advice.Choices) Choice(screen, choice);
        if (request.Architecture == AdviceArchitecture.Transformer)
            Note(screen, "Hillock has no attention layer: this is the feed-forward part of each block, which the activation belongs to.");
        screen.Plain();
        screen.Line("[bold]Train it[/]");
        screen.Plain("  " + (Command(advice, spec) ?? AdviceRun.WhyNone));
        screen.Plain();
        screen.Line("[bold]The same in C#[/]");
        foreach (var line in advice.CSharp(Expression(spec, data)).TrimEnd().Split('\n')) screen.Plain(line.Length == 0 ? "" : "  " + line);
        if (trial is null) return;
        screen.Plain();
        ComparisonPage.Write(screen, trial.Result);
        screen.Plain();
        foreach (var line in TextWrap.Lines(trial.Sentence, screen.Width)) screen.Line($"[bold]{Screen.Escape(line)}[/]");
    }

    /// <summary>What <c>--json</c> prints.</summary>
    public static object Json(Recommendation advice, RunSpec? spec, DataSet? data, AdviceTrial? trial) => new
    {
        Task = AdviceWords.Of(advice.Request.Task),
        Architecture = AdviceWords.Of(advice.Request.Architecture),
        advice.Request.Depth,
        advice.Request.Width,
        Data = data?.Name,
        Target = data?.TargetName,
        TargetGuessed = data?.TargetIsGuess,
        Warnings = data?.Warnings,
        Inputs = advice.Inputs.ToString(),
        advice.Outputs,
        Choices = advice.Choices.Select(c => new
        {
            Topic = JsonNamingPolicy.CamelCase.ConvertName(c.Topic.ToString()),
            c.Choice,
            c.Reason,
            Evidence = c.Evidence.Select(e => new { Kind = Words.Of(e.Kind), e.Text, e.Value }),
            c.RunnerUp,
            c.RunnerUpWhen,
        }),
        advice.Contenders,
        advice.Layers,
        Command = Command(advice, spec),
        Csharp = advice.CSharp(Expression(spec, data)),
        Trial = trial is null ? null : new
        {
            trial.Held,
            Verdict = trial.Sentence,
            Comparison =
            JsonSerializer.Deserialize<JsonElement>(ComparisonJson.Write(trial.Result))
        },
    };

    private static string? Command(Recommendation advice, RunSpec? spec) =>
        AdviceRun.Train(advice, OfData(spec)) is { } train ? RunCommand.Line(train, RunVerb.Train) : null;

    // What says how a comparison runs does not belong to the training of one network.
    private static RunSpec? OfData(RunSpec? spec) => spec is null
        ? null
        : spec.With(spec.Fit with { SeedList = null, SeedCount = new FitSpec().SeedCount }).With(spec.Place with { Output = null });

    private static void Choice(Screen screen, AdviceChoice choice)
    {
        screen.Plain();
        screen.Line($"{Name(choice.Topic).PadRight(Left)}[bold]{Screen.Escape(choice.Choice)}[/]");
        Lines(screen, choice.Reason);
        foreach (var evidence in choice.Evidence) Lines(screen, $"{Words.Of(evidence.Kind)}: {evidence.Text}", dim: true);
        Lines(screen, $"else {choice.RunnerUp}, {choice.RunnerUpWhen}");
    }

    private static void Note(Screen screen, string text)
    {
        screen.Plain();
        screen.Paragraph(text);
    }

    private static void Lines(Screen screen, string text, bool dim = false)
    {
        foreach (var line in TextWrap.Lines(text, Math.Max(20, screen.Width - Left)))
            screen.Line(new string(' ', Left) + (dim ? $"[dim]{Screen.Escape(line)}[/]" : Screen.Escape(line)));
    }

    private static string Name(AdviceTopic topic) => topic switch
    {
        AdviceTopic.Initializer => "initialiser",
        AdviceTopic.Normalization => "normalisation",
        AdviceTopic.Optimizer => "optimiser",
        _ => Words.Of(topic)!,
    };

    private static string Layers(int depth) => depth == 1 ? "1 hidden layer" : $"{depth} hidden layers";

    // The data as C#; with options that have no place in a line, only their name.
    private static string? Expression(RunSpec? spec, DataSet? data)
    {
        if (spec is null) return null;
        var options = new List<string>();
        if (spec.Data.Target is { } target) options.Add($"Target = {Quoted(target)}");
        if (spec.Data.Standardize is false) options.Add("Standardize = false");
        if (spec.Data.Task is { } task) options.Add($"Task = TaskKind.{TaskNames.Find(task)}");
        options.AddRange(Reading(SpecData.Options(spec)));
        if (spec.Data.Rows is { } rows) options.Add(string.Create(CultureInfo.InvariantCulture, $"Rows = {rows}"));
        if (spec.Data.Window is { } window)
            options.Add(string.Create(CultureInfo.InvariantCulture, $"Series = new SeriesOptions {{ Window = {window}, Horizon = {spec.Data.Horizon ?? 1} }}"));
        if (data is { Inputs.Rank: >= 2, Vocabulary: null, Series: null } && Directory.Exists(spec.Data.Source))
            options.AddRange(
                ["Decoder = new Hillock.Images.SkiaDecoder()", $"Images = new ImageOptions {{ Size = new ImageSize({data.Inputs[0]}, {data.Inputs[1]}) }}"]);
        return $"Datasets.Load({Quoted(spec.Data.Source)}{(options.Count == 0 ? "" : $", new DataOptions {{ {string.Join(", ", options)} }}")})";
    }

    // How a table's text is read.
    private static IEnumerable<string> Reading(DataOptions options)
    {
        if (options.HasHeader is { } header) yield return $"HasHeader = {(header ? "true" : "false")}";
        if (options.Encoding is { } encoding) yield return $"Encoding = {Quoted(encoding)}";
        if (options.Delimiter is { } delimiter) yield return $"Delimiter = {Character(delimiter)}";
        if (options.DecimalMark is { } decimalMark) yield return $"DecimalMark = {Character(decimalMark)}";
        if (options.ThousandsMark is { } thousands) yield return $"ThousandsMark = {Character(thousands)}";
        if (options.Units) yield return "Units = true";
        if (options.IgnoreCase) yield return "IgnoreCase = true";
    }

    private static string Character(char character) => character switch
    {
        '\t' => "'\\t'",
        '\'' => "'\\''",
        '\\' => "'\\\\'",
        _ => $"'{character}'",
    };

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);
}
