using Hillock.Formulas.Rows;

namespace Hillock.Formulas.Printing;

/// <summary>CUDA functions and kernels for a function of a row: each thread takes whole rows.</summary>
internal sealed class CudaRowKernels(RowExportRequest request, string name, RowLanguage language, IReadOnlySet<string> reserved)
{
    private const string Group = "group", Scratch = "scratch";
    private static readonly string[] Own = ["x", "y", "n", "i", "noise", "upstream", "gradient", "candidate", "undefined", "rows", "thread", Scratch];

    /// <summary>The line that takes an array from the scratch memory, and clears it if asked to.</summary>
    internal static IEnumerable<string> Array(string type, string label, bool cleared)
    {
        yield return type == "float" ? $"float* {label} = {Scratch};" : $"{type}* {label} = ({type}*){Scratch};";
        yield return $"{Scratch} += n;";
        if (cleared) yield return $"for (int i = 0; i < n; i++) {label}[i] = 0.0f;";
    }

    /// <summary>The lines.</summary>
    internal List<string> Lines()
    {
        var predicting = Pair("", request.Body);
        return request.Training.Count == 0 ? predicting : [.. predicting, "", .. Pair("training_", [.. request.Training, .. request.Body])];
    }

    private List<string> Pair(string prefix, IReadOnlyList<string> lines)
    {
        var taken = new HashSet<string>([.. reserved, .. Own]);
        var program = new RowProgram(lines, request.Parameters, taken, language.Finite);
        var methods = new RowMethods(program, language, request.Parameters, taken);
        var noise = prefix.Length > 0;
        return
        [
            .. Function($"{name}_{prefix}row", noise, "float* y", methods.Values()), "",
            .. Function($"{name}_{prefix}row_gradient", noise, "const float* upstream, float* gradient", methods.Gradients()), "",
            .. Kernel($"{prefix}forward", $"{prefix}row", noise, program, methods.Values()), "",
            .. Kernel($"{prefix}backward", $"{prefix}row_gradient", noise, program, methods.Gradients()),
        ];
    }

    private IEnumerable<string> Function(string function, bool noise, string output, IReadOnlyList<string> body) =>
    [
        $"__device__ void {function}(const float* x, {(noise ? "const float* noise, " : "")}{output}, int n{Declared}, float* {Scratch}) {{",
        .. body.Select(l => "    " + l),
        "}",
    ];

    private IEnumerable<string> Kernel(string kernel, string function, bool noise, RowProgram program, IReadOnlyList<string> body)
    {
        var arrays = body.Count(l => l == $"{Scratch} += n;");
        var outputs = program.IsGrouped ? "1" : program.Results.Count == 1 ? "n" : $"{program.Results.Count} * n";
        var row = "row * (size_t)n";
        var isForward = kernel.EndsWith("forward", StringComparison.Ordinal);
        return
        [
            .. noise ? ["// While training: the noise is uniform in (0, 1)."] : System.Array.Empty<string>(),
            program.IsGrouped ? $"// A row is a group of n neighbours, with one output." : $"// A row has n inputs and {outputs} outputs.",
            arrays > 0 ? $"// Each thread takes whole rows and needs {arrays} * n floats of scratch memory."
                : "// Each thread takes whole rows; the scratch memory may be null.",
            $"__global__ void {name}_{kernel}(const float* input, "
                + $"{(noise ? "const float* noise, " : "")}{(isForward ? "" : "const float* upstream, ")}float* output, size_t rows, int n{Declared}, "
                + $"float* {Scratch}) {{",
            "    size_t thread = blockIdx.x * (size_t)blockDim.x + threadIdx.x;",
            "    for (size_t row = thread; row < rows; row += (size_t)gridDim.x * blockDim.x) {",
            isForward
                ? $"        {name}_{function}(input + {row}, {(noise ? $"noise + {row}, " : "")}output + row * (size_t)({outputs}), n{Passed}, {Scratch} "
                    + $"+ thread * {arrays} * (size_t)n);"
                : $"        {name}_{function}(input + {row}, {(noise ? $"noise + {row}, " : "")}upstream + row * (size_t)({outputs}), output + {row}, "
                    + $"n{Passed}, {Scratch} + thread * {arrays} * (size_t)n);",
            "    }",
            "}",
        ];
    }

    private IEnumerable<Parameter> Parameters => request.Parameters.Where(p => p.Name != Group);

    private string Declared => string.Concat(Parameters.Select(p => $", float {p.Name}"));

    private string Passed => string.Concat(Parameters.Select(p => $", {p.Name}"));
}
