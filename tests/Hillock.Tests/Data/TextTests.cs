using System.Text;
using CsCheck;
using Hillock.Data;

namespace Hillock.Tests.Data;

public sealed class TextTests : IDisposable
{
    private static readonly string[] Some = ["a", "b", "c", "é", "😀"];
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_file_a_class_and_a_line_a_text_become_ids()
    {
        _folder.Write("Greek.txt", "αβγ\n\n  βα \r\nγγβα");
        _folder.Write("Latin.txt", "abc\nba\n");
        _folder.Write("notes.md", "not read");
        var data = Datasets.Load(_folder.Path, new DataOptions { ValidationShare = 0, TestShare = 0 });
        Assert.Equal(["Greek", "Latin"], data.Classes);
        Assert.Equal([0, 0, 0, 1, 1], data.Train.Labels);
        Assert.Equal((new Shape(4), TaskKind.BinaryClassification), (data.Inputs, data.Task));
        var vocabulary = data.Vocabulary!;
        Assert.Equal(["", "\uFFFD", "a", "b", "c", "α", "β", "γ"], vocabulary.Symbols);
        Assert.Equal((8, 4), (vocabulary.Size, vocabulary.Length));
        Assert.Equal([5f, 6, 7, 0, 6, 5, 0, 0, 7, 7, 6, 5, 2, 3, 4, 0, 3, 2, 0, 0], data.Train.Inputs.ReadAll());
    }

    [Fact]
    public void The_vocabulary_knows_only_the_training_texts()
    {
        // Every text of a class has a character of its own.
        var digits = Enumerable.Range(0, 40).Select(i => $"x{(char)('\u0400' + i)}");
        _folder.Write("a.txt", string.Join('\n', digits));
        _folder.Write("b.txt", string.Join('\n', digits.Select(text => "y" + text[1..])));
        var data = Datasets.Load(_folder.Path, new DataOptions { Seed = 3 });
        var vocabulary = data.Vocabulary!;
        foreach (var part in new[] { data.Train, data.Validation, data.Test })
        {
            var texts = Enumerable.Range(0, part.Count).Select(row => vocabulary.Decode(part.Inputs.ToArray(row))).ToList();
            var unknown = texts.Count(text => text.Contains('\uFFFD', StringComparison.Ordinal));
            if (part == data.Train) Assert.Equal(0, unknown);
        }

        var known = Enumerable.Range(0, data.Train.Count).SelectMany(row => vocabulary.Decode(data.Train.Inputs.ToArray(row))).Distinct().Count();
        Assert.Equal(known + 2, vocabulary.Size);
        var missed = data.Test.Inputs.ReadAll().Concat(data.Validation.Inputs.ReadAll()).Count(id => id == Vocabulary.UnknownId);
        Assert.True(missed > 0);
        Assert.Contains(data.Warnings, warning =>
            warning.StartsWith($"{missed} characters of the validation and test texts do not occur", StringComparison.Ordinal));
    }

    [Fact]
    public void The_length_is_that_of_the_longest_training_text()
    {
        foreach (var name in new[] { "a", "b" })
            _folder.Write($"{name}.txt", string.Join('\n', Enumerable.Range(0, 40).Select(i => $"{name}{i:D2}{new string('x', i)}")));
        var (cut, whole) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var data = Datasets.Load(_folder.Path, new DataOptions { Seed = seed });
            Assert.Contains(data.Train.Inputs.ReadAll().Chunk(data.Inputs.Size), row => row[^1] != 0);
            if (data.Inputs.Size == 42) whole++;
            else if (data.Warnings.Any(w => w.Contains($"longer than {data.Inputs.Size} characters and were cut", StringComparison.Ordinal))) cut++;
        }

