namespace Hillock.Cli.Rendering;

/// <summary>Activations as a table, one heading a family.</summary>
internal static class CataloguePage
{
    /// <summary>Writes the table.</summary>
    public static void Write(Screen screen, IReadOnlyList<ActivationCard> cards)
    {
        var ranges = cards.Select(c => c.Range is { } range ? FactLines.Range(range) : "").ToList();
        var table = new FittedTable(
            new("activation"), new("formula", ShortenTo: 36), new("range", Sacrifice: 1), new("summary", Sacrifice: 2, ShortenTo: 28));
        foreach (var family in cards.Zip(ranges).GroupBy(c => c.First.Activation.Family))
        {
            table.AddTitle("");
            table.AddTitle(family.Key);
            foreach (var (card, range) in family)
                table.Add("", card.Activation.Id, TextWrap.Shorten(card.Activation.Definition.Split("; ")[0], 40), range, card.Activation.Summary);
        }

        table.Write(screen);
        screen.Plain();
        screen.Paragraph(
            $"{cards.Count} activation{(cards.Count == 1 ? "" : "s")}; 'hillock show NAME' for one. Also leaky_relu(alpha=0.2), or a formula in x.");
    }
}
