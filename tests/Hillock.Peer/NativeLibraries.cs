using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Hillock.Peer;

/// <summary>Finds and loads libtorch and TorchSharp's native part from the package folder.</summary>
internal static class NativeLibraries
{
    // libstdc++ of Debian 12, Ubuntu 22.04 and RHEL 9 lacks this version. LibTorchSharp 0.107.0 names it, but only for
    // std::ios_base_library_init, which it never calls.
    private const string MissingVersion = "GLIBCXX_3.4.32";

    private static readonly string[] LibTorch = OperatingSystem.IsWindows()
        ? ["c10.dll", "torch_cpu.dll", "torch.dll"]
        : OperatingSystem.IsMacOS()
            ? ["libc10.dylib", "libtorch_cpu.dylib", "libtorch.dylib"]
            : ["libc10.so", "libtorch_cpu.so", "libtorch.so"];

    private static readonly Dictionary<string, nint> Loaded = [];

    /// <summary>Loads all of it, or says why it cannot.</summary>
    public static void Load()
    {
        var torch = Folder("LibTorch");
        foreach (var name in LibTorch) Loaded[Path.GetFileNameWithoutExtension(name)] = NativeLibrary.Load(Path.Combine(torch, name));
        var bridge = Directory.GetFiles(Folder("LibTorchSharp"), "*LibTorchSharp.*").Single();
        Loaded[Path.GetFileNameWithoutExtension(bridge)] = LoadBridge(bridge);
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
            Loaded.GetValueOrDefault(name, Loaded.GetValueOrDefault("lib" + name));
    }

    private static string Folder(string key) =>
        typeof(NativeLibraries).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == key)?.Value
        ?? throw new PlatformNotSupportedException("TorchSharp has no CPU package for this system.");

    private static nint LoadBridge(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException e) when (OperatingSystem.IsLinux() && e.Message.Contains(MissingVersion, StringComparison.Ordinal))
        {
            return NativeLibrary.Load(PatchedCopy(path));
        }
    }

    /// <summary>A copy whose need for the missing version is weak, kept in the temporary folder for later runs.</summary>
    private static string PatchedCopy(string path)
    {
        var stamp = File.GetLastWriteTimeUtc(path).Ticks;
        var folder = Path.Combine(Path.GetTempPath(), $"hillock-peer-{Environment.UserName}-{stamp:x}");
        var copy = Path.Combine(folder, Path.GetFileName(path));
        if (File.Exists(copy)) return copy;
        var image = File.ReadAllBytes(path);
        if (ElfVersionNeeds.Weaken(image, MissingVersion) == 0)
            throw new DllNotFoundException($"{path} wants {MissingVersion} in a way that cannot be patched.");
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        File.WriteAllBytes(draft, image);
        File.Move(draft, copy, overwrite: true);
        return copy;
    }
}
