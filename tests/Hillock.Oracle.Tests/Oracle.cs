using Hillock.Peer;
using TorchSharp;

namespace Hillock.Oracle.Tests;

/// <summary>The independent implementation, or the reason to skip.</summary>
internal static class Oracle
{
    /// <summary>Skips the test where TorchSharp cannot load.</summary>
    public static void Require()
    {
        if (TorchRuntime.Failure is { } reason) Assert.Skip(reason);
        torch.set_num_threads(1);
    }
}
