namespace Hillock.Formulas.Printing;

/// <summary>Device functions that CUDA lacks; a file gets those it uses.</summary>
internal static class CudaHelpers
{
    private static readonly (string Name, string Signature, string Value)[] Helpers =
    [
        ("sign", "float x", "x > 0.0f ? 1.0f : x < 0.0f ? -1.0f : x"),
        ("sigmoid", "float x", "1.0f / (1.0f + expf(-x))"),
        ("softplus", "float x", "fmaxf(x, 0.0f) + log1pf(expf(-fabsf(x)))"),
        ("log_sigmoid", "float x", "fminf(x, 0.0f) - log1pf(expf(-fabsf(x)))"),
        ("normal_cdf", "float x", "0.5f * erfcf(-0.70710678f * x)"),
        ("min", "float a, float b", "a < b || isnan(a) ? a : b"), // fminf would drop a NaN
        ("max", "float a, float b", "a > b || isnan(a) ? a : b"),
    ];

    internal static IEnumerable<string> UsedIn(IReadOnlyList<string> code, string name) => Helpers
        .Where(h => code.Any(line => line.Contains($"{name}_{h.Name}(", StringComparison.Ordinal)))
        .SelectMany(h => new[] { $"__device__ __forceinline__ float {name}_{h.Name}({h.Signature}) {{ return {h.Value}; }}", "" });
}