        Assert.Equal((true, 60), (cut > 0, cut + whole));
    }

    [Fact]
    public void Encoding_reads_back_up_to_the_length() =>
        Gen.Select(Gen.Int[0, 4].Select(i => Some[i]).List[0, 12], Gen.Int[1, 12]).Hold((characters, length) =>
        {
            var text = string.Concat(characters);
            var vocabulary = new Vocabulary("abcé😀".EnumerateRunes(), length);
            var ids = vocabulary.Encode(text);
            Rune[] kept = [.. text.EnumerateRunes().Take(length)];
            Assert.Equal(length, ids.Length);
            Assert.Equal(string.Concat(kept), vocabulary.Decode(ids));
            Assert.All(ids[kept.Length..], id => Assert.Equal(Vocabulary.PaddingId, id));
            Assert.All(ids[..kept.Length], id => Assert.InRange(id, 2, vocabulary.Size - 1));
        });

    [Fact]
    public void A_vocabulary_is_saved_and_read()
    {
        var vocabulary = new Vocabulary("żółw 'x\"😀".EnumerateRunes(), 7);
        vocabulary.Save(_folder.File("vocabulary.json"));
        var read = Vocabulary.Load(_folder.File("vocabulary.json"));
        Assert.Equal(vocabulary.Symbols, read.Symbols);
        Assert.Equal(7, read.Length);
        Assert.Equal(vocabulary.Encode("xół?"), read.Encode("xół?"));
        foreach (var text in new[] { "", "{}", "[1]", "{\"length\":0,\"characters\":\"a\"}", "{\"length\":\"x\",\"characters\":\"a\"}" })
            Assert.Contains("is not a vocabulary", Assert.Throws<HillockException>(() => Vocabulary.Load(_folder.Write("bad.json", text))).Message,
                StringComparison.Ordinal);
        Assert.Throws<HillockException>(() => vocabulary.Decode([99]));
    }

    [Fact]
    public void Longer_texts_are_cut_with_a_warning()
    {
        _folder.Write("a.txt", "abcdef\nab\nabc");
        _folder.Write("b.txt", "fedcba\nba\ncba");
        var data = Datasets.Load(_folder.Path, new DataOptions { ValidationShare = 0, TestShare = 0, TextLength = 3 });
        Assert.Equal(3, data.Inputs.Size);
        Assert.Equal(["abc", "ab", "abc", "fed", "ba", "cba"], Enumerable.Range(0, 6).Select(row => data.Vocabulary!.Decode(data.Train.Inputs.ToArray(row))));
        Assert.Contains("2 texts are longer than 3 characters and were cut; the longest has 6; TextLength says another length.", data.Warnings);
        Assert.Contains("at least 1", Assert.Throws<HillockException>(() => Datasets.Load(_folder.Path, new DataOptions { TextLength = 0 })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_and_contradictions_are_told()
    {
        _folder.Write("a.txt", "li\nli\nan\nto");
        _folder.Write("b.txt", "li\nmo\nru\nwe");
        var warnings = Datasets.Load(_folder.Path, new DataOptions { ValidationShare = 0, TestShare = 0 }).Warnings;
        Assert.Contains(warnings, warning => warning.StartsWith("1 texts are copies of another of the same class", StringComparison.Ordinal));
        Assert.Contains(warnings, warning => warning.StartsWith("1 texts stand under more than one class", StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_that_are_not_UTF8_are_read_as_a_guess_that_is_told()
    {
        _folder.Write("a.txt", [.. "gut\nM"u8, 0xFC, .. "ller\nsch"u8, 0xF6, (byte)'n']);
        _folder.Write("b.txt", "one\ntwo\nthree");
        var data = Datasets.Load(_folder.Path, new DataOptions { ValidationShare = 0, TestShare = 0 });
        Assert.Contains("\u00FC", data.Vocabulary!.Symbols);
        Assert.Contains("\u00F6", data.Vocabulary.Symbols);
        Assert.Contains(data.Warnings, warning =>
            warning.Contains("a.txt is not UTF-8; it was taken for windows-1252, which reads 'M\u00FCller' in line 2", StringComparison.Ordinal));
        Assert.DoesNotContain(Datasets.Load(_folder.Path, new DataOptions { ValidationShare = 0, TestShare = 0, Encoding = "latin1" }).Warnings, warning =>
            warning.Contains("UTF-8", StringComparison.Ordinal));
    }

    [Fact]
    public void One_endless_line_does_not_set_the_length_of_all()
    {
        _folder.Write("a.txt", "abc\n" + new string('a', 1_000_000));
        _folder.Write("b.txt", string.Join('\n', Enumerable.Range(0, 50).Select(i => $"b{i}")));
        var data = Datasets.Load(_folder.Path, new DataOptions { ValidationShare = 0, TestShare = 0 });
        Assert.Equal(1000, data.Inputs.Size);
        Assert.Contains("1 texts are longer than 1000 characters and were cut; the longest has 1,000,000; TextLength says another length.", data.Warnings);
    }

    [Fact]
    public void Files_that_cannot_be_used_are_refused()
    {
        _folder.Write("a.txt", "one\ntwo");
        Assert.Contains("holds one text file, a.txt", Refusal(), StringComparison.Ordinal);
        _folder.Write("b.txt", [.. "good\nMüller\nM"u8, 0xFC, .. "ller Straße"u8]);
        Assert.Contains("b.txt, line 3: the byte FC is not UTF-8, though 2 other characters of the file are", Refusal(), StringComparison.Ordinal);
        _folder.Write("b.txt", [.. "good\nM"u8, 0xFC, .. "ller"u8]);
        Assert.Contains("b.txt, line 2: the bytes FC are no text in utf-8", Refusal(new DataOptions { Encoding = "utf-8" }), StringComparison.Ordinal);
        _folder.Write("b.txt", " \n\n");
        Assert.Contains("b.txt holds no text", Refusal(), StringComparison.Ordinal);
        _folder.Write("b.txt", "three\nfour");
        Assert.Contains("a target column ('x') cannot be used", Refusal(new DataOptions { Target = "x" }), StringComparison.Ordinal);
        Assert.Contains("regression does not fit", Refusal(new DataOptions { Task = TaskKind.Regression }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_of_eighteen_languages_load()
    {
        var data = Datasets.Load(RealData.Path("sequences/names"));
        Assert.Equal((20_050, 18, 20), (data.Describe().Rows, data.Classes.Count, data.Inputs.Size));
        var test = data.Describe().Classes.Single(c => c.Name == "Russian");
        Assert.Equal(9_384, test.Total);
        Assert.Equal(0.15, (double)test.Test / test.Total, 3);
        Assert.Contains(data.Warnings, warning => warning.StartsWith("The classes are unbalanced: Russian", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private string Refusal(DataOptions? options = null) => Assert.Throws<HillockException>(() => Datasets.Load(_folder.Path, options)).Message;
}
