using Hillock.Kernels;

namespace Hillock.Tests.Kernels;

/// <summary>A process that is told to do without the widest vectors passes the same tests. HILLOCK_WIDTHS=1 runs all of kernels, networks and training there,
/// which takes minutes.</summary>
public sealed class NarrowerWidthTests
{
    private const string Expected = "HILLOCK_EXPECTED_BITS";

    private static readonly string[] Short =
    [
        "GemmTests", "PanelGemmTests", "ActivationKernelTests", "PoolingTests", "OptimizerTests", "StepTests", "FitTests",
    ];

    private static readonly string[] Whole = ["Kernels", "Layers", "Networks", "Training"];

    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    public async Task Tests_pass_at_a_narrower_width(string switched, int bits)
    {
        if (Environment.GetEnvironmentVariable(Expected) is not null) Assert.Skip("This process is such a run itself.");
        if (SimdWidth.Best.Bits <= bits) Assert.Skip($"The widest vectors here are {SimdWidth.Best}.");
        var whole = Environment.GetEnvironmentVariable("HILLOCK_WIDTHS") == "1";
        string[] filters = whole
            ? [.. Whole.SelectMany(n => (string[])["--filter-namespace", $"Hillock.Tests.{n}*"])]
            : [.. Short.Append(nameof(NarrowerWidthTests)).SelectMany(c => (string[])["--filter-class", $"*.{c}"])];
        var output = await TestProcess.PassesAsync($"{switched}=0", filters, (switched, "0"), (Expected, $"{bits}"));
        Assert.Matches(@"succeeded: \d{3}", output);
    }

    [Fact]
    public void The_width_is_the_one_asked_for()
    {
        var bits = Environment.GetEnvironmentVariable(Expected);
        if (bits is null) Assert.Skip("No width was asked for.");
        Assert.Equal(bits, $"{SimdWidth.Best.Bits}");
    }
}
