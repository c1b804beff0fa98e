using System.Reflection;
using TorchSharp;

namespace Hillock.Peer;

/// <summary>TorchSharp, loaded once for the process where that is possible.</summary>
public static class TorchRuntime
{
    private static readonly Lazy<string?> Attempt = new(TryLoad);

    /// <summary>Loads TorchSharp on first use; why it cannot be used here, or null if it can.</summary>
    public static string? Failure => Attempt.Value;

    /// <summary>True if TorchSharp can be called.</summary>
    public static bool IsAvailable => Failure is null;

    /// <summary>Such as <c>TorchSharp 0.107.0 (libtorch 2.10.0)</c>.</summary>
    public static string Description =>
        $"TorchSharp {ManagedVersion} (libtorch {(IsAvailable ? torch.__version__ : "not loaded")})";

    private static string ManagedVersion =>
        typeof(torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";

    private static string? TryLoad()
    {
        try
        {
            NativeLibraries.Load();
            torch.InitializeDeviceType(DeviceType.CPU);
            return null;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or PlatformNotSupportedException
            or IOException or UnauthorizedAccessException or NotSupportedException or EntryPointNotFoundException
            or InvalidOperationException)
        {
            return $"TorchSharp cannot load here: {e.Message}";
        }
    }
}
