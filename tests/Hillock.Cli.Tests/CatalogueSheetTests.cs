using System.Text.Json;
using Hillock.Activations;
using Hillock.Activations.Facts;

namespace Hillock.Cli.Tests;

/// <summary>The sheet that a build writes says what <c>list</c> would compute, and counts for no other code.</summary>
public sealed class CatalogueSheetTests : IDisposable
{
    private readonly Scratch _folder = new();

    private string File => Path.Combine(_folder.Location, "sheet.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_holds_what_is_computed()
    {
        CatalogueSheet.Write(File);
        var sheet = CatalogueSheet.Read(File)!;
        foreach (var activation in Catalogue.All)
        {
            var entry = sheet.Of(activation);
            Assert.NotNull(entry);
            Assert.Equal(JsonSerializer.Serialize(new ActivationCard(activation).Json(), JsonOutput.Options), JsonSerializer.Serialize(entry.Card, JsonOutput.Options));
            Assert.Equal(new ActivationCard(activation).Range, entry.Range);
            if (activation is ElementwiseActivation e)
                Assert.Equal((FormulaFacts.Of(e).IsMonotonic, FormulaFacts.Of(e).Smoothness.IsSmooth), (entry.IsMonotonic, entry.IsSmooth));
        }
    }

    [Fact]
    public void Other_parameters_and_formulas_are_not_on_it()
    {
        CatalogueSheet.Write(File);
        var sheet = CatalogueSheet.Read(File)!;
        Assert.Null(sheet.Of(Activation.Parse("leaky_relu(alpha=0.5)")));
        Assert.Null(sheet.Of(Activation.Parse("x * sigmoid(x)")));
    }

    [Fact]
    public void A_sheet_of_other_code_or_a_damaged_one_does_not_count()
    {
        Assert.Null(CatalogueSheet.Read(File));
        System.IO.File.WriteAllText(File, """{ "stamp": "another", "entries": [] }""");
        Assert.Null(CatalogueSheet.Read(File));
        System.IO.File.WriteAllText(File, "[");
        Assert.Null(CatalogueSheet.Read(File));
        System.IO.File.WriteAllText(File, "[]");
        Assert.Null(CatalogueSheet.Read(File));
    }
}
