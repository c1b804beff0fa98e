using System.Runtime.CompilerServices;
using Hillock.Engine;

namespace Hillock.Tests;

/// <summary>Lets the threads of a trainer share the small networks of the tests too.</summary>
internal static class SharedWork
{
    [ModuleInitializer]
    internal static void ShareAll() => PlanContext.LeastSharedWork = 0;
}
