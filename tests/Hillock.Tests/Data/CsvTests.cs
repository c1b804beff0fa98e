using Hillock.Data;

namespace Hillock.Tests.Data;

public sealed class CsvTests : IDisposable
{
    private static readonly DataOptions Raw = new() { Standardize = false, ValidationShare = 0, TestShare = 0 };
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("a,b,k\n1,2,x\n3,4,y\n5,6,x\n")]
    [InlineData("a,b,k\r\n1,2,x\r\n3,4,y\r\n5,6,x")]
    [InlineData("\uFEFFa,b,k\n1,2,x\n\n3,4,y\n5,6,x\n\n")]
    [InlineData("a;b;k\n1;2;x\n3;4;y\n5;6;x\n")]
    [InlineData("a\tb\tk\n1\t2\tx\n3\t4\ty\n5\t6\tx\n")]
    [InlineData("a b k\n1  2 x\n 3 4  y\n5 6 x \n")]
    [InlineData("a, b, k\n1, 2, x\n3, 4, y\n5, 6, x\n")]
    [InlineData("\"a\",\"b\",\"k\"\n\"1\",2,\"x\"\n3,\"4\",y\n5,6, \"x\" \n")]
    public void The_same_table_in_every_dress(string text)
    {
        var data = _folder.Load(text, Raw);
        Assert.Equal(["a", "b"], data.FeatureNames);
        Assert.Equal(["x", "y"], data.Classes);
        Assert.Equal([0, 1, 0], data.Train.Labels);
        Assert.Equal([1f, 2, 3, 4, 5, 6], data.Train.Inputs.ToArray(0, 1, 2));
        Assert.Equal("k", data.TargetName);
    }

    [Fact]
    public void Gzip_is_unpacked_whatever_the_name()
    {
        var path = _folder.Write("t.csv", TemporaryFolder.Gzip("1,2,x\n3,4,y\n5,6,x\n"u8.ToArray()));
        Assert.Equal(3, Datasets.Load(path, Raw).Train.Count);
    }

    [Fact]
    public void A_truncated_gz_is_refused()
    {
        var packed =
            TemporaryFolder.Gzip(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 500).Select(i => $"{i * 7919 % 1000},{i},{i % 3}"))));
        var path = _folder.Write("t.csv.gz", packed[..(packed.Length / 2)]);
        var message = Assert.Throws<HillockException>(() => Datasets.Load(path)).Message;
        Assert.Contains("t.csv.gz: the gzip data ends early", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_keep_delimiters_line_breaks_and_doubled_quotes()
    {
        var data = _folder.Load("n,name,k\n1,\"a, b\nc\",x\n2,\"say \"\"hi\"\"\",y\n3,\"a, b\nc\",x\n", Raw);
        Assert.Equal(["n", "name=a, b\nc", "name=say \"hi\""], data.FeatureNames);
        Assert.Equal([1f, 1, 0, 2, 0, 1], data.Train.Inputs.ToArray(0, 1));
    }

    [Fact]
    public void A_line_break_in_quotes_counts_as_a_line()
    {
        var message = _folder.Refusal("n,name,k\n1,\"a\nb\",x\n2,c\n");
        Assert.Contains("line 4: 2 cells, expected 3 as in line 1", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b,k\n1,2,x\n3,4\n5,6,x\n", "line 3: 2 cells, expected 3 as in line 1")]
    [InlineData("1,2,x\n3,4,y\n\n5,6,7,x\n", "line 4: 4 cells, expected 3 as in line 1")]
    public void A_ragged_row_is_named(string text, string expected)
    {
        var message = _folder.Refusal(text);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("table.csv", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_quote_is_named() =>
        Assert.Contains("line 2: a quote is opened", _folder.Refusal("a,b,k\n1,\"2,x\n3,4,y\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n")]
    [InlineData("a,b,k\n")]
    public void Zero_rows_are_refused(string text) =>
        Assert.Contains("zero rows", _folder.Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void A_header_can_be_insisted_on()
    {
        Assert.Equal(["1", "2"], _folder.Load("1,2,k\n3,4,x\n5,6,y\n7,8,x\n", Raw with { HasHeader = true }).FeatureNames);
        Assert.Equal(["column 1=a", "column 1=b", "column 2=m", "column 2=n"],
            _folder.Load("a,m,k\nb,n,j\na,m,j\n", Raw with { HasHeader = false }).FeatureNames);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var path = _folder.File("nothing.csv");
        Assert.Contains(path, Assert.Throws<HillockException>(() => Datasets.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_binary_file_is_refused()
    {
        var path = _folder.Write("picture.png", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0]);
        Assert.Contains("binary data", Assert.Throws<HillockException>(() => Datasets.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_column_is_no_table() =>
        Assert.Contains("only one column", _folder.Refusal("1\n2\n3\n"), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
