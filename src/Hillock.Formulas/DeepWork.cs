namespace Hillock.Formulas;

/// <summary>Work whose calls go as deep as a formula nests, on a thread with a stack for it.</summary>
public static class DeepWork
{
    private const int Deep = 150;
    private const int Stack = 32 << 20;

    [ThreadStatic]
    private static bool isDeep;

    /// <summary>The result of <paramref name="work"/> on a formula that nests <paramref name="depth"/> levels.</summary>
    public static T Run<T>(int depth, Func<T> work)
    {
        if (depth <= Deep || isDeep) return work();
        T? result = default;
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                isDeep = true;
                try
                {
                    result = work();
                }
                catch (Exception e)
                {
                    failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e);
                }
            },
            Stack)
        { IsBackground = true };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
