namespace Hillock.Formulas.Printing;

/// <summary>The kernels of a gate: a row of 2 half numbers to half, the first half with the second.</summary>
internal static class CudaGateKernels
{
    private const string Loop =
        "for (size_t i = blockIdx.x * (size_t)blockDim.x + threadIdx.x; i < count; i += (size_t)gridDim.x * blockDim.x) {";

    private const string Place = "size_t first = i / half * 2 * half + i % half, second = first + half;";

    internal static IEnumerable<string> Forward(string name, IReadOnlyList<Parameter> parameters, Identifiers names) =>
    [
        "// count outputs of twice as many inputs, in rows of 2 half numbers.",
        $"__global__ void {name}_forward(const float* input, float* output, size_t count, size_t half{CudaKernels.Declared(parameters, names)}) {{",
        $"    {Loop}",
        $"        {Place}",
        $"        output[i] = {name}(input[first], input[second]{CudaKernels.Given(parameters, names)});",
        "    }",
        "}",
    ];

    internal static IEnumerable<string> Backward(string name, IReadOnlyList<Parameter> parameters, Identifiers names)
    {
        var learned = parameters.Where(p => p.Learnable).ToList();
        var arguments = $"input[first], input[second]{CudaKernels.Given(parameters, names)}";
        return
        [
            $"__global__ void {name}_backward(const float* input, const float* upstream, float* output, size_t count, size_t "
                + $"half{CudaKernels.Declared(parameters, names)}{CudaKernels.Gradients(learned)}) {{",
            .. learned.Select(p => $"    float {p.Name}_sum = 0.0f;"),
            $"    {Loop}",
            $"        {Place}",
            $"        output[first] = upstream[i] * {name}_by_a({arguments});",
            $"        output[second] = upstream[i] * {name}_by_b({arguments});",
            .. learned.Select(p => $"        {p.Name}_sum += upstream[i] * {name}_by_{p.Name}({arguments});"),
            "    }",
            .. learned.Select(p => $"    atomicAdd({p.Name}_gradient, {p.Name}_sum);"),
            "}",
        ];
    }
}
