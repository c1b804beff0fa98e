namespace Hillock.Experiments.RunFiles;

/// <summary>One field of a <see cref="RunSpec"/>: a flag of the command line and a key of the run file.</summary>
public sealed record RunOption
{
    /// <summary>The most items that a list may have.</summary>
    public const int MostItems = 10_000;

    /// <summary>Key in a run file; with <c>--</c> before it, the flag.</summary>
    public required string Name { get; init; }

    /// <summary>Other spellings accepted.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Heading under which help shows it.</summary>
    public string Group { get; init; } = "";

    /// <summary>How the value is written.</summary>
    public required RunOptionKind Kind { get; init; }

    /// <summary>Word for the value in a help text, such as <c>N</c>.</summary>
    public required string Placeholder { get; init; }

    /// <summary>One sentence of help, without the default.</summary>
    public required string Help { get; init; }

    /// <summary>The default in words, or empty when it is absence.</summary>
    public string Default { get; init; } = "";

    /// <summary>The only values allowed, or none when it is open.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Values to offer a shell where others are allowed too.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];

    /// <summary>The verbs it belongs to.</summary>
    public RunVerb Verbs { get; init; } = RunVerb.All;

    /// <summary>Whether the value only says where or how fast, and so cannot change a result.</summary>
    public bool LeavesResultsAlone { get; init; }

    /// <summary>Every spelling, the name first.</summary>
    public IEnumerable<string> Names => Aliases.Prepend(Name);

    internal Func<RunSpec, IReadOnlyList<string>, RunSpec> Setter { get; init; } = (spec, _) => spec;

    internal Func<RunSpec, IReadOnlyList<string>?> Getter { get; init; } = _ => null;

    /// <summary>Sets the field from the texts of one value (or of each item of a list).</summary>
    /// <exception cref="HillockException">A text is not a value of this option.</exception>
    public RunSpec Apply(RunSpec spec, params IReadOnlyList<string> texts)
    {
        if (Kind != RunOptionKind.List && texts.Count != 1)
            throw new HillockException($"{Name} takes one value, but {texts.Count} were given; write {Name} once with one {Placeholder}.");
        if (texts.Count > MostItems)
            throw new HillockException($"{Name} holds {texts.Count} items, but a list may have {MostItems} at most.");
        if (texts.Any(t => t.Contains('\0', StringComparison.Ordinal)))
            throw new HillockException($"{Name} holds a NUL character, which no name and no path has; take it out.");
        return Setter(spec, texts);
    }

    /// <summary>Sets the field from one text of the command line, in which commas part the items of a list.</summary>
    /// <exception cref="HillockException">The text is not a value of this option.</exception>
    public RunSpec ApplyText(RunSpec spec, string text) =>
        Kind == RunOptionKind.List ? Apply(spec, ItemText.Split(text)) : Apply(spec, text);

    /// <summary>The texts that <see cref="Apply"/> turns back into the field, or null when it is at its default.</summary>
    public IReadOnlyList<string>? Texts(RunSpec spec) => Getter(spec);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
