using System.Globalization;
using System.Text;
using CsCheck;
using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>Random tables, printed as people and programs print them, are read back to the same values.</summary>
public sealed class DialectTests : IDisposable
{
    private static readonly string[] Encodings = ["utf-8", "utf-8 with mark", "utf-16le with mark", "utf-16be with mark", "utf-16le", "latin1", "windows-1252"];
    private static readonly string[] Labels = ["ash", "Bär", "Bör", "New York", "crème brûlée", "Ω", "elm", "so, so", "a;b", "x|y"];
    private static readonly string[] Names = ["a", "Länge, cm", "Na", "Inf", "2019", "7", "grün", "x", "weight (g)", "null"];

    private readonly TemporaryFolder _folder = new();

    private sealed record Dialect(string Encoding, char Delimiter, char Decimal, char Thousands, char Minus, string Break, bool Padded, bool AllQuoted,
        bool SeparatorLine, int Header);

    private static readonly Gen<Dialect> Dialects = Gen.Select(
        Any(Encodings), Any(',', ';', '\t', '|'), Any('.', ','), Any('\0', ' ', '.', ',', '\''), Any('-', '\u2212', '\u2012'),
        Any("\n", "\r\n", "\r"), Gen.Int[0, 15], Gen.Int[0, 2],
        (encoding, delimiter, point, thousands, minus, lineBreak, flags, header) => new Dialect(
            encoding, delimiter, delimiter == ',' ? '.' : point, thousands == point || thousands == delimiter || delimiter == ',' ? '\0' : thousands,
            encoding is "latin1" or "windows-1252" ? '-' : minus, lineBreak, (flags & 1) > 0, (flags & 2) > 0, (flags & 12) == 12, header));

    [Fact]
    public void Random_tables_in_random_dialects_are_read_back() =>
        Gen.Select(Dialects, Gen.Double[-9999, 9999].Array[3].Array[20, 40], Gen.Int[2, 5], Gen.Int[0, 1000]).Hold(Check, count: 300);

    [Fact]
    public void Whatever_bytes_come_there_is_a_data_set_or_a_message() =>
        Gen.Select(Dialects, Gen.Int[0, 1000], Gen.Select(Gen.Int[0, 4000], Gen.Byte).Array[1, 8], Gen.Bool).Hold((dialect, seed, changes, units) =>
        {
            var cells = Enumerable.Range(0, 30).Select(i =>
                string.Join(dialect.Delimiter, Number(dialect, (i * 37 % 101) - 50.25), Number(dialect, i * 1234.5), i % 2 == 0 ? "$5"
                : "5 %", Labels[(seed + i) % Labels.Length]));
            var bytes = Bytes(dialect.Encoding, string.Join(dialect.Break, cells.Prepend(string.Join(dialect.Delimiter, Names[..4]))));
            foreach (var (at, value) in changes) bytes[at % bytes.Length] = value;
            try
            {
                Datasets.Load(_folder.Write("fuzz.csv", bytes),
                    Raw with
                    {
                        DecimalMark = dialect.Decimal,
                        ThousandsMark = dialect.Thousands == '\0' ? null
                    : dialect.Thousands,
                        Units = units,
                        IgnoreCase = units
                    });
            }
            catch (HillockException e)
            {
                Assert.InRange(e.Message.Length, 20, 2000);
            }
        }, count: 500);

    [Theory]
    [InlineData("\u00A0", "\u00A0")]
    [InlineData("\u202F", "\u2009")]
    [InlineData(" \u3000", "\u200B")]
    [InlineData("\uFEFF", "\t")]
    public void Blanks_of_all_kinds_around_cells_are_no_part_of_them(string before, string after)
    {
        var data = _folder.Load("a,b,label\n" + string.Concat(
            Enumerable.Range(0, 30).Select(i =>
            $"{before}{i}.5{after},{(i % 3 == 0 ? $"{before}x y{after}" : "x y")},{(i % 4 < 2 ? "ash" : $"{before}elm{after}")}\n"))
            + "1.5,z,elm\n2.5,z,ash\n", Raw);
        Assert.Equal(["ash", "elm"], data.Classes);
        Assert.Equal(["a", "b=x y", "b=z"], data.FeatureNames);
        Assert.Equal([0.5f, 1, 0], data.Train.Inputs.ToArray(0));
    }

