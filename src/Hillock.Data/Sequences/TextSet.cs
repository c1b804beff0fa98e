namespace Hillock.Data.Sequences;

/// <summary>Labelled short texts, made into rows of ids.</summary>
internal sealed record TextSet(string Name, string[] Texts, int[] Labels, string[] Classes, string Source, IReadOnlyList<string> Notes)
{
    private const double ManyCopies = 0.02;

    // Every text takes as much as the longest; one without a line break must not make a thousandfold of the rest.
    private const int UsualMost = 1000;

    /// <summary>Splits by seed, learns the vocabulary from the training texts and writes every text as ids.</summary>
    public DataSet Build(DataOptions options)
    {
        var task = ClassTask.Of(Name, Classes.Length, options.Task);
        var lengths = Array.ConvertAll(Texts, text => text.EnumerateRunes().Count());
        var (validation, test) = Splitter.Shares(options, Splitter.TableShare, Splitter.TableShare);
        var parts = Splitter.Stratified(Labels, Classes.Length, validation, test, options);
        var length = options.TextLength ?? Math.Min(parts.Train.Max(row => lengths[row]), UsualMost);
        if (length < 1) throw new HillockException($"Texts are to have {length} characters; they need at least 1.");
        if ((long)length * Texts.Length > Array.MaxLength)
            throw new HillockException(
                $"{Name}: {Texts.Length:N0} texts of {length:N0} characters do not fit into memory; cut them with "
                + $"{new SettingHint(nameof(DataOptions.TextLength))}, such as 200.");
        MemoryLimit.Require((long)length * Texts.Length
            * sizeof(float), $"{Name}: {Texts.Length:N0} texts of {length:N0} characters need",
            $"Cut them with {new SettingHint(nameof(DataOptions.TextLength))}, such as 200.");
        var vocabulary = new Vocabulary(parts.Train.SelectMany(row => Texts[row].EnumerateRunes().Take(length)), length);
        var (ids, unknown) = (new float[Texts.Length * length], 0);
        for (var row = 0; row < Texts.Length; row++) unknown += vocabulary.Encode(Texts[row], ids.AsSpan(row * length, length));
        var store = new FloatRows(ids, length);
        return new DataSet
        {
            Name = Name,
            Inputs = length,
            Task = task,
            Classes = Classes,
            Train = Part(store, parts.Train),
            Validation = Part(store, parts.Validation),
            Test = Part(store, parts.Test),
            Vocabulary = vocabulary,
            Description = $"{Texts.Length:N0} texts of {Classes.Length} classes as ids of characters, {length} a text, padded with 0",
            Source = Source,
            Warnings = [.. Warnings(lengths, length, unknown)],
        };
    }

    private Split Part(FloatRows store, int[] rows) => new(store.View(rows), Array.ConvertAll(rows, row => Labels[row]));

    private IEnumerable<string> Warnings(int[] lengths, int length, int unknown)
    {
        foreach (var note in Notes) yield return note;
        var cut = lengths.Count(l => l > length);
        if (cut > 0) yield return $"{cut:N0} texts are longer than {length} characters and were cut; the longest has {lengths.Max():N0}; "
            + $"{new SettingHint(nameof(DataOptions.TextLength))} says another length.";
        if (unknown > 0) yield return $"{unknown:N0} characters of the validation and test texts do not occur in the training texts; they share the id "
            + $"{Vocabulary.UnknownId}.";
        foreach (var warning in ClassWarnings.Of(Classes, Labels)) yield return warning;
        var pairs = Texts.Zip(Labels).Distinct().ToList();
        var copies = Texts.Length - pairs.Count;
        if (copies > ManyCopies * Texts.Length)
            yield return $"{copies:N0} texts are copies of another of the same class; a copy in training and in the test makes the test look better than "
                + "it is.";
        var several = pairs.Count - pairs.DistinctBy(pair => pair.First).Count();
        if (several > 0) yield return $"{several:N0} texts stand under more than one class; no network can get all of them right.";
    }
}
