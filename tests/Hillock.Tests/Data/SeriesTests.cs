using CsCheck;
using Hillock.Data;

namespace Hillock.Tests.Data;

public sealed class SeriesTests : IDisposable
{
    private static readonly DataOptions Raw = new() { Target = "y", Standardize = false, ValidationShare = 0.2, TestShare = 0.2 };
    private static readonly int[][] SomeLags = [[], [1], [4], [1, 4], [3, 3, 1]];
    private static readonly Gen<int[]> Lags = Gen.Int[0, 4].Select(i => SomeLags[i]);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Windows_hold_the_past_and_the_target_lies_ahead()
    {
        var data = Load(Enumerable.Range(0, 50).Select(t => (double)t), new SeriesOptions { Window = 3, Horizon = 2 });
        Assert.Equal((new Shape(3, 1), TaskKind.Regression, "y"), (data.Inputs, data.Task, data.TargetName));
        // 30 values train, 10 validate, 10 test; a window and its target lie within one part.
        Assert.Equal((30, 10, 10), (data.Series!.TrainValues, data.Series.ValidationValues, data.Series.TestValues));
        foreach (var (split, part, from, count) in new[] { (data.Train, data.Series.Train, 0, 26), (data.Validation, data.Series.Validation, 30, 6),
            (data.Test, data.Series.Test, 40, 6) })
        {
            Assert.Equal(count, split.Count);
            for (var row = 0; row < count; row++)
            {
                Assert.Equal([from + row, from + row + 1, from + row + 2], split.Inputs.ToArray(row));
                Assert.Equal((from + row + 4f, from + row + 4.0), (split.Targets[row], split.RawTargets[row]));
                Assert.Equal((from + row + 4, from + row + 4d, from + row + 2d), (part.Positions[row], part.Actual[row], part.Naive[row]));
            }
        }
    }

    [Fact]
    public void A_stride_leaves_windows_out()
    {
        var data = Load(Enumerable.Range(0, 50).Select(t => (double)t), new SeriesOptions { Window = 3, Stride = 4 });
        Assert.Equal([0, 4, 8, 12, 16, 20, 24], Enumerable.Range(0, data.Train.Count).Select(row => (int)data.Train.Inputs.ToArray(row)[0]));
    }

    [Fact]
    public void Several_columns_stand_side_by_side()
    {
        var rows = Enumerable.Range(0, 40).Select(t => $"2020-01-{t},{t},{100 + t},{(t % 3) - 1}");
        var data = Datasets.Load(_folder.Write("s.csv", "day,y,a,b\n" + string.Join('\n', rows)),
            Raw with { Series = new SeriesOptions { Window = 2, Inputs = ["b", "a"] } });
        Assert.Equal(new Shape(2, 3), data.Inputs);
        Assert.Equal(["y", "b", "a"], data.Series!.Channels);
        Assert.Equal([5, 1, 105, 6, -1, 106], data.Train.Inputs.ToArray(5));
    }

    [Fact]
    public void Nothing_of_training_depends_on_what_comes_later() =>
        Gen.Select(Gen.Double[1, 9].Array[60], Gen.Double[10, 900], Gen.Bool, Lags).Hold((values, later, logarithm, lags) =>
        {
            var how = new SeriesOptions { Window = 4, Horizon = 2, Logarithm = logarithm, Differences = lags, Period = 4 };
            var (first, second) = (Load(values, how, standardize: true), Load(values.Select((v, t) => t < 36 ? v : v * later), how, standardize: true));
            Assert.Equal(first.Train.Inputs.ReadAll(), second.Train.Inputs.ReadAll());
            Assert.Equal(first.Train.Targets, second.Train.Targets);
            Assert.Equal(first.TargetScale, second.TargetScale);
            Assert.True(first.Series!.Train.Positions.Max() < 36 && first.Series.Validation.Positions.Min() >= 36 + 5);
        }, count: 20);

