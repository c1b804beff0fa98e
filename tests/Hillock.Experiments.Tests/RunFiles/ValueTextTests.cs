using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Tests.RunFiles;

/// <summary>Values as text, at their bounds, and what is said of those beyond.</summary>
public sealed class ValueTextTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("YES", true)]
    [InlineData("on", true)]
    [InlineData("false", false)]
    [InlineData("No", false)]
    [InlineData("off", false)]
    public void A_switch_has_three_words_for_each(string text, bool value) => Assert.Equal(value, ValueText.Switch("units", text));

    [Theory]
    [InlineData("1", 1)]
    [InlineData("5", 5)]
    [InlineData(" 4 ", 4)]
    [InlineData("+3", 3)]
    [InlineData("0_2", 2)]
    public void A_whole_number_may_be_at_its_bounds(string text, int value) => Assert.Equal(value, ValueText.Integer("epochs", text, 1, 5));

    [Fact]
    public void What_is_wrong_is_said_with_what_was_given()
    {
        Says("epochs is '0', but must be a whole number from 1 to 5.", () => ValueText.Integer("epochs", "0", 1, 5));
        Says("epochs is '6', but must be a whole number from 1 to 5.", () => ValueText.Integer("epochs", "6", 1, 5));
        Says("epochs is '1.5', but must be a whole number from 1 to 5.", () => ValueText.Integer("epochs", "1.5", 1, 5));
        Says("epochs is 'x', but must be a whole number, 1 or more.", () => ValueText.Integer("epochs", "x", 1));
        Says("seed is 'x', but must be a whole number.", () => ValueText.Long("seed", "x", long.MinValue, long.MaxValue));
        Says("rate is '0', but must be above 0.", () => ValueText.Number("rate", "0", v => v > 0, "above 0"));
        Says("rate is 'x', but must be above 0.", () => ValueText.Number("rate", "x", v => true, "above 0"));
        Says("rate is 'NaN', but must be above 0.", () => ValueText.Number("rate", "NaN", v => true, "above 0"));
        Says("units is 'maybe', but must be true or false.", () => ValueText.Switch("units", "maybe"));
        Says("task 'cluster' is not known; it can be classes, numbers.", () => ValueText.Choice("task", "cluster", ["classes", "numbers"]));
        Says("task 'clases' is not known; it can be classes, numbers. Did you mean classes?", () => ValueText.Choice("task", "clases", ["classes", "numbers"]));
        Says("target is empty; give a value or leave target out.", () => ValueText.Words("target", " "));
        Assert.Equal("classes", ValueText.Choice("task", " Classes ", ["classes", "numbers"]));
        Assert.Equal("a b", ValueText.Words("target", " a b "));
        Assert.Equal(0.5, ValueText.Number("rate", "0.5", v => v > 0, "above 0"));
    }

    [Theory]
    [InlineData("3x8", new[] { 8, 8, 8 })]
    [InlineData(" 2 × 4 ", new[] { 4, 4 })]
    [InlineData("2*4", new[] { 4, 4 })]
    [InlineData("16", new[] { 16 })]
    public void Sizes_may_be_counted(string text, int[] sizes) => Assert.Equal(sizes, SizeText.Read("hidden", text, 100));

    [Theory]
    [InlineData(new[] { 8, 8, 8 }, "8,8,8")]
    [InlineData(new[] { 8, 8, 8, 8 }, "4x8")]
    [InlineData(new[] { 2, 8, 8, 8, 8, 8, 3, 3 }, "2,5x8,3,3")]
    [InlineData(new int[0], "")]
    public void Four_alike_are_written_as_a_count(int[] sizes, string text) => Assert.Equal(text, string.Join(",", SizeText.Write(sizes)));

    [Fact]
    public void Sizes_that_are_wrong_are_named()
    {
        Says("hidden is 'x8'; layers of one size are written LAYERSxUNITS, such as 20x64.", () => SizeText.Read("hidden", "x8", 100));
        Says("the number of layers in hidden '0x8' is '0', but must be a whole number from 1 to 1000.", () => SizeText.Read("hidden", "0x8", 100));
        Says("hidden is '101', but must be a whole number from 1 to 100.", () => SizeText.Read("hidden", "2x101", 100));
    }

    private static void Says(string message, Func<object?> act) => Assert.Equal(message, Assert.Throws<HillockException>(act).Message);
}
