using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>Whether the first row names the columns is judged column by column.</summary>
public sealed class HeaderTests : IDisposable
{
    private static readonly DataOptions Raw = new() { Standardize = false, ValidationShare = 0, TestShare = 0 };
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("0,1,2,class")]
    [InlineData("2019,2020,2021,region")]
    [InlineData("RI,Na,Mg,Type")]
    [InlineData("Sup,Inf,Lat,side")]
    [InlineData("NA,null,nan,inf")]
    [InlineData("x,x,x,y")]
    [InlineData("1st,2nd,3rd,kind")]
    [InlineData("p25,p50,p75,50%")]
    [InlineData("$,%,kg,class")]
    public void A_first_row_unlike_its_columns_is_names(string header)
    {
        var data = _folder.Load(header + "\n" + Body(40), Raw);
        Assert.Equal(["ash", "birch", "elm"], data.Classes);
        Assert.Equal(40, data.Train.Count);
        Assert.Equal(header.Split(',')[0], data.FeatureNames[0]);
        Assert.Equal(header.Split(',')[3], data.TargetName);
    }

    [Fact]
    public void An_index_without_a_name_and_numbered_columns_are_names()
    {
        var lines = Body(40).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => $"{i},{line}");
        var data = _folder.Load(",0,1,2,class\n" + string.Join('\n', lines), Raw);
        Assert.Equal((40, 3, "class"), (data.Train.Count, data.Classes.Count, data.TargetName));
    }

    [Fact]
    public void Numbered_columns_of_whole_numbers_are_names()
    {
        var rows = Enumerable.Range(0, 60).Select(i => $"{i * 7 % 17},{i * 5 % 13},{i * 3 % 11},{i * 11 % 17},{i * 13 % 16},{i % 2}");
        var data = _folder.Load("0,1,2,3,4,5\n" + string.Join('\n', rows), Raw);
        Assert.Equal((60, "5"), (data.Train.Count, data.TargetName));
        Assert.Contains(data.Warnings, warning =>
            warning.Contains("the first row (0, 1, 2, 3, 4, 5) was taken for the names of the columns; HasHeader = false takes it for data",
            StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_above_texts_are_names_where_they_do_not_come_again()
    {
        var rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"{"qrs"[i % 3]},{"stuv"[i % 4]},{(i % 2 == 0 ? "ash" : "birch")}\n"));
        Assert.Equal(40, _folder.Load("x,x,y\n" + rows, Raw).Train.Count);
        Assert.Equal(41, _folder.Load("q,s,ash\n" + rows, Raw).Train.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12.5,0.25,7.75,ash\n")]
    [InlineData("99.5,88.25,0.5,elm\n")]
    public void A_first_row_like_its_columns_is_data(string first)
    {
        var data = _folder.Load(first + Body(40), Raw);
        Assert.Equal((first.Length > 0 ? 41 : 40, 3), (data.Train.Count, data.Classes.Count));
        Assert.DoesNotContain(data.Warnings, warning => warning.Contains("the first row", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_that_rise_do_not_make_the_first_a_header()
    {
        var rows = Enumerable.Range(0, 60).Select(t => $"{1950 + t},{3 + (t * 0.25)},{(t % 3 == 0 ? "dry" : "wet")}");
        Assert.Equal(60, _folder.Load(string.Join('\n', rows), Raw).Train.Count);
        var lags = Enumerable.Range(1, 60).Select(t => $"{t},{t + 1},{t + 2},{t * 7 % 11},{(t % 3 == 0 ? "dry" : "wet")}");
        Assert.Equal(60, _folder.Load(string.Join('\n', lags), Raw).Train.Count);
    }

    [Fact]
    public void Where_it_may_be_either_what_was_taken_is_told()
    {
        // Each name but one occurs once, so the first row may be one more.
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"name{i},town{i * 7 % 30},{(i % 2 == 0 ? "a" : "b")}\n"));
        var data = _folder.Load("person,place,a\n" + rows, Raw with { Categorical = ["1", "2"] });
        Assert.Equal(31, data.Train.Count);
        data = _folder.Load("person,place\n" + string.Concat(Enumerable.Range(0, 6).Select(i => $"n{i},{"abbaac"[i]}\n")), Raw with { Categorical = ["1"] });
        Assert.Contains(data.Warnings, warning => warning.Contains("the first row (person, place) was taken for", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_said_of_the_header_holds()
    {
        Assert.Equal(41, _folder.Load("2019,2020,2021,region\n" + Body(40), Raw with { HasHeader = false }).Train.Count);
        Assert.Equal(39, _folder.Load(Body(40), Raw with { HasHeader = true }).Train.Count);
        Assert.DoesNotContain(_folder.Load("2019,2020,2021,region\n" + Body(40), Raw with { HasHeader = true }).Warnings, warning =>
            warning.Contains("the first row", StringComparison.Ordinal));
    }

    [Fact]
    public void Repeated_names_are_told_apart_and_cannot_name_a_column()
    {
        var data = _folder.Load("x,x,x,y\n" + Body(40), Raw);
        Assert.Equal(["x", "x (2)", "x (3)"], data.FeatureNames);
        Assert.Contains("3 columns are named 'x'; from the second on they are called 'x (2)', 'x (3)'.", data.Warnings);
        Assert.Contains("has 3 columns named 'x': 1, 2, 3. Give the number of the target column",
            _folder.Refusal("x,x,x,y\n" + Body(40), Raw with { Target = "x" }), StringComparison.Ordinal);
        Assert.Equal("x (2)", _folder.Load("x,x,x,y\n" + Body(40), Raw with { Target = "x (2)" }).TargetName);
    }

    public void Dispose() => _folder.Dispose();

    private static string Body(int rows) => string.Concat(Enumerable.Range(0, rows).Select(i =>
        FormattableString.Invariant(
            $"{((i * 37 % 101) / 8.0) + 0.125},{(i * 53 % 97 / 16.0) - 3.03125},{(i * 29 % 89 / 4.0) + 0.0625},")
                + $"{(i % 3 == 0 ? "ash" : i % 3 == 1 ? "birch" : "elm")}\n"));
}
