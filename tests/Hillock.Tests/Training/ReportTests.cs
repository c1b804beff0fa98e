using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>Measures against values worked out by hand, and against definitions.</summary>
public sealed class ReportTests
{
    private static readonly string[] Animals = ["ant", "bird", "cat"];

    // scikit-learn's user guide, classification_report and confusion_matrix: y_true = [2, 0, 2, 2, 0, 1], y_pred = [0, 0, 2, 2, 0, 2].
    private static ClassificationReport Guide() => ClassificationReport.Of(OneHot([0, 0, 2, 2, 0, 2], 3), [2, 0, 2, 2, 0, 1], Animals);

    [Fact]
    public void A_confusion_matrix_counts_what_was_taken_for_what()
    {
        var confusion = Guide().Confusion;
        long[,] expected = { { 2, 0, 0 }, { 0, 0, 1 }, { 1, 0, 2 } };
        for (var i = 0; i < 3; i++)
            for (var j = 0; j < 3; j++) Assert.Equal(expected[i, j], confusion[i, j]);
        Assert.Equal([2, 1, 3], Enumerable.Range(0, 3).Select(confusion.Actual));
        Assert.Equal([3, 0, 3], Enumerable.Range(0, 3).Select(confusion.Predicted));
        Assert.Equal("""
            actual \ predicted  ant  bird  cat
            ──────────────────────────────────
            ant                   2     0    0
            bird                  0     0    1
            cat                   1     0    2
            ──────────────────────────────────

            """, confusion.ToString());
    }

    [Fact]
    public void Precision_recall_and_F1_of_each_class_and_on_average()
    {
        var report = Guide();
        Assert.Equal([2 / 3.0, 0, 2 / 3.0], report.Classes.Select(c => c.Precision));
        Assert.Equal([1, 0, 2 / 3.0], report.Classes.Select(c => c.Recall));
        Assert.Equal([0.8, 0, 2 / 3.0], report.Classes.Select(c => c.F1));
        Assert.Equal(4 / 6.0, report.Accuracy);
        Assert.Equal(new ScoreAverage(4 / 6.0, 4 / 6.0, 4 / 6.0), report.Micro);
        Assert.Equal(4 / 9.0, report.Macro.Precision, 1e-12);
        Assert.Equal(5 / 9.0, report.Macro.Recall, 1e-12);
        Assert.Equal((0.8 + (2 / 3.0)) / 3, report.Macro.F1, 1e-12);
        Assert.Equal(((2 * 2 / 3.0) + (3 * 2 / 3.0)) / 6, report.Weighted.Precision, 1e-12);
        Assert.Equal(((2 * 0.8) + (3 * 2 / 3.0)) / 6, report.Weighted.F1, 1e-12);
    }

