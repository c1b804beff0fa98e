using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Formulas.Printing;

namespace Hillock.Tests.Formulas.Printing;

public sealed class TargetTests
{
    public static TheoryData<string> Targets => [.. ExportTarget.All.Select(t => t.Id)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_operator_can_be_written(string target)
    {
        foreach (var op in Operators.All)
        {
            var formula = op.Apply([.. new[] { Formula.X, Formula.X + 1, Formula.X + 2 }.Take(op.Arity)]);
            Assert.NotEmpty(ExportSamples.Print(target, "f", formula));
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_whole_catalogue_can_be_written(string target)
    {
        foreach (var activation in Catalogue.All.OfType<ElementwiseActivation>())
            Assert.NotEmpty(ExportSamples.Print(target, "f", activation.Formula));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Parts_that_are_shared_a_hundred_times_over_are_written_once(string target)
    {
        var f = Formula.X;
        for (var i = 0; i < 40; i++) f = Functions.Sin(f) * f;
        Assert.True(ExportSamples.Print(target, "f", f).Length < 100_000);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_deepest_formula_can_be_written(string target)
    {
        var f = Formula.X;
        for (var i = 0; i < 600; i++) f = Functions.Tanh(f + 1);
        Assert.NotEmpty(ExportSamples.Print(target, "f", f));
    }

    [Fact]
    public void An_unknown_target_gets_the_nearest() => Assert.Contains(
        "Did you mean pytorch", Assert.Throws<HillockException>(() => ExportTarget.Find("pytroch")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("torch", "pytorch")]
    [InlineData("c#", "csharp")]
    [InlineData("tex", "latex")]
    public void Targets_have_other_names(string name, string id) => Assert.Equal(id, ExportTarget.Find(name).Id);

    [Theory]
    [InlineData("2fast")]
    [InlineData("a b")]
    [InlineData("")]
    public void What_is_no_identifier_is_refused(string name) =>
        Assert.Throws<HillockException>(() => ExportSamples.Print("jax", name, Formula.X));

    [Fact]
    public void A_comment_cannot_become_code()
    {
        var request = new ExportRequest(Formula.X, "f") { Source = "a\nimport os\r\u2028b\\", Command = "c\nd" };
        foreach (var target in ExportTarget.All)
        {
            var lines = target.Print(request).Split('\n').TakeWhile(line => !line.Contains("begin", StringComparison.Ordinal));
            Assert.DoesNotContain(lines, line => line.StartsWith("import os", StringComparison.Ordinal) || line.EndsWith('\\'));
        }
    }
}
