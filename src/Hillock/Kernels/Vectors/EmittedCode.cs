using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Hillock.Kernels;

/// <summary>Methods whose code is made at run time.</summary>
internal static class EmittedCode
{
    /// <summary>An empty method; its code is compiled fully optimised at the first call and collected with its delegate.</summary>
    /// <exception cref="HillockException">The program was published without a just-in-time compiler.</exception>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Refused with a message where it cannot work.")]
    public static DynamicMethod Method(string name, Type? result, params Type[] parameters) => RuntimeFeature.IsDynamicCodeSupported
        ? new DynamicMethod(name, result, parameters, typeof(EmittedCode).Module, skipVisibility: true)
        : throw new HillockException(
            "Hillock compiles its loops at run time, which this program was built to forbid (native ahead-of-time compilation). In a program that is a "
                + "single file add the line '#:property PublishAot=false'; in a project set <PublishAot>false</PublishAot>.");
}
