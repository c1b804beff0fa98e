namespace Hillock.Formulas.Printing;

/// <summary>The element-wise kernels around the device functions: any grid size, any number of elements.</summary>
/// <remarks>A parameter that is one a channel is an array: element i belongs to channel <c>i / inner % channels</c>.</remarks>
internal static class CudaKernels
{
    private const string Loop =
        "for (size_t i = blockIdx.x * (size_t)blockDim.x + threadIdx.x; i < count; i += (size_t)gridDim.x * blockDim.x)";

    private const string Channel = "size_t channel = i / inner % channels;";

    /// <summary>Parameters of a device function: numbers.</summary>
    internal static string Declared(IEnumerable<Parameter> parameters, Identifiers names) =>
        string.Concat(parameters.Select(p => $", float {names[p.Name]}"));

    /// <summary>Arguments of a device function in a kernel without channels.</summary>
    internal static string Given(IEnumerable<Parameter> parameters, Identifiers names) =>
        string.Concat(parameters.Select(p => $", {names[p.Name]}"));

    /// <summary>Where the gradients of learned parameters go.</summary>
    internal static string Gradients(IEnumerable<Parameter> learned) =>
        string.Concat(learned.Select(p => $", float* {p.Name}_gradient"));

    internal static IEnumerable<string> Forward(string name, IReadOnlyList<Parameter> parameters, Identifiers names) =>
    [
        .. HasChannels(parameters) ? ["// Element i belongs to channel i / inner % channels: inner is 1 where channels stand last."] : Array.Empty<string>(),
        $"__global__ void {name}_forward(const float* input, float* output, size_t count{Taken(parameters, names)}) {{",
        $"    {Loop} {{",
        .. HasChannels(parameters) ? [$"        {Channel}"] : Array.Empty<string>(),
        $"        output[i] = {name}(input[i]{Passed(parameters, names)});",
        "    }",
        "}",
    ];

    internal static IEnumerable<string> Backward(string name, IReadOnlyList<Parameter> parameters, Identifiers names)
    {
        var learned = parameters.Where(p => p.Learnable).ToList();
        var shared = learned.Where(p => !p.PerChannel).ToList();
        var passed = Passed(parameters, names);
        return
        [
            .. learned.Count > 0 ? ["// Adds to the gradients of learned parameters: set them to 0 before."] : Array.Empty<string>(),
            $"__global__ void {name}_backward(const float* input, const float* upstream, float* output, size_t "
                + $"count{Taken(parameters, names)}{Gradients(learned)}) {{",
            .. shared.Select(p => $"    float {p.Name}_sum = 0.0f;"),
            $"    {Loop} {{",
            .. HasChannels(parameters) ? [$"        {Channel}"] : Array.Empty<string>(),
            $"        output[i] = upstream[i] * {name}_derivative(input[i]{passed});",
            .. shared.Select(p => $"        {p.Name}_sum += upstream[i] * {name}_by_{p.Name}(input[i]{passed});"),
            .. learned.Where(p => p.PerChannel).Select(p =>
                $"        atomicAdd({p.Name}_gradient + channel, upstream[i] * {name}_by_{p.Name}(input[i]{passed}));"),
            "    }",
            .. shared.Select(p => $"    atomicAdd({p.Name}_gradient, {p.Name}_sum);"),
            "}",
        ];
    }

    private static bool HasChannels(IEnumerable<Parameter> parameters) => parameters.Any(p => p.PerChannel);

    private static string Taken(IReadOnlyList<Parameter> parameters, Identifiers names) =>
        string.Concat(parameters.Select(p => p.PerChannel ? $", const float* {names[p.Name]}" : $", float {names[p.Name]}"))
        + (HasChannels(parameters) ? ", size_t channels, size_t inner" : "");

    private static string Passed(IEnumerable<Parameter> parameters, Identifiers names) =>
        string.Concat(parameters.Select(p => p.PerChannel ? $", {names[p.Name]}[channel]" : $", {names[p.Name]}"));
}
