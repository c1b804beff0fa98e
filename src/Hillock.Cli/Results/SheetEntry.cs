using System.Text.Json;
using Hillock.Formulas;

namespace Hillock.Cli;

/// <summary>What <c>list</c> needs to know of an activation.</summary>
/// <param name="Id">Its id in the catalogue.</param>
/// <param name="Range">The values it takes; null where nobody knows.</param>
/// <param name="IsMonotonic">Whether it never falls, or never rises.</param>
/// <param name="IsSmooth">Whether every derivative is continuous.</param>
/// <param name="Card">What <c>--json</c> prints.</param>
internal sealed record SheetEntry(string Id, Interval? Range, bool IsMonotonic, bool IsSmooth, JsonElement Card)
{
    /// <summary>The entry of a card.</summary>
    public static SheetEntry Of(ActivationCard card) => new(
        card.Activation.Id,
        card.Range,
        card.IsMonotonic,
        card.IsSmooth,
        JsonSerializer.SerializeToElement(card.Json(), JsonOutput.Options));

    /// <summary>An entry as it was written.</summary>
    public static SheetEntry Read(JsonElement entry) => new(
        entry.GetProperty("id").GetString()!,
        Ends(entry.GetProperty("card").GetProperty("range")),
        entry.GetProperty("isMonotonic").GetBoolean(),
        entry.GetProperty("isSmooth").GetBoolean(),
        entry.GetProperty("card"));

    private static Interval? Ends(JsonElement range) => range.ValueKind == JsonValueKind.Null
        ? null
        : new Interval(Number(range.GetProperty("low")), Number(range.GetProperty("high")))
        {
            LowAttained = range.GetProperty("lowAttained").GetBoolean(),
            HighAttained = range.GetProperty("highAttained").GetBoolean(),
        };

    private static double Number(JsonElement number) => number.ValueKind == JsonValueKind.Number
        ? number.GetDouble()
        : number.GetString() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => double.NaN,
        };
}
