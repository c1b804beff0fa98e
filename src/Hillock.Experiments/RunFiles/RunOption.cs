namespace Hillock.Experiments.RunFiles;

/// <summary>One field of a <see cref="RunSpec"/>: a flag of the command line and a key of the run file.</summary>
public abstract record RunOption
{
    private protected RunOption()
    {
    }

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
    public string Help { get => field ?? HelpWhenAsked?.Invoke() ?? ""; init; }

    /// <summary>Makes the help when it is asked for, from what takes long to ask at each start.</summary>
    internal Func<string>? HelpWhenAsked { get; init; }

    /// <summary>The default in words, or empty when it is absence.</summary>
    public string Default { get => field ?? DefaultWhenAsked?.Invoke() ?? ""; init; }

    /// <summary>Makes the words of the default when they are asked for.</summary>
    internal Func<string>? DefaultWhenAsked { get; init; }

    /// <summary>The only values allowed, or none when it is open.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Values to offer a shell where others are allowed too.</summary>
    public IReadOnlyList<string> Offers { get => field ?? OffersWhenAsked?.Invoke() ?? []; init; }

    /// <summary>Lists the values to offer when they are asked for.</summary>
    internal Func<IReadOnlyList<string>>? OffersWhenAsked { get; init; }

    /// <summary>Whether a run file may give it as a mapping of names to lists too.</summary>
    public bool IsMapping { get; init; }

    /// <summary>Whether several items of the list make one value, so that none can be read by itself.</summary>
    public bool ItemsMakeGroups { get; init; }

    /// <summary>The verbs it belongs to.</summary>
    public RunVerb Verbs { get; init; } = RunVerb.All;

    /// <summary>Whether the value is a path, which in a run file starts from the file's folder.</summary>
    public PathUse Path { get; init; }

    /// <summary>A value, as it is written on the command line.</summary>
    public string Example
    {
        get => field ?? (Choices.Count > 0 ? Choices[0] : Offers.Count > 0 ? Offers[^1] : Kind switch
        {
            RunOptionKind.Integer => "7",
            RunOptionKind.Number => "0.25",
            RunOptionKind.Switch => "true",
            RunOptionKind.List => "3,4",
            _ => "text",
        });
        init;
    }

    /// <summary>Whether the value only says where or how fast, and so cannot change a result.</summary>
    public abstract bool LeavesResultsAlone { get; }

    /// <summary>Every spelling, the name first.</summary>
    public IEnumerable<string> Names => Aliases.Prepend(Name);

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
        return Set(spec, texts);
    }

    /// <summary>Sets the field from one text of the command line, in which commas part the items of a list.</summary>
    /// <exception cref="HillockException">The text is not a value of this option.</exception>
    public RunSpec ApplyText(RunSpec spec, string text) =>
        Kind == RunOptionKind.List ? Apply(spec, ItemText.Split(text)) : Apply(spec, text);

    /// <summary>The texts that <see cref="Apply"/> turns back into the field, or null when it is at its default.</summary>
    public abstract IReadOnlyList<string>? Texts(RunSpec spec);

    /// <summary>The run with the field set.</summary>
    private protected abstract RunSpec Set(RunSpec spec, IReadOnlyList<string> texts);

    /// <inheritdoc/>
    public sealed override string ToString() => RecordText.Of(this);
}
