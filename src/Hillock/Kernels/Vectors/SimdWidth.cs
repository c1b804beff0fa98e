using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Hillock.Kernels;

/// <summary>One width of vector instructions: its types, and the methods the compilers emit calls to.</summary>
public sealed class SimdWidth
{
    private readonly Type _operations;
    private readonly Type _open;
    private readonly ConcurrentDictionary<(Type, string, int, Type, Type), MethodInfo> _methods = [];

    private SimdWidth(int bits, Type operations, Type open, bool accelerated, int registers)
    {
        Bits = bits;
        _operations = operations;
        _open = open;
        IsAccelerated = accelerated;
        Registers = registers;
        Vector = open.MakeGenericType(typeof(float));
    }

    /// <summary>512, 256 and 128 bits, widest first.</summary>
    public static IReadOnlyList<SimdWidth> All { get; } =
    [
        new(512, typeof(Vector512), typeof(Vector512<>), Vector512.IsHardwareAccelerated, 32),
        new(256, typeof(Vector256), typeof(Vector256<>), Vector256.IsHardwareAccelerated, Avx512F.VL.IsSupported ? 32 : 16),
        new(128, typeof(Vector128), typeof(Vector128<>), Vector128.IsHardwareAccelerated, AdvSimd.IsSupported || Avx512F.VL.IsSupported ? 32 : 16),
    ];

    /// <summary>The widest that the processor runs; 128 bits, emulated, where it runs none.</summary>
    public static SimdWidth Best { get; } = All.FirstOrDefault(w => w.IsAccelerated) ?? All[^1];

    /// <summary>Bits in a vector.</summary>
    public int Bits { get; }

    /// <summary>Floats in a vector.</summary>
    public int Lanes => Bits / 32;

    /// <summary>Bytes in a vector.</summary>
    public int Bytes => Bits / 8;

    /// <summary>Whether the processor has instructions of this width.</summary>
    public bool IsAccelerated { get; }

    /// <summary>Vector registers the compiler can use.</summary>
    internal int Registers { get; }

    /// <summary>The vector of floats.</summary>
    internal Type Vector { get; }

    /// <summary>Whether one instruction multiplies by a power of two, denormals included.</summary>
    internal bool HasScale => Bits == 512 && Avx512F.IsSupported;

    /// <inheritdoc/>
    public override string ToString() => $"Vector{Bits}";

    /// <summary>The static method <paramref name="name"/> of <c>Vector512</c>, … on vectors of <typeparamref name="T"/>.</summary>
    /// <param name="name">Such as <c>Add</c>.</param>
    /// <param name="parameters">Parameter types, with <see cref="Of{T}"/> for vectors.</param>
    internal MethodInfo Method<T>(string name, params Type[] parameters)
    {
        // A search takes longer than compiling the call; a kernel asks for the same few methods hundreds of times.
        var key = (typeof(T), name, parameters.Length, parameters[0], parameters[^1]);
        return _methods.TryGetValue(key, out var method) ? method : _methods[key] = Find<T>(name, parameters);
    }

    /// <summary>The vector of <typeparamref name="T"/>.</summary>
    internal Type Of<T>() => _open.MakeGenericType(typeof(T));

    private MethodInfo Find<T>(string name, Type[] parameters)
    {
        foreach (var method in _operations.GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            if (method.Name != name || method.GetParameters().Length != parameters.Length) continue;
            if (method.IsGenericMethodDefinition && method.GetGenericArguments().Length != 1) continue;
            var closed = method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(T)) : method;
            if (closed.GetParameters().Select(p => p.ParameterType).SequenceEqual(parameters)) return closed;
        }

        throw new MissingMethodException(_operations.Name, $"{name}({string.Join(", ", parameters.Select(p => p.Name))})");
    }
}
