using System.Text.Json;
using Hillock.Reports.Charts;
using Hillock.Reports.Documents;

namespace Hillock.Reports.Pages;

/// <summary>A report as JSON: everything a page shows, with every digit; what is not a finite number is null.</summary>
internal static class DocumentJson
{
    /// <summary>The document.</summary>
    public static string Of(RunDocument report) => JsonText.Document(json =>
    {
        json.WriteString("kind", report.Kind);
        json.WriteString("title", report.Title);
        json.WriteString("lead", report.Lead);
        json.WriteString("tone", report.Tone.ToString().ToLowerInvariant());
        json.Texts("verdict", report.Verdict);
        json.WriteStartArray("figures");
        foreach (var tile in report.Tiles)
        {
            json.WriteStartObject();
            json.WriteString("name", tile.Name);
            json.WriteString("value", tile.Value);
            json.WriteString("note", tile.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sections");
        foreach (var section in report.Shown) Section(json, section);
        json.WriteEndArray();
        json.Texts("missing", report.Missing);
    });

    private static void Section(Utf8JsonWriter json, Section section)
    {
        json.WriteStartObject();
        json.WriteString("name", section.Name);
        json.WriteString("title", section.Title);
        json.WriteStartArray("parts");
        foreach (var block in section.Blocks)
        {
            if (block is not ChartBlock charts) Part(json, block);
            else foreach (var chart in charts.Charts.Where(c => !c.IsEmpty)) Table(json, "chart", chart.Name, chart.Table, chart.Reading);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, Block block)
    {
        switch (block)
        {
            case TableBlock table:
                Table(json, "table", table.Name, table.Grid);
                return;
            case TextBlock text:
                json.WriteStartObject();
                json.WriteString("kind", "text");
                json.WriteString("tone", text.Tone.ToString().ToLowerInvariant());
                json.WriteString("text", text.Text);
                break;
            case FactBlock facts:
                json.WriteStartObject();
                json.WriteString("kind", "facts");
                json.WriteStartObject("facts");
                foreach (var (name, value) in facts.Facts.DistinctBy(f => f.Name)) json.WriteString(name, value);
                json.WriteEndObject();
                break;
            case CodeBlock code:
                json.WriteStartObject();
                json.WriteString("kind", "code");
                json.WriteString("caption", code.Caption);
                json.WriteString("text", code.Text);
                break;
            default:
                throw new InvalidOperationException($"{block.GetType().Name} has no JSON yet; add it here.");
        }

        json.WriteEndObject();
    }

    private static void Table(Utf8JsonWriter json, string kind, string name, Grid grid, string? reading = null)
    {
        json.WriteStartObject();
        json.WriteString("kind", kind);
        json.WriteString("name", name);
        json.WriteString("title", grid.Caption);
        if (reading is not null) json.WriteString("reading", reading);
        json.Texts("columns", grid.Columns.Select(c => c.Name));
        json.WriteStartArray("rows");
        foreach (var row in grid.Rows)
        {
            json.WriteStartArray();
            foreach (var cell in row)
            {
                if (cell.Value is { } value && double.IsFinite(value)) json.WriteNumberValue(value);
                else if (cell.Text.Length == 0) json.WriteNullValue();
                else json.WriteStringValue(cell.Text);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