    [Fact]
    public void Outputs_are_restored_from_what_is_known_when_they_are_made() =>
        Gen.Select(Gen.Double[1, 9].Array[80], Gen.Int[1, 7], Gen.Bool, Lags).Hold((values, horizon, logarithm, lags) =>
        {
            var series = new Series(values, new SeriesOptions { Window = 3, Horizon = horizon, Logarithm = logarithm, Differences = lags }, 50);
            for (var t = series.FirstTarget; t < values.Length; t++)
            {
                Assert.Equal(values[t], series.Restore(series.Target(t), t), 9);
                // Whatever comes after the window's end changes nothing.
                double[] other = [.. values.Select((v, s) => s > t - horizon ? 77 : v)];
                Assert.Equal(series.Restore(0.25, t), new Series(other, series.Options, 50).Restore(0.25, t));
            }
        }, count: 50);

    [Fact]
    public void A_network_that_is_always_right_has_no_error_and_the_baselines_are_as_counted()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(t => 50 + (10 * Math.Sin(t * Math.PI / 6)) + (0.3 * t) + (t * 7 % 5))];
        var how = new SeriesOptions { Window = 5, Horizon = 3, Period = 12, Logarithm = true, Differences = [1, 12] };
        var data = Load(values, how, standardize: true);
        var test = data.Series!.Test;
        var right = test.Errors(data.Test.Targets);
        Assert.Equal((0, 0), (Math.Round(right.MeanAbsolute, 3), Math.Round(right.RootMeanSquare, 3)));
        var off = test.Errors([.. data.Test.Targets.Select(target => target + (float)(0.1 / data.TargetScale.Deviation))]);
        // A logarithm that is 0.1 too large is a value that is e^0.1 times too large.
        Assert.Equal(test.Actual.Average(a => a * (Math.Exp(0.1) - 1)), off.MeanAbsolute, 3);
        Assert.Equal(test.Positions.Average(t => Math.Abs(values[t] - values[t - 3])), off.NaiveMeanAbsolute, 9);
        Assert.Equal(test.Positions.Average(t => Math.Abs(values[t] - values[t - 12])), off.SeasonalMeanAbsolute!.Value, 9);
        Assert.Equal(off.MeanAbsolute / off.SeasonalMeanAbsolute.Value, off.Relative, 9);
        Assert.Equal(off.MeanAbsolute / Enumerable.Range(12, 60 - 12).Average(t => Math.Abs(values[t] - values[t - 12])), off.Scaled, 9);
    }

    [Fact]
    public void A_season_longer_ago_is_taken_where_the_nearest_is_not_known_yet()
    {
        var data = Load(Enumerable.Range(0, 60).Select(t => (double)t * t), new SeriesOptions { Window = 4, Horizon = 5, Period = 4 });
        Assert.Equal(data.Series!.Test.Positions.Select(t => (t - 8d) * (t - 8)), data.Series.Test.Seasonal);
    }

    [Fact]
    public void Training_windows_are_standardised()
    {
        var data = Load(Enumerable.Range(0, 200).Select(t => 1000 + (5 * Math.Sin(t)) + (t % 7)), new SeriesOptions { Window = 1, Differences = [1] },
            standardize: true);
        var inputs = data.Train.Inputs.ReadAll();
        Assert.Equal((0, 1), (Math.Round(inputs.Average(), 1), Math.Round(inputs.Average(v => v * v), 1)));
        Assert.Equal(0, data.Train.Targets.Average(), 4);
        Assert.Equal(1, data.Train.Targets.Average(v => v * v), 4);
    }

    [Theory]
    [InlineData("y\n1\n2\n3", 0)]
    [InlineData("1\n2\n3", 0)]
    [InlineData("t;y\n1;2\n2;3", 1)]
    public void A_column_alone_will_do(string head, int column)
    {
        var lines = string.Concat(Enumerable.Range(0, 40).Select(t => column == 0 ? $"\n{t}" : $"\n{t};{t}"));
        var data = Datasets.Load(_folder.Write("s.csv", head + lines), new DataOptions { Series = new SeriesOptions { Window = 3 } });
        Assert.Equal((3, column == 0 ? 43 : 42), (data.Inputs.Size, data.Series!.TrainValues + data.Series.ValidationValues + data.Series.TestValues));
    }

    [Fact]
    public void What_cannot_be_cut_is_refused()
    {
        double[] values = [.. Enumerable.Range(1, 50).Select(t => (double)t)];
        Contains("validation part has 10 values, from row 31 on, but a window of 10 and a horizon of 1 need 11", values, new SeriesOptions { Window = 10 });
        Contains("training part has 30 values, from row 1 on, but a window of 6 after the differences and a horizon of 1 need 31", values,
            new SeriesOptions { Window = 6, Differences = [24] });
        Contains("never change after the differences", values, new SeriesOptions { Window = 3, Differences = [1] });
        Contains("line 2, column 1 'y': the logarithm of 0 does not exist", [.. values.Select(v => v - 1)], new SeriesOptions { Window = 3, Logarithm = true });
        Contains("4 differences of the series were asked for", values, new SeriesOptions { Window = 3, Differences = [1, 1, 1, 1] });
        var path = _folder.Write("s.csv", "day,y\n" + string.Join('\n', values.Select(v => $"d{v},{(v == 7 ? "" : v)}")));
        Assert.Contains("line 8, column 2 'y': the value is missing",
            Assert.Throws<HillockException>(() => Datasets.Load(path, Raw with { Series = new SeriesOptions { Window = 3 } })).Message,
            StringComparison.Ordinal);
        Assert.Contains("'day' holds no numbers", Assert.Throws<HillockException>(
            () => Datasets.Load(path, Raw with { Target = "day", Series = new SeriesOptions { Window = 3 } })).Message, StringComparison.Ordinal);
        Assert.Contains("columns to drop cannot be used",
            Assert.Throws<HillockException>(() => Datasets.Load(path, Raw with { Drop = ["day"], Series = new SeriesOptions { Window = 3 } })).Message,
            StringComparison.Ordinal);
        Assert.Throws<HillockException>(() => new SeriesOptions { Window = 0 });
        Assert.Throws<HillockException>(() => new SeriesOptions { Window = 1, Horizon = 0 });
        Assert.Throws<HillockException>(() => new SeriesOptions { Window = 1, Period = -1 });
        Assert.Throws<HillockException>(() => new SeriesOptions { Window = 1, Differences = [0] });

        void Contains(string expected, IEnumerable<double> series, SeriesOptions how) =>
            Assert.Contains(expected, Assert.Throws<HillockException>(() => Load(series, how)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-01-01,2020-01-02,2020-01-03,2020-01-06,2020-01-07,2020-01-08,2020-01-09,2020-01-12", "4 times of column 1 'day' are missing, in 2 "
        + "gaps, first between 2020-01-03 (line 4) and 2020-01-06.")]
    [InlineData("2020-01,2020-02,2020-03,2020-05,2020-06,2020-07,2020-08,2020-09", "1 times of column 1 'day' are missing, in 1 gaps, first between "
        + "2020-03 (line 4) and 2020-05.")]
    [InlineData("31.01.2020,29.02.2020,31.03.2020,30.04.2020,30.06.2020,31.07.2020,31.08.2020,30.09.2020", "1 times of column 1 'day' are missing, in 1 "
        + "gaps, first between 30.04.2020 (line 5) and 30.06.2020.")]
    [InlineData("2020-01-01,2020-01-02,2020-01-02,2020-01-03,2020-01-04,2020-01-05,2020-01-06,2020-01-07", "1 times of column 1 'day' are repeated, first "
        + "from 2020-01-02 to 2020-01-02 (line 4).")]
    [InlineData("2020-01-01,2020-01-02,2020-01-03,2020-01-05,2020-01-04,2020-01-06,2020-01-07,2020-01-08", "goes back 1 times, first from 2020-01-05 to "
        + "2020-01-04 (line 6).")]
    [InlineData("2020-01-01 10:00,2020-01-01 11:00,2020-01-01 12:00,2020-01-01 12:30,2020-01-01 13:30,2020-01-01 14:30,2020-01-01 15:30,2020-01-01 "
        + "16:30", "The steps of column 1 'day' are not all 1:00:00: 1 of 7 are others")]
    [InlineData("1990,1991,1992,1994,1995,1996,1997,1998", "1 times of column 1 'day' are missing, in 1 gaps, first between 1992 (line 4) and 1994.")]
    [InlineData("1577836800,1577840400,1577844000,1577851200,1577854800,1577858400,1577862000,1577865600", "1 times of column 1 'day' are missing")]
    public void A_series_whose_times_are_not_one_step_apart_is_told(string times, string expected)
    {
        var cells = times.Split(',');
        var data = Datasets.Load(_folder.Write("s.csv", "day,y\n" + string.Join('\n', cells.Select((cell, i) => $"{cell},{i % 5}"))),
            Raw with { ValidationShare = 0, TestShare = 0, Series = new SeriesOptions { Window = 2 } });
        Assert.Contains(data.Warnings, warning => warning.Contains(expected, StringComparison.Ordinal));
        Assert.Single(data.Warnings);
    }

    [Theory]
    [InlineData("2020-01-01,2020-01-02,2020-01-03,2020-01-06,2020-01-07,2020-01-08,2020-01-09,2020-01-10,2020-01-13")]
    [InlineData("2020-01-31,2020-02-29,2020-03-31,2020-04-30,2020-05-31,2020-06-30,2020-07-31,2020-08-31")]
    [InlineData("2020-01-15,2020-04-15,2020-07-15,2020-10-15,2021-01-15,2021-04-15")]
    [InlineData("13/01/2020,14/01/2020,15/01/2020,16/01/2020,17/01/2020,18/01/2020")]
    [InlineData("01/02/2020,02/02/2020,03/02/2020,04/02/2020,05/02/2020,06/02/2020")]
    [InlineData("2019-12-30T23:00:00Z,2019-12-31T00:00:00Z,2019-12-31T01:00:00Z,2019-12-31T02:00:00Z")]
    [InlineData("1,2,3,4,5,6,7,8")]
    [InlineData("1,2,3,1,2,3,1,2,3")]
    [InlineData("a,b,c,d,e,f")]
    [InlineData("5,5,5,5,5,5")]
    [InlineData("1.5,1.6,2.7,1.8,3.9,1.1")]
    public void Regular_times_and_what_are_no_times_are_not(string times)
    {
        var rows = times.Split(',').Select((cell, i) => $"{cell},{i % 5}");
        var data = Datasets.Load(_folder.Write("s.csv", "day,y\n" + string.Join('\n', rows)),
            Raw with { ValidationShare = 0, TestShare = 0, Series = new SeriesOptions { Window = 2 } });
        Assert.Empty(data.Warnings);
    }

    [Fact]
    public void Rows_that_run_backwards_are_told()
    {
        var rows = Enumerable.Range(0, 40).Select(t => $"{new DateTime(2020, 1, 1).AddDays(-t):yyyy-MM-dd},{t % 9}");
        var data = Datasets.Load(_folder.Write("s.csv", "day,y\n" + string.Join('\n', rows)), Raw with { Series = new SeriesOptions { Window = 2 } });
        Assert.Contains(data.Warnings, warning => warning.Contains("backwards in time", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("airline-passengers.csv", "passengers", 144, 12)]
    [InlineData("daily-min-temperatures.csv", "Temp", 3650, 365)]
    [InlineData("monthly-sunspots.csv", "Sunspots", 2820, 132)]
    public void Real_series_load(string file, string target, int values, int period)
    {
        var data = Datasets.Load(RealData.Path("sequences/" + file),
            new DataOptions { Target = target, Series = new SeriesOptions { Window = 12, Period = period > 100 ? null : period } });
        Assert.Equal(values, data.Series!.TrainValues + data.Series.ValidationValues + data.Series.TestValues);
        Assert.Equal(0, data.Series.Test.Errors(data.Test.Targets).MeanAbsolute, 3);
    }

    public void Dispose() => _folder.Dispose();

    private DataSet Load(IEnumerable<double> values, SeriesOptions how, bool standardize = false) => Datasets.Load(
        _folder.Write("s.csv", "y\n" + string.Join('\n', values.Select(v => v.ToString("R", null)))), Raw with { Standardize = standardize, Series = how });
}
