using System.Text.RegularExpressions;
using Hillock.Health;
using Hillock.Health.Checks;
using Hillock.Tests.Health.Lint;

namespace Hillock.Tests.Health;

/// <summary>The table of findings.</summary>
public sealed partial class FindingKindTests
{
    [Fact]
    public void Each_row_has_a_code_a_place_and_a_meaning_of_its_own()
    {
        var rows = FindingKind.All;
        Assert.All(rows, k => Assert.Matches("^[a-z]+\\.[a-z_]+$", k.Code));
        Assert.All(rows, k => Assert.NotEmpty(k.Meaning));
        Assert.All(Enum.GetValues<HealthStage>(), stage => Assert.Contains(rows, k => k.Stage == stage));
        Assert.Equal(rows.Count, rows.Select(k => (k.Stage, k.Code)).Distinct().Count());
        Assert.Equal(rows.Count, rows.Select(k => (k.Stage, k.Order)).Distinct().Count());
        Assert.Equal(rows.OrderBy(k => k.Stage).ThenBy(k => k.Order), rows);
    }

    [Fact]
    public void A_finding_is_as_its_row_says_unless_it_says_otherwise()
    {
        var kind = FindingKind.Find("signal.scale");
        var finding = new Finding(kind, "m", "c", "f");
        Assert.Equal(("signal.scale", "signal", HealthStage.Forecast, Severity.Warning, FaultArea.Initialization),
            (finding.Code, kind.Family, finding.Stage, finding.Severity, finding.Area));
        var other = finding with { Area = FaultArea.Data, Severity = Severity.Error };
        Assert.Equal((Severity.Error, FaultArea.Data), (other.Severity, other.Area));
        Assert.Contains("signal.scale", Assert.Throws<HillockException>(() => FindingKind.Find("signal.scales")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_and_a_lint_give_the_same_kind_of_record()
    {
        Finding ofCheck = ActivationCheck.Run("1 / x", new CheckOptions { Learn = false }).Findings[0], ofLint =
            LintCase.Parse("outlier; dense(8, relu), dense(3)").Findings[0];
        Assert.Equal((HealthStage.Check, HealthStage.Lint), (ofCheck.Stage, ofLint.Stage));
        Assert.Equal(0, ofCheck.X);
    }

    [Theory]
    [InlineData("imbalanced; dense(8, relu), dense(3)", "ClassWeights = balanced")]
    [InlineData("three; dense(512, relu), dense(512, relu), dense(3)", "Patience")]
    [InlineData("constant column; dense(8, relu), dense(3)", "Drop")]
    [InlineData("large; dense(8, relu), dense(3)", "Standardize = true")]
    [InlineData("shifted; dense(16, selu), dense(3)", "Standardize = true")]
    [InlineData("three; dense(8, relu), dense(3); optimizer=adamw(weight_decay=0)", "WeightDecay")]
    [InlineData("sequence; simple_rnn(8, relu), dense(3)", "ClipNorm = 1")]
    public void The_library_names_settings_as_its_own_code_does(string text, string setting)
    {
        var findings = LintCase.Parse(text).Findings;
        Assert.Contains(findings, f => f.Settings.Any(s => s.ToString() == setting) && f.Fix.Contains(setting, StringComparison.Ordinal));
        Assert.All(findings, f => Assert.DoesNotMatch(Option(), $"{f.Message} {f.Cause} {f.Fix}"));
        Assert.All(findings, f => Assert.All(f.Settings, s => Assert.Contains(s.ToString(), f.Fix, StringComparison.Ordinal)));
    }

    [GeneratedRegex("--[a-z]|clip-norm|class-weights|weight-decay|standardize:|\\((patience|drop)\\)")]
    private static partial Regex Option();
}
