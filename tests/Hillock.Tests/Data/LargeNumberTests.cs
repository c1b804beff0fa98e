using System.Globalization;
using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Data;

/// <summary>Numbers keep their digits until they are centred, and get them back.</summary>
public sealed class LargeNumberTests : IDisposable
{
    private const double Start = 1_700_000_000;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_large_target_keeps_every_value()
    {
        var data = _folder.Load("a,stamp\n" + Rows(85, i => $"{i % 7},{Start + i}"), new DataOptions { ValidationShare = 0, TestShare = 0 });
        Assert.Equal(TaskKind.Regression, data.Task);
        Assert.Equal(85, data.Train.Targets.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 85).Select(i => Start + i), data.Train.RawTargets);
        Assert.Equal(85, data.Columns[1].Distinct);
        Assert.All(Enumerable.Range(0, 85), i => Assert.Equal(Start + i, data.TargetScale.Restore(data.Train.Targets[i]), 1e-4));
        Assert.DoesNotContain(data.Warnings, w => w.Contains("digits", StringComparison.Ordinal));
    }

    [Fact]
    public void A_large_target_with_few_values_is_no_constant() =>
        Assert.Equal(TaskKind.Regression, _folder.Load("a,stamp\n" + Rows(60, i => $"{i % 7},{Start + (i % 30)}")).Task);

    [Fact]
    public void A_large_feature_keeps_every_value()
    {
        var data = _folder.Load("stamp,k\n" + Rows(60, i => $"{Start + (i * 7 % 60)},{i % 2}"), new DataOptions { ValidationShare = 0, TestShare = 0 });
        Assert.Equal(60, data.Train.Inputs.ReadAll().Distinct().Count());
    }

    [Fact]
    public void Digits_that_are_lost_for_want_of_centring_are_told()
    {
        var data = _folder.Load("stamp,y\n" + Rows(90, i => $"{Start + (i * 7 % 90)},{Start + i}"),
            new DataOptions { Standardize = false, ValidationShare = 0, TestShare = 0 });
        Assert.Contains(data.Warnings, w => w.StartsWith("Column 1 'stamp' loses digits: 90 different values become 2 as float32", StringComparison.Ordinal));
        Assert.Contains(data.Warnings, w =>
            w.StartsWith("The target, column 2 'y', loses digits: 90 different values become 2 as float32", StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_whose_squares_are_zero_are_standardised_too()
    {
        var data = _folder.Load("a,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i * 7 % 40}e-200,{i * 3 % 40}.5e-306\n")),
            new DataOptions { ValidationShare = 0, TestShare = 0 });
        Assert.Equal(Math.Sqrt(((40 * 40) - 1) / 12.0) * 1e-306, data.TargetScale.Deviation, 1e-315);
        Assert.Equal((0 - 19.5) / Math.Sqrt(((40 * 40) - 1) / 12.0), data.Train.Inputs.ToArray(0)[0], 1e-5);
        Assert.Equal(1, Math.Sqrt(data.Train.Targets.Average(t => (double)t * t)), 1e-5);
    }

    [Fact]
    public void Long_identifiers_are_not_one_class()
    {
        var data = _folder.Load("a,k\n" + Rows(30, i => $"{i % 7},1234567890123456789{i % 3}"), new DataOptions { Task = TaskKind.Classification });
        Assert.Equal(["12345678901234567890", "12345678901234567891", "12345678901234567892"], data.Classes);
        var levels =
            _folder.Load("id,k\n" + Rows(30, i => $"9007199254740993{i % 4},{i % 2}"),
            new DataOptions { Categorical = ["id"], ValidationShare = 0, TestShare = 0 });
        Assert.Equal(["id=90071992547409930", "id=90071992547409931", "id=90071992547409932", "id=90071992547409933"], levels.FeatureNames);
    }

    [Fact]
    public void Numbers_beyond_float64_are_not_called_constant()
    {
        Assert.Contains("30 different numbers that float64 cannot tell apart", _folder.Refusal("a,y\n" + Rows(30, i => $"{i % 7},12345678901234567{i:D3}")),
            StringComparison.Ordinal);
        Assert.Contains(_folder.Load("a,n,k\n" + Rows(30, i => $"{i % 7},12345678901234567{i:D3},{i % 2}")).Warnings,
            w => w.Contains("different numbers are one to float64", StringComparison.Ordinal));
    }

    [Fact]
    public void Digits_that_float64_has_no_room_for_are_told()
    {
        var options = new DataOptions { ValidationShare = 0, TestShare = 0 };
        var data = _folder.Load("t,y\n" + Rows(90, i => $"{1_700_000_000_000_000_000 + (i * 7 % 90 * 100)},{1_700_000_000_000_000_000 + (i * 100)}"), options);
        Assert.Contains(data.Warnings, w => w.StartsWith("Column 1 't' loses digits: 90 different numbers are 36 as float64", StringComparison.Ordinal));
        Assert.Contains(data.Warnings, w =>
            w.StartsWith("The target, column 2 'y', loses digits: 90 different numbers are 36 as float64", StringComparison.Ordinal));
        data = _folder.Load("t,k\n" + Rows(90, i => $"{1_700_000_000_000_000_000 + (i * 7 % 90 * 100_000)},{i % 2}"), options);
        Assert.Equal(90, data.Train.Inputs.ReadAll().Distinct().Count());
        Assert.DoesNotContain(data.Warnings, w => w.Contains("digits", StringComparison.Ordinal));
    }

    [Fact]
    public void A_series_of_large_values_keeps_them()
    {
        var options = new DataOptions { Series = new SeriesOptions { Window = 3 } };
        var data = _folder.Load("v\n" + Rows(100, i => string.Create(CultureInfo.InvariantCulture, $"{Start + Math.Round(20 * Math.Sin(i))}")), options);
        var outputs = data.Test.Targets;
        Assert.Equal(data.Series!.Test.Actual, data.Test.RawTargets);
        Assert.Equal(0, data.Series.Test.Errors(outputs).MeanAbsolute, 1e-4);
        Assert.Equal(data.Series.Test.Actual.Distinct().Count(), outputs.Distinct().Count());
    }

    [Fact]
    public void Rows_in_memory_may_be_float64()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(i => Start + i)], targets = [.. values.Select(v => 1e12 + v)];
        var data = Datasets.FromRows("stamps", new Shape(1), values, targets);
        Assert.Equal(data.Train.Count, data.Train.Inputs.ReadAll().Distinct().Count());
        Assert.Equal(data.Train.Count, data.Train.Targets.Distinct().Count());
        var classes = Datasets.FromRows("stamps", new Shape(1), values, [.. Enumerable.Range(0, 60).Select(i => i % 2)]);
        Assert.Equal(classes.Train.Count, classes.Train.Inputs.ReadAll().Distinct().Count());
        Assert.Throws<HillockException>(() => Datasets.FromRows("stamps", new Shape(1), [.. values.Select(_ => double.NaN)], targets));
    }

    [Fact]
    public void Errors_are_reported_in_the_unit_of_the_target()
    {
        var data = _folder.Load("a,stamp\n" + Rows(85, i => $"{i},{Start + i}"), new DataOptions { Drop = [] });
        using var model = new Sequential(data.Inputs) { new Dense(1) };
        model.Fit(data, new FitOptions { Epochs = 200, Optimizer = new Adam(0.05), Seed = 1 });
        var report = model.EvaluateReport(data).Regression!;
        Assert.InRange(report.MeanAbsoluteError, 0, 1);
        Assert.True(report.R2 > 0.99, $"R² {report.R2}");
    }

    public void Dispose() => _folder.Dispose();

    private static string Rows(int count, Func<int, string> row) => string.Join('\n', Enumerable.Range(0, count).Select(row));
}