    private static readonly DataOptions Raw = new() { Standardize = false, ValidationShare = 0, TestShare = 0 };

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public void Dispose() => _folder.Dispose();

    private void Check(Dialect dialect, double[][] numbers, int classes, int seed)
    {
        var random = new Random(seed);
        var labels = numbers.Select((_, i) => Labels[(seed + (i % classes)) % Labels.Length]).ToArray();
        if (dialect.Encoding is "latin1" or "windows-1252" or "utf-16le") labels = [.. labels.Select(label => label.Replace('Ω', 'O'))];
        // Without a mark, UTF-16 is known by its zeros.
        var names = Names.OrderBy(_ => random.Next()).Take(4).ToArray();
        var rounded = numbers.Select(row => row.Select(v => Math.Round(v, 2)).ToArray()).ToArray();
        var text = new StringBuilder(dialect.SeparatorLine ? $"sep={dialect.Delimiter}{dialect.Break}" : "");
        if (dialect.Header > 0) text.AppendJoin(dialect.Delimiter,
            names.Select(name => Cell(dialect, name, name.Contains(dialect.Delimiter, StringComparison.Ordinal)))).Append(dialect.Break);
        for (var row = 0; row < rounded.Length; row++)
        {
            var cells = rounded[row].Select(v => Number(dialect, v)).Append(labels[row]);
            text.AppendJoin(dialect.Delimiter, cells.Select(cell => Cell(dialect, cell, cell.Contains(dialect.Delimiter, StringComparison.Ordinal))))
                .Append(dialect.Break);
        }

        var path = _folder.Write("t.csv", Bytes(dialect.Encoding, text.ToString()));
        var data = Datasets.Load(path, Raw with
        {
            Task = TaskKind.Classification,
            Target = "-1",
            HasHeader = dialect.Header == 2 ? true : dialect.Header == 1 ? null : false,
            DecimalMark = dialect.Decimal == ',' ? ',' : null,
            ThousandsMark = dialect.Thousands == '\0' ? null : dialect.Thousands,
            Encoding = dialect.Encoding == "latin1" ? "latin1" : null,
        });
        Assert.Equal(labels, data.Train.Labels.Select(label => data.Classes[label]));
        if (dialect.Header > 0) Assert.Equal(names[..3], data.FeatureNames);
        Assert.Equal(rounded.SelectMany(row => row).Select(v => (float)v), data.Train.Inputs.ReadAll());
    }

    private static string Number(Dialect dialect, double value)
    {
        var format = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        format.NumberDecimalSeparator = dialect.Decimal.ToString();
        format.NumberGroupSeparator = dialect.Thousands == '\0' ? "" : dialect.Thousands == ' ' ? "\u00A0" : dialect.Thousands.ToString();
        return Math.Abs(value).ToString("N2", format) is var text && value < 0 ? dialect.Minus + text : text;
    }

    private static string Cell(Dialect dialect, string text, bool quoted)
    {
        var pad = dialect.Padded ? " " : "";
        return dialect.AllQuoted || quoted ? $"{pad}\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : $"{pad}{text}{pad}";
    }

    private static byte[] Bytes(string encoding, string text)
    {
        var coding = encoding switch
        {
            "utf-8 with mark" => new UTF8Encoding(true),
            "utf-16le with mark" => new UnicodeEncoding(false, true),
            "utf-16be with mark" => new UnicodeEncoding(true, true),
            "utf-16le" => new UnicodeEncoding(false, false),
            "latin1" => Encoding.Latin1,
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
            _ => new UTF8Encoding(false),
        };
        return [.. coding.GetPreamble(), .. coding.GetBytes(text)];
    }
}