    [Fact]
    public void A_row_whose_scores_are_not_numbers_has_no_answer()
    {
        const float n = float.NaN;
        var report = ClassificationReport.Of([n, n, n, n, n, n, n, n, n], [0, 0, 1], Animals);
        Assert.Equal((0, 0, 3), (report.Accuracy, report.TopKAccuracy, report.Confusion.Unanswered));
        Assert.All(report.Classes, c => Assert.NotEqual(1, c.Recall));
        Assert.Equal(0, report.Macro.Recall);
        Assert.True(double.IsNaN(report.RocAuc));
        Assert.Contains("3 of 3 rows have scores that are not numbers", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("no answer", report.Confusion.ToString(), StringComparison.Ordinal);

        // One number among several is no answer either: nobody knows whether the others are higher.
        report = ClassificationReport.Of([0.9f, n, 0.1f, 0.2f, 0.7f, 0.1f], [0, 1], Animals, topK: 2);
        Assert.Equal((0.5, 0.5, 1), (report.Accuracy, report.TopKAccuracy, report.Confusion.Unanswered));
        Assert.Equal(new ScoreAverage(1, 0.5, 2 / 3.0), report.Micro);

        var two = Binary([n, 0.2f, 0.9f], [0, 0, 1]);
        Assert.Equal(2 / 3.0, two.Accuracy);
        Assert.Equal(0.5, two.Classes[0].Recall);
    }

    [Fact]
    public void A_class_that_is_nowhere_is_in_no_average()
    {
        // scikit-learn averages over the labels of y_true and y_pred together.
        var report = ClassificationReport.Of(OneHot([0, 0, 1, 0], 3), [0, 0, 1, 1], Animals);
        Assert.Equal((1 + (2 / 3.0)) / 2, report.Macro.Precision, 1e-12);
        Assert.Equal(0.75, report.Macro.Recall, 1e-12);
        Assert.Equal((0.8 + (2 / 3.0)) / 2, report.Macro.F1, 1e-12);
        Assert.Equal((1 + (2 / 3.0)) / 2, report.Weighted.Precision, 1e-12);
        Assert.True(double.IsNaN(report.Classes[2].Recall) && double.IsNaN(report.Classes[2].Precision));
        // One that is taken for something has a precision, and counts.
        Assert.Equal(0.5, ClassificationReport.Of(OneHot([0, 2], 3), [0, 0], Animals).Macro.Precision);
    }

    [Fact]
    public void A_broken_network_gets_nothing_right()
    {
        foreach (var classes in new[] { 2, 3 })
        {
            var data = TestData.Blobs(90, classes, 4);
            using var model = new Sequential(4) { classes == 2 ? new Dense(1, "sigmoid") : new Dense(classes, "softmax") };
            model.Initialize(1);
            model.SetParameter(model.Parameters[0].Name, [.. Enumerable.Repeat(float.NaN, (int)model.Parameters[0].Count)]);
            Assert.Equal(0, model.Evaluate(data.Test).Accuracy);
            Assert.Equal(0, model.EvaluateReport(data).Classification!.Accuracy);
        }
    }

    [Fact]
    public void Predictions_that_are_not_finite_are_counted()
    {
        var report = RegressionReport.Of([1, double.NaN, 3, double.PositiveInfinity], [1, 2, 3, 4]);
        Assert.Equal(2, report.NotFinite);
        Assert.True(double.IsNaN(report.MeanAbsoluteError) && double.IsNaN(report.R2));
        Assert.Contains("2 predictions are not finite", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_area_of_two_classes_is_that_of_ranks()
    {
        // The first is the example of scikit-learn's roc_auc_score.
        Assert.Equal(0.75, Binary([0.1f, 0.4f, 0.35f, 0.8f], [0, 0, 1, 1]).RocAuc);
        Assert.Equal(0.5, Binary([0.5f, 0.5f, 0.5f], [0, 1, 1]).RocAuc);
        Assert.Equal(1, Binary([-3, 2, 9], [0, 1, 1]).RocAuc);
        Assert.Equal(0, Binary([4, 2, 1], [0, 1, 1]).RocAuc);
        Assert.Equal(double.NaN, Binary([4, 2, 1], [1, 1, 1]).RocAuc);
        Assert.Equal(double.NaN, Binary([float.NaN, 2, 1], [0, 1, 1]).RocAuc);
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order()
    {
        var random = new RandomStream(5, "area");
        for (var problem = 0; problem < 20; problem++)
        {
            var scores = new float[60];
            var labels = new int[60];
            for (var i = 0; i < 60; i++) (scores[i], labels[i]) = (random.NextInt(8), random.NextInt(2));
            double right = 0, pairs = 0;
            for (var i = 0; i < 60; i++)
                for (var j = 0; j < 60; j++)
                {
                    if (labels[i] != 1 || labels[j] != 0) continue;
                    pairs++;
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }

            Assert.Equal(right / pairs, Binary(scores, labels).RocAuc, 1e-12);
        }
    }

    [Fact]
    public void The_area_of_many_classes_is_the_mean_of_each_against_the_rest()
    {
        float[] scores = [0.8f, 0.1f, 0.1f, 0.2f, 0.2f, 0.6f, 0.4f, 0.1f, 0.5f, 0.6f, 0.3f, 0.1f];
        var report = ClassificationReport.Of(scores, [0, 1, 2, 1], Animals);
        Assert.Equal([1, 1, 2 / 3.0], report.Classes.Select(c => c.RocAuc));
        Assert.Equal((2 + (2 / 3.0)) / 3, report.RocAuc, 1e-12);
        Assert.Equal(1, ClassificationReport.Of(scores, [0, 1, 1, 1], Animals).Classes[0].RocAuc);
        Assert.Equal(double.NaN, ClassificationReport.Of(scores, [0, 1, 1, 1], Animals).Classes[2].RocAuc);
    }

    [Fact]
    public void Top_k_counts_the_best_classes()
    {
        // scikit-learn's top_k_accuracy_score example: 0.75 for k = 2, without the normalised ties.
        float[] scores = [0.5f, 0.2f, 0.2f, 0.3f, 0.4f, 0.2f, 0.2f, 0.4f, 0.3f, 0.7f, 0.2f, 0.1f];
        var report = ClassificationReport.Of(scores, [0, 1, 2, 2], Animals, topK: 2);
        Assert.Equal(2, report.TopK);
        Assert.Equal(0.75, report.TopKAccuracy);
        Assert.Equal(report.Accuracy, ClassificationReport.Of(scores, [0, 1, 2, 2], Animals, topK: 1).TopKAccuracy);
        // Of equal scores the first class is taken, so the second of two equal ones is not the best.
        Assert.Equal(0.5, ClassificationReport.Of([1, 1, 0, 1, 1, 0], [0, 1], Animals, topK: 1).TopKAccuracy);
    }

    [Fact]
    public void Errors_of_numbers()
    {
        // scikit-learn's examples of r2_score, mean_absolute_error and root_mean_squared_error.
        var report = RegressionReport.Of([2.5, 0.0, 2, 8], [3, -0.5, 2, 7]);
        Assert.Equal(0.9486081370449679, report.R2, 1e-12);
        Assert.Equal(0.5, report.MeanAbsoluteError, 1e-12);
        Assert.Equal(0.6123724356957945, report.RootMeanSquareError, 1e-12);
        var two = RegressionReport.Of([0, 2, -1, 2, 8, -5], [0.5, 1, -1, 1, 7, -6], 2, ["east", "north"]);
        Assert.Equal(0.9368, two.R2, 1e-3);
        Assert.Equal(0.75, two.MeanAbsoluteError, 1e-12);
        Assert.Equal(["east", "north"], two.Outputs.Select(o => o.Name));
        Assert.Equal([0.5, 1], two.Outputs.Select(o => o.MeanAbsoluteError));
        Assert.Equal(Math.Sqrt((two.Outputs[0].RootMeanSquareError * two.Outputs[0].RootMeanSquareError / 2) + 0.5), two.RootMeanSquareError, 1e-12);
        Assert.True(double.IsNaN(RegressionReport.Of([1, 2], [3, 3]).R2));
    }

    [Fact]
    public void A_report_of_a_network_has_the_measures_of_its_task()
    {
        var data = TestData.Blobs(400, 4, 6);
        using var model = new Sequential(6) { new Dense(12, "relu"), new Dense(4, "softmax") };
        model.Fit(data, new FitOptions { Epochs = 8, Seed = 1 });
        var report = model.EvaluateReport(data);
        var metrics = model.Evaluate(data.Test);
        Assert.Equal(metrics, report.Metrics);
        Assert.Equal(metrics.Accuracy, report.Classification!.Accuracy, 1e-12);
        Assert.Equal(data.Test.Count, report.Classification.Confusion.Count);
        Assert.Null(report.Regression);
        var text = report.ToString();
        foreach (var part in "c3|macro|ROC AUC|actual \\ predicted".Split('|')) Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_come_in_the_unit_of_the_target()
    {
        var curve = TestData.Curve();
        var data = new Hillock.Data.DataSet
        {
            Name = "curve",
            Inputs = 2,
            Task = Hillock.Data.TaskKind.Regression,
            Train = curve.Train,
            Validation = curve.Validation,
            Test = new(curve.Test.Inputs, curve.Test.Targets, Array.ConvertAll(curve.Test.Targets, t => (10 * t) + 3)),
            TargetScale = new(3, 10),
            TargetName = "height",
        };
        using var model = new Sequential(2) { new Dense(16, "tanh"), new Dense(1) };
        model.Fit(data, new FitOptions { Epochs = 20, Optimizer = new Adam(0.01), Seed = 1 });
        var report = model.EvaluateReport(data).Regression!;
        var metrics = model.Evaluate(data.Test);
        Assert.Equal(10 * Math.Sqrt(metrics.MeanSquaredError), report.RootMeanSquareError, 1e-3);
        Assert.Equal(1 - metrics.ErrorShare, report.R2, 1e-5);
        Assert.Equal("height", report.Outputs[0].Name);
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        Assert.Contains("one score a class", Says(() => ClassificationReport.Of(new float[4], [0, 1], Animals)), StringComparison.Ordinal);
        Assert.Contains("Row 1 has class 3", Says(() => ClassificationReport.Of(new float[6], [0, 3], Animals)), StringComparison.Ordinal);
        Assert.Contains("no rows", Says(() => ClassificationReport.Of([], [], Animals)), StringComparison.Ordinal);
        Assert.Contains("expected as many", Says(() => RegressionReport.Of([1], [1, 2])), StringComparison.Ordinal);

        static string Says(Action action) => Assert.Throws<HillockException>(action).Message;
    }

    private static ClassificationReport Binary(float[] scores, int[] labels) => ClassificationReport.Of(scores, labels, ["no", "yes"]);

    private static float[] OneHot(int[] classes, int count)
    {
        var scores = new float[classes.Length * count];
        for (var i = 0; i < classes.Length; i++) scores[(i * count) + classes[i]] = 1;
        return scores;
    }
}
