using Hillock.Advice;
using Hillock.Experiments.Advising;
using Spectre.Console;

namespace Hillock.Cli;

/// <summary>Asks a person at a terminal for what no flag has said.</summary>
internal sealed class AdviceInterview(IAnsiConsole console)
{
    private static readonly Dictionary<AdviceTask, string> Tasks = new()
    {
        [AdviceTask.Binary] = "one of two classes",
        [AdviceTask.MultiClass] = "one of several classes",
        [AdviceTask.MultiLabel] = "labels, each by itself",
        [AdviceTask.Regression] = "a number",
        [AdviceTask.Bounded] = "a number between two bounds",
        [AdviceTask.Count] = "how often something happens",
        [AdviceTask.Ordinal] = "one of several ranks, in order",
    };

    private static readonly Dictionary<AdviceArchitecture, string> Architectures = new()
    {
        [AdviceArchitecture.Dense] = "fully connected, for tables",
        [AdviceArchitecture.Convolutional] = "convolutions, for images",
        [AdviceArchitecture.Recurrent] = "step by step, for sequences",
        [AdviceArchitecture.Residual] = "blocks with a connection around them, for very deep networks",
        [AdviceArchitecture.Transformer] = "the feed-forward blocks of a transformer",
    };

    /// <summary>The wish with an answer to each question that was open.</summary>
    public AdviceWish Ask(AdviceWish wish)
    {
        var task = wish.Task ?? Choose("What is the network to say?", Tasks, AdviceWords.Of);
        var architecture = wish.Architecture ?? Choose("What kind of hidden layers?", Architectures, AdviceWords.Of);
        wish = wish with { Task = task, Architecture = architecture };
        var usual = wish.Request();
        return wish with
        {
            Depth = wish.Depth ?? Number("How many hidden layers?", usual.Depth),
            Width = wish.Width ?? Number("How many units, or filters, a layer?", usual.Width),
            Classes = wish.Classes ?? (task is AdviceTask.MultiClass or AdviceTask.MultiLabel or AdviceTask.Ordinal
                ? Number("How many classes, labels or ranks?", usual.Classes) : null),
        };
    }

    private T Choose<T>(string question, Dictionary<T, string> answers, Func<T, string> word)
        where T : notnull => console.Prompt(new SelectionPrompt<T>().Title(question).AddChoices(answers.Keys).UseConverter(k => $"{word(k)}: {answers[k]}"));

    private int Number(string question, int usual) => console.Prompt(new TextPrompt<int>(question).DefaultValue(usual));
}
