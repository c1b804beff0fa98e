using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>Columns that are names to a reader of numbers, and something else to a person.</summary>
public sealed class CellDoubtTests : IDisposable
{
    private static readonly DataOptions Raw = new() { Standardize = false, ValidationShare = 0, TestShare = 0 };
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("${0}.00", "numbers with '$' ('$3.00')", "Add Units = true to read them.", 3f)]
    [InlineData("{0}%", "numbers with '%' ('3%')", "Add Units = true to read them.", 3f)]
    [InlineData("{0} kg", "numbers with 'kg' ('3 kg')", "Add Units = true to read them.", 3f)]
    [InlineData("€ {0}.5", "numbers with '€'", "Add Units = true to read them.", 3.5f)]
    [InlineData("1,23{0}.50 €", "numbers with '€'", "Add ThousandsMark = ',', Units = true to read them.", 1233.5f)]
    [InlineData("{0}/5/2020", "dates or times", "Make numbers of them", null)]
    [InlineData("2020-01-0{0}", "dates or times", "Make numbers of them", null)]
    [InlineData("1{0}:30", "dates or times", "Make numbers of them", null)]
    public void Dress_is_told_with_the_option_that_takes_it_off(string form, string what, string advice, float? value)
    {
        var text = Rows(i => string.Format(null, form, 3 + (i % 4)));
        var asTarget = _folder.Load(text, Raw with { Delimiter = ';', Target = "v" });
        Assert.Equal(4, asTarget.Classes.Count);
        Assert.Contains(asTarget.Warnings, warning =>
            warning.Contains(what, StringComparison.Ordinal) && warning.Contains("each different text is a class", StringComparison.Ordinal)
            && warning.Contains(advice, StringComparison.Ordinal));
        Assert.Contains(_folder.Load(text, Raw with { Target = "k" }).Warnings, warning =>
            warning.Contains(what, StringComparison.Ordinal) && warning.Contains("read as names", StringComparison.Ordinal));
        if (value is null) return;
        var read = _folder.Load(text, Raw with { Target = "k", Units = true, ThousandsMark = form.Contains(',', StringComparison.Ordinal) ? ',' : null });
        Assert.Equal(["n", "v"], read.FeatureNames);
        Assert.Equal(value, read.Train.Inputs.ToArray(0)[1]);
        Assert.Contains(read.Warnings, warning => warning.Contains("was left off", StringComparison.Ordinal));
    }

    [Fact]
    public void Money_in_many_amounts_is_refused_as_classes_with_the_option_and_a_regression_with_it()
    {
        var text = Rows(i => $"${i}.25");
        Assert.Contains("too many for classes. Its cells are numbers with '$'. Add Units = true to read them.",
            _folder.Refusal(text, Raw with { Target = "v" }), StringComparison.Ordinal);
        var data = _folder.Load(text, Raw with { Target = "v", Units = true });
        Assert.Equal((TaskKind.Regression, 1.25f), (data.Task, (float)data.Train.RawTargets[1]));
    }

    [Fact]
    public void Amounts_are_no_classes_however_few_there_are()
    {
        var data = _folder.Load(Rows(i => $"{i % 5}%"), Raw with { Target = "v", Units = true });
        Assert.Equal(TaskKind.Regression, data.Task);
        Assert.Equal([0f, 1, 2, 3, 4], data.Train.RawTargets.Take(5).Select(target => (float)target));
        Assert.Equal(TaskKind.Classification, _folder.Load(
            Rows(i => $"{i % 5}%"), Raw with { Target = "v", Units = true, Task = TaskKind.Classification }).Task);
    }

    [Fact]
    public void Different_units_are_never_read_as_one()
    {
        var text = Rows(i => i % 2 == 0 ? "5 kg" : $"{i}00 g");
        var data = _folder.Load(text, Raw with { Target = "k", Units = true, Categorical = ["v"] });
        Assert.Contains(data.Warnings, warning =>
            warning.Contains("numbers, some with 'kg', 'g'", StringComparison.Ordinal) && warning.Contains("Bring them to one unit", StringComparison.Ordinal));
        Assert.DoesNotContain("v", data.FeatureNames);
        var test = _folder.Write("test.csv", Rows(i => $"{i} g"));
        Assert.Contains("the numbers of column 2 are in 'g', those of",
            _folder.Refusal(Rows(i => $"{i} kg"), Raw with { Target = "k", Units = true, TestPath = test }), StringComparison.Ordinal);
    }

    [Fact]
    public void Spellings_that_differ_in_case_or_blanks_are_told_and_are_one_when_asked()
    {
        string[] spellings = ["yes", "YES", "no", "No", "yes", "no"];
        var text = "n;churn\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i * 7 % 11};{spellings[i % 6]}\n"));
        var data = _folder.Load(text, Raw);
        Assert.Equal(4, data.Classes.Count);
        Assert.Contains(data.Warnings, warning =>
            warning.Contains("holds 'yes', 'YES'; 'no', 'No', which differ in case or blanks alone, as different classes. IgnoreCase takes them for one.",
            StringComparison.Ordinal));
        data = _folder.Load(text, Raw with { IgnoreCase = true });
        Assert.Equal(["no", "yes"], data.Classes);
        Assert.Equal(TaskKind.BinaryClassification, data.Task);
        Assert.Equal([1, 1, 0, 0, 1, 0], data.Train.Labels[..6]);
        var test = _folder.Write("test.csv", "n;churn\n1;YES\n2;nO\n3;Yes\n");
        Assert.Equal([1, 0, 1], _folder.Load(text, Raw with { IgnoreCase = true, TestPath = test }).Test.Labels);
    }

    [Fact]
    public void Blanks_inside_quotes_make_no_other_name()
    {
        var data = _folder.Load("a,label\n" + string.Concat(
            Enumerable.Range(0, 30).Select(i => $"{i},{(i % 3 == 0 ? "\" ash\"" : i % 3 == 1 ? "\"ash\"" : "elm")}\n")), Raw);
        Assert.Equal(["ash", "elm"], data.Classes);
        Assert.Contains(data.Warnings, warning =>
            warning.Contains("blanks at the edges of 10 quoted cells were left out, the first in line 2 (' ash')", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("inf")]
    [InlineData("Inf")]
    [InlineData("nan")]
    [InlineData("Infinity")]
    public void A_word_for_no_number_is_a_name_among_names(string word)
    {
        var data = _folder.Load("a,site,y\n" + string.Concat(
            Enumerable.Range(0, 40).Select(i => $"{i * 3 % 7},{(i % 2 == 0 ? word : "sup")},{(i % 3 == 0 ? "no" : "yes")}\n")), Raw);
        Assert.Equal(["a", $"site={word}", "site=sup"], data.FeatureNames.Order(StringComparer.Ordinal).OrderBy(name => name != "a")
            .ThenBy(name => name.EndsWith("sup", StringComparison.Ordinal)));
        Assert.Equal(
            2, _folder.Load("a,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i * 3 % 7},{(i % 2 == 0 ? word : "sup")}\n")), Raw).Classes.Count);
    }

    [Theory]
    [InlineData("{0} %", "it holds 48 different texts in 48 cells. Its cells are numbers with '%'. Add Units = true to read them.")]
    [InlineData("2{0:000}-05-01", "it holds 48 different texts in 48 cells. Its cells are dates or times. Make numbers of them first")]
    public void A_column_left_out_for_its_many_texts_is_told_what_they_are(string form, string expected) =>
        Assert.Contains(_folder.Load(Rows(i => string.Format(null, form, i)), Raw with { Target = "k" }).Warnings, warning =>
            warning.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("0{0}234|1{0}115", true)]
    [InlineData("0{0}234|", true)]
    [InlineData("000|128|255", true)]
    [InlineData("1{0}234|2{0}115", false)]
    [InlineData("0{0}234|115", false)]
    [InlineData("01|12", false)]
    [InlineData("0.5|1.5", false)]
    public void Numbers_with_zeros_before_them_may_be_codes(string forms, bool told)
    {
        var cells = forms.Split('|');
        var text = Rows(i => string.Format(null, cells[i % cells.Length], i % 4));
        Assert.Equal(told, _folder.Load(text, Raw with { Target = "k" }).Warnings.Any(
            warning => warning.StartsWith("Column 2 'v' holds '0", StringComparison.Ordinal)
            && warning.EndsWith("If these are codes, Categorical takes them for names.", StringComparison.Ordinal)));
        Assert.DoesNotContain(_folder.Load(text, Raw with { Target = "k", Categorical = ["v"] }).Warnings, warning =>
            warning.Contains("If these are codes", StringComparison.Ordinal));
    }

    [Fact]
    public void One_class_beside_a_mark_for_missing_is_told_with_it() =>
        Assert.Contains("holds one class only, 'EU', in all 24 rows that have one (24 are empty or hold a mark for missing, such as NA, which is no class)",
            _folder.Refusal(Rows(i => i % 2 == 0 ? "NA" : "EU"), Raw with { Target = "v" }), StringComparison.Ordinal);

    [Fact]
    public void A_word_taken_for_missing_among_names_is_told()
    {
        var data = _folder.Load("a,continent,y\n" + string.Concat(
            Enumerable.Range(0, 40).Select(i => $"{i * 3 % 7},{(i % 4 == 0 ? "NA" : i % 4 == 1 ? "EU" : "AF")},{(i % 3 == 0 ? "no" : "yes")}\n")), Raw);
        Assert.Contains(data.Warnings, warning =>
            warning.Contains("'continent' holds 'NA' in 10 cells, which count as missing. If it is a name, write it another way.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(10, false)]
    public void Many_whole_numbers_as_classes_are_told(int classes, bool told)
    {
        var text = "a,y\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i * 7 % 11}.5,{10 + (i % classes)}\n"));
        Assert.Equal(told, _folder.Load(text, Raw).Warnings.Any(
            warning => warning.Contains(
            "holds 12 different whole numbers, 10 to 21, taken for classes; Task = TaskKind.Regression predicts the number instead",
            StringComparison.Ordinal)));
        Assert.DoesNotContain(_folder.Load(text, Raw with { Task = TaskKind.Classification }).Warnings, warning =>
            warning.Contains("whole numbers", StringComparison.Ordinal));
    }

    [Fact]
    public void Plain_columns_raise_no_doubt() =>
        Assert.DoesNotContain(_folder.Load(Rows(i => $"level {i % 3}"), Raw with { Target = "k" }).Warnings, warning =>
            warning.Contains("'v'", StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();

    private static string Rows(Func<int, string> cell) =>
        "n;v;k\n" + string.Concat(Enumerable.Range(0, 48).Select(i => $"{i * 5 % 13};{cell(i)};{(i % 3 == 0 ? "p" : "q")}\n"));
}
