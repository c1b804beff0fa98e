using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Hillock.Cli;

/// <summary>Signals: the first asks for a stop, which a training makes at its next step and everything else at once; the second ends the process.</summary>
internal sealed class Interrupt : IDisposable
{
    /// <summary>How long a verb that keeps nothing has to put its things away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    /// <summary>Signals that follow this closely are one: <c>timeout</c> and shells send theirs to the process and to its group.</summary>
    private static readonly TimeSpan Echo = TimeSpan.FromMilliseconds(100);

    private static readonly Dictionary<PosixSignal, int> Codes = new()
    {
        [PosixSignal.SIGHUP] = ExitCodes.HungUp,
        [PosixSignal.SIGINT] = ExitCodes.Interrupted,
        [PosixSignal.SIGQUIT] = ExitCodes.Quit,
        [PosixSignal.SIGTERM] = ExitCodes.Terminated,
    };

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _source;
    private readonly List<PosixSignalRegistration> _signals = [];
    private long _first;
    private int _keepers;
    private volatile bool _over;

    private Interrupt(CancellationToken token) => _source = CancellationTokenSource.CreateLinkedTokenSource(token);

    /// <summary>Signalled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The exit code of a stop: 128 and the number of the signal, as shells have it.</summary>
    public int Code { get; private set; } = ExitCodes.Interrupted;

    /// <summary>Called right before the process ends without having come to its own end.</summary>
    public Action Leaving { get; set; } = () => { };

    /// <summary>Listens to the signals of the process.</summary>
    public static Interrupt OfProcess()
    {
        var interrupt = new Interrupt(CancellationToken.None);
        foreach (var signal in Codes.Keys) interrupt._signals.Add(PosixSignalRegistration.Create(signal, interrupt.Handle));
        return interrupt;
    }

    /// <summary>Stops when a token says so, as the first Ctrl-C does.</summary>
    public static Interrupt Of(CancellationToken token) => new(token);

    /// <summary>Until it is disposed, a first signal waits for what is finished to be kept.</summary>
    public IDisposable Keep() => new Keeper(this);

    public void Dispose()
    {
        _over = true;
        foreach (var signal in _signals) signal.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        lock (_lock)
        {
            if (_first != 0)
            {
                // A terminal that is gone sends more than one, and nobody sits there.
                if (context.Signal != PosixSignal.SIGHUP && Stopwatch.GetElapsedTime(_first) > Echo) Leave();
                return;
            }

            _first = Stopwatch.GetTimestamp();
            Code = Codes[context.Signal];
        }

        new Thread(LeaveUnlessKept) { IsBackground = true }.Start();
        Cancel();
    }

    private void Cancel()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The verb has just come to its end.
        }
    }

    private void LeaveUnlessKept()
    {
        // Once more after the last of what was kept, for what is said of it.
        for (var kept = true; kept || Volatile.Read(ref _keepers) > 0;)
        {
            kept = Volatile.Read(ref _keepers) > 0;
            Thread.Sleep(Patience);
        }

        Leave();
    }

    private void Leave()
    {
        if (_over) return;
        Leaving();
        Environment.Exit(Code);
    }

    private sealed class Keeper : IDisposable
    {
        private readonly Interrupt _interrupt;

        public Keeper(Interrupt interrupt)
        {
            _interrupt = interrupt;
            Interlocked.Increment(ref interrupt._keepers);
        }

        public void Dispose() => Interlocked.Decrement(ref _interrupt._keepers);
    }
}
