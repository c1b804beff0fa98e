using System.ComponentModel;
using System.Globalization;
using Hillock.Activations;
using Hillock.Texts;
using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>The texts by which a training is known: for each kind of value, and by which name.</summary>
public sealed class TrainingIdentityTests
{
    private static readonly object?[] Mixed = [1, 2.5, null, (string[])["a", "b"]];

    [Fact]
    public void Each_kind_of_value_has_a_text_of_its_own()
    {
        Assert.Equal("none", TrainingIdentity.Text(null));
        Assert.Equal("text", TrainingIdentity.Text("text"));
        Assert.Equal("0.1", TrainingIdentity.Text(0.1));
        Assert.Equal("0.30000000000000004", TrainingIdentity.Text(0.1 + 0.2));
        Assert.Equal("True", TrainingIdentity.Text(true));
        Assert.Equal("[1, 2.5, none, [a, b]]", TrainingIdentity.Text(Mixed));
        Assert.Equal("none", TrainingIdentity.Text(new Nameless()));
    }

    [Fact]
    public void A_number_is_written_alike_in_every_country()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal("[-0.5, -3]", TrainingIdentity.Text(new object[] { -0.5, -3L }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_activation_is_known_by_its_function()
    {
        var named = Activation.Parse("swish");
        Assert.Equal(named.Signature, TrainingIdentity.Text(named));
        Assert.NotEqual(named.Text, named.Signature);
        Assert.Equal($"[{named.Signature}]", TrainingIdentity.Text(new[] { named }));
    }

    [Fact]
    public void Options_within_a_record_are_written_whole()
    {
        var options = new FitOptions { ClipNorm = 0.5, Optimizer = new Sgd() };
        var parts = TrainingIdentity.Text(options).Split("; ");
        Assert.Equal(TrainingIdentity.Of(options).Select(p => $"{p.Key}={p.Value}"), parts);
        Assert.Contains("limit of the norm=0.5", parts);
        Assert.Contains("accumulated parts=1", parts);
        Assert.Contains("batch size=32", parts);
        Assert.Contains("class weights=none", parts);
        Assert.DoesNotContain(parts, p => p.StartsWith("epochs", StringComparison.Ordinal) || p.StartsWith("threads", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_is_that_of_the_property_in_words_or_the_one_it_shows()
    {
        var identity = TrainingIdentity.Of(new Settings());
        Assert.Equal(["longer name", "shown"], identity.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("1", identity["longer name"]);
    }

    [Fact]
    public void Nothing_has_no_identity() => Assert.Throws<ArgumentNullException>(() => TrainingIdentity.Of(null!));

    private sealed record Settings
    {
        public static int Common => 3;

        public int LongerName { get; init; } = 1;

        [DisplayName("shown")]
        public int Renamed { get; init; } = 2;

        [NotInIdentity]
        public int Left { get; init; } = 4;

        public int this[int at] => at;
    }

    private sealed class Nameless
    {
        public override string? ToString() => null;
    }
}
