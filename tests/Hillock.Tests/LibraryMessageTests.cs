using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hillock.Tests;

/// <summary>The library speaks of settings, not of the options of the command that may stand in front of it.</summary>
public sealed partial class LibraryMessageTests
{
    private static readonly string[] LibraryFolders = ["Hillock.Common", "Hillock.Formulas", "Hillock.Data", "Hillock", "Hillock.Health"];

    [Fact]
    public void No_text_of_the_library_names_an_option()
    {
        var files = LibraryFolders.SelectMany(f => Directory.GetFiles(Path.Combine(Source(), f), "*.cs", SearchOption.AllDirectories)).ToArray();
        Assert.True(files.Length > 300, $"{files.Length} files");
        var found = files.SelectMany(f => Texts(f).Where(t => OptionName().IsMatch(t)).Select(t => $"{Path.GetFileName(f)}: {t}"));
        Assert.Empty(found);
    }

    [Fact]
    public void Settings_are_written_as_csharp_writes_them()
    {
        Assert.Equal("Units", new SettingHint("Units").ToString());
        Assert.Equal("BatchSize = 32", new SettingHint("BatchSize", 32).ToString());
        Assert.Equal("HasHeader = false", new SettingHint("HasHeader", false).ToString());
        Assert.Equal("Task = TaskKind.Regression", new SettingHint("Task", Hillock.Data.TaskKind.Regression).ToString());
        Assert.Equal("Target = \"price\"", new SettingHint("Target", "price").ToString());
        Assert.Equal("DecimalMark = ',', ThousandsMark = '\\'', Share = 0.5",
            SettingHint.Join(new SettingHint("DecimalMark", ','), new SettingHint("ThousandsMark", '\''), new SettingHint("Share", 0.5)));
    }

    private static IEnumerable<string> Texts(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().Select(node => node switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        InterpolatedStringTextSyntax text => text.TextToken.ValueText,
        _ => "",
    });

    private static string Source([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../src"));

    [GeneratedRegex(@"(?<![^\s('""])--[a-z][a-z-]*")]
    private static partial Regex OptionName();
}
