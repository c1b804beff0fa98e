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

    // Heapsort (Williams 1964): no memory, n log n steps at worst.
    private const string Sort = """
        // Sorts keys upwards, and values with them.
        __device__ void NAME_sort(float* keys, int* values, int n) {
            for (int start = n / 2 - 1, end = n; end > 1;) {
                if (start < 0) {
                    float key = keys[--end];
                    int value = values[end];
                    keys[end] = keys[0];
                    values[end] = values[0];
                    keys[0] = key;
                    values[0] = value;
                }
                int root = start < 0 ? 0 : start--;
                for (int child; (child = 2 * root + 1) < end; root = child) {
                    if (child + 1 < end && keys[child] < keys[child + 1]) child++;
                    if (!(keys[root] < keys[child])) break;
                    float key = keys[root];
                    int value = values[root];
                    keys[root] = keys[child];
                    values[root] = values[child];
                    keys[child] = key;
                    values[child] = value;
                }
            }
        }
        """;

    internal static IEnumerable<string> UsedIn(IReadOnlyList<string> code, string name) =>
    [
        .. Helpers.Where(h => Uses(code, name, h.Name))
            .SelectMany(h => new[] { $"__device__ __forceinline__ float {name}_{h.Name}({h.Signature}) {{ return {h.Value}; }}", "" }),
        .. Uses(code, name, "sort") ? [.. Sort.Replace("NAME", name, StringComparison.Ordinal).Split('\n').Select(l => l.TrimEnd('\r')), ""]
            : Array.Empty<string>(),
    ];

    private static bool Uses(IReadOnlyList<string> code, string name, string helper) =>
        code.Any(line => line.Contains($"{name}_{helper}(", StringComparison.Ordinal));
}
