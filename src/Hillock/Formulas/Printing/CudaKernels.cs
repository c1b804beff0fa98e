namespace Hillock.Formulas.Printing;

/// <summary>The element-wise kernels around the device functions: any grid size, any number of elements.</summary>
internal static class CudaKernels
{
    private const string Loop =
        "for (size_t i = blockIdx.x * (size_t)blockDim.x + threadIdx.x; i < count; i += (size_t)gridDim.x * blockDim.x)";

    internal static string Declared(IEnumerable<Parameter> parameters, Identifiers names) =>
        string.Concat(parameters.Select(p => $", float {names[p.Name]}"));

    internal static IEnumerable<string> Forward(string name, IReadOnlyList<Parameter> parameters, Identifiers names) =>
    [
        $"__global__ void {name}_forward(const float* input, float* output, size_t count{Declared(parameters, names)}) {{",
        $"    {Loop}",
        $"        output[i] = {name}(input[i]{Given(parameters, names)});",
        "}",
    ];

    internal static IEnumerable<string> Backward(string name, IReadOnlyList<Parameter> parameters, Identifiers names)
    {
        var learned = parameters.Where(p => p.Learnable).ToList();
        var given = Given(parameters, names);
        return
        [
            .. learned.Count > 0 ? ["// Adds to the gradients of learned parameters: set them to 0 before."] : Array.Empty<string>(),
            $"__global__ void {name}_backward(const float* input, const float* upstream, float* output, size_t count{Declared(parameters, names)}{Gradients(learned)}) {{",
            .. learned.Select(p => $"    float {p.Name}_sum = 0.0f;"),
            $"    {Loop} {{",
            $"        output[i] = upstream[i] * {name}_derivative(input[i]{given});",
            .. learned.Select(p => $"        {p.Name}_sum += upstream[i] * {name}_by_{p.Name}(input[i]{given});"),
            "    }",
            .. learned.Select(p => $"    atomicAdd({p.Name}_gradient, {p.Name}_sum);"),
            "}",
        ];
    }

    private static string Given(IEnumerable<Parameter> parameters, Identifiers names) =>
        string.Concat(parameters.Select(p => $", {names[p.Name]}"));

    private static string Gradients(IEnumerable<Parameter> learned) =>
        string.Concat(learned.Select(p => $", float* {p.Name}_gradient"));
}
