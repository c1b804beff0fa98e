using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hillock.Experiments.RunFiles;

/// <summary>One flat YAML mapping, read event by event so that every error knows its line and column.</summary>
internal sealed class RunFileReader(string name, RunVerb verb, string? folder)
{
    private readonly Dictionary<string, Mark> _seen = [];
    private RunSpec _spec = new();

    public RunSpec Read(string text)
    {
        try
        {
            return Document(new GuardedParser(new Parser(new StringReader(text))));
        }
        catch (YamlException e)
        {
            // A tab is reported from the start of the text before it; it stands at the end.
            var at = e.Message.Contains("tab", StringComparison.Ordinal) ? e.End : e.Start;
            throw new HillockException($"{Place(at)}: this is not YAML: {e.Message} Write one 'key: value' a line.", e);
        }
    }

    private RunSpec Document(GuardedParser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out var end))
            throw Error(end.Start, $"the file is empty; write at least one option, such as 'data: {_spec.Data.Source}'.");
        parser.Consume<DocumentStart>();
        if (!parser.TryConsume<MappingStart>(out _))
            throw Error(parser.Current!.Start, "a run file holds 'key: value' lines, but this is not one.");
        while (!parser.TryConsume<MappingEnd>(out _)) Entry(parser);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _)) throw Error(parser.Current!.Start, "a run file holds one document; remove what follows the '---'.");
        return _spec;
    }

    private void Entry(GuardedParser parser)
    {
        if (!parser.TryConsume<Scalar>(out var key)) throw Error(parser.Current!.Start, "a key is one word, such as 'data'.");
        var option = Guard(key.Start, 0, () => RunOptions.Get(key.Value, verb));
        if (!_seen.TryAdd(option.Name, key.Start))
            throw Error(key.Start, $"{key.Value} is given twice, first on line {_seen[option.Name].Line}; remove one.");
        if (parser.TryConsume<Scalar>(out var value)) Set(option, value);
        else if (parser.TryConsume<SequenceStart>(out var sequence)) Set(option, sequence, Items(parser, option));
        else if (option.IsMapping && parser.TryConsume<MappingStart>(out var mapping)) Set(option, mapping.Start, true, Pairs(parser, option));
        else throw Error(parser.Current!.Start, $"{option.Name} takes {Kind(option)}, but this is {What(parser.Current!)}.");
    }

    private void Set(RunOption option, Scalar value)
    {
        if (value is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" })
            throw Error(value.Start, $"{option.Name} has no value; give {Kind(option)}, or remove the line.");
        var list = option.Kind == RunOptionKind.List;
        var pieces = list ? ItemText.Pieces(value.Value) : [(value.Value, 0)];
        Set(option, value.Start, false, [.. pieces.Select(p => (p.Item1, Inside(value, p.Item2), value))]);
    }

    private void Set(RunOption option, SequenceStart sequence, List<Scalar> items)
    {
        if (option.Kind != RunOptionKind.List) throw Error(sequence.Start, $"{option.Name} takes {Kind(option)}, but this is a list.");
        Set(option, sequence.Start, true, [.. items.Select(i => (i.Value, Inside(i, 0), i))]);
    }

    private void Set(RunOption option, Mark start, bool sequence, List<(string Text, Mark Start, Scalar Source)> items)
    {
        // One at a time first, so that an error points at its item.
        if (option.Name != "seeds" && !option.ItemsMakeGroups)
            foreach (var (text, place, source) in items)
                Guard(place, 0, () => { ItemCheck.Check(option, text); return 0; }, Straight(source));
        var texts = items.Select(i => Rooted(option, i.Text)).ToList();
        if (option.Name == "seeds" && sequence && texts.Count == 1) texts.Add("");   // [7] is the seed 7, 7 is how many
        _spec = Guard(items.Count == 1 ? items[0].Start : start, 0, () => option.Apply(_spec, texts));
    }

    private string Rooted(RunOption option, string text)
    {
        if (folder is null || option.Path == PathUse.None || Path.IsPathRooted(text)) return text;
        var rooted = Path.Combine(folder, text);
        return option.Path == PathUse.Path || Path.Exists(rooted) || text.AsSpan().ContainsAny('/', '\\') ? rooted : text;
    }

    private List<Scalar> Items(GuardedParser parser, RunOption option)
    {
        var items = new List<Scalar>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var item))
                throw Error(parser.Current!.Start,
                    $"an item of {option.Name} is one {option.Placeholder.Split('|', ',')[0]}, but this is {What(parser.Current!)}.");
            items.Add(item);
            if (items.Count > RunOption.MostItems) throw Error(
                item.Start, $"{option.Name} holds more than {RunOption.MostItems} items, the most a list may have.");
        }

        return items;
    }

    // name: [a, b] as the item name=a,b.
    private List<(string Text, Mark Start, Scalar Source)> Pairs(GuardedParser parser, RunOption option)
    {
        var pairs = new List<(string, Mark, Scalar)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key)) throw Error(parser.Current!.Start, "a key is one word, such as 'initializer'.");
            var values = parser.TryConsume<Scalar>(out var value) ? value.Value
                : parser.TryConsume<SequenceStart>(out _) ? ItemText.Join(Nested(parser, option))
                : throw Error(parser.Current!.Start, $"{key.Value} takes a list of values, such as [a, b], but this is {What(parser.Current!)}.");
            pairs.Add(($"{key.Value}={values}", key.Start, key));
        }

        return pairs;
    }

    private List<string> Nested(GuardedParser parser, RunOption option)
    {
        var items = new List<string>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (parser.TryConsume<Scalar>(out var item)) items.Add(item.Value);
            else if (parser.TryConsume<SequenceStart>(out _)) items.Add($"[{ItemText.Join(Nested(parser, option))}]");
            else throw Error(parser.Current!.Start, $"a value is a word, a number or a list, but this is {What(parser.Current!)}.");
            if (items.Count > RunOption.MostItems) throw Error(
                parser.Current!.Start, $"{option.Name} holds more than {RunOption.MostItems} items, the most a list may have.");
        }

        return items;
    }

    private T Guard<T>(Mark start, int offset, Func<T> read, bool straight = false)
    {
        try
        {
            return read();
        }
        catch (HillockException e)
        {
            var inside = straight ? e.Position ?? 0 : 0;
            throw new HillockException($"{name}:{start.Line}:{start.Column + offset + inside}: {e.Message}", e);
        }
    }

    // Where a character of a one-line scalar stands; in folded text only the start is known.
    private static Mark Inside(Scalar value, int index)
    {
        if (!Straight(value)) return value.Start;
        var quote = value.Style == ScalarStyle.Plain ? 0 : 1;
        return new Mark(value.Start.Index + quote + index, value.Start.Line, value.Start.Column + quote + index);
    }

    private static bool Straight(Scalar value) =>
        value.Style is ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted
        && value.Start.Line == value.End.Line
        && value.End.Column - value.Start.Column == value.Value.Length + (value.Style == ScalarStyle.Plain ? 0 : 2);

    private static string Kind(RunOption option) => option.Kind switch
    {
        RunOptionKind.Integer => "a whole number",
        RunOptionKind.Number => "a number",
        RunOptionKind.Switch => "true or false",
        RunOptionKind.List => "a list, such as [a, b]",
        _ => "a text",
    };

    private static string What(ParsingEvent e) => e switch
    {
        MappingStart => "a mapping",
        SequenceStart => "a list",
        AnchorAlias => "an alias",
        _ => "something else",
    };

    private HillockException Error(Mark at, string message) => new($"{Place(at)}: {message}");

    private string Place(Mark at) => $"{name}:{at.Line}:{at.Column}";
}
