using System.Runtime.InteropServices;

namespace Hillock.Cli.Streams;

/// <summary>Standard output or standard error, which tells a reader that left from a disk that is full.</summary>
/// <remarks>The stream of the framework takes a broken pipe for a success and reports a closed one as it happens to come.</remarks>
internal sealed partial class StandardStream : Stream
{
    private const int Output = 1;
    private const int Error = 2;
    private const int BrokenPipe = 32;
    private const int InputOutput = 5;

    private readonly int _descriptor;
    private readonly bool _open;
    private readonly Stream? _framework;
    private bool _lost;

    private StandardStream(int descriptor)
    {
        _descriptor = descriptor;
        _framework = !OperatingSystem.IsWindows() ? null : descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
        _open = OperatingSystem.IsWindows() || IsInherited(descriptor);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Where results go; a loss is an <see cref="OutputLostException"/>.</summary>
    public static StandardStream OfResults() => new(Output);

    /// <summary>Where progress and messages go; when nobody can have them, the work goes on without.</summary>
    public static StandardStream OfMessages() => new(Error);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_lost) return;
        try
        {
            if (_framework is { } stream) stream.Write(buffer);
            else WriteAll(buffer);
        }
        catch (Exception e) when (e is OutputLostException or IOException or UnauthorizedAccessException)
        {
            // The next line, such as that of an error, must not fail again.
            _lost = true;
            if (_descriptor == Error) return;
            if (e is OutputLostException) throw;
            throw new OutputLostException(e.Message, readerLeft: false);
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private unsafe void WriteAll(ReadOnlySpan<byte> buffer)
    {
        if (!_open) throw new OutputLostException("it is closed", readerLeft: false);
        fixed (byte* start = buffer)
        {
            for (var done = 0; done < buffer.Length;)
            {
                var written = Write(_descriptor, start + done, buffer.Length - done);
                if (written >= 0) done += (int)written;
                else Fail(Marshal.GetLastPInvokeError());
            }
        }
    }

    private void Fail(int error)
    {
        const int Interrupted = 4;
        var busy = OperatingSystem.IsLinux() ? 11 : 35;
        if (error == Interrupted) return;
        if (error == busy) WaitForRoom();
        else throw new OutputLostException(Marshal.GetPInvokeErrorMessage(error), error is BrokenPipe or InputOutput);
    }

    // A terminal that another program made non-blocking; poll returns when it takes bytes again.
    private unsafe void WaitForRoom()
    {
        const short Writable = 4;
        var poll = new PollEntry { Descriptor = _descriptor, Events = Writable };
        _ = Poll(&poll, 1, -1);
    }

    // What was opened by this process, because the stream was closed at its start, would be closed again by exec.
    private static bool IsInherited(int descriptor)
    {
        const int GetFlags = 1, CloseOnExec = 1;
        var flags = Fcntl(descriptor, GetFlags, 0);
        return flags >= 0 && (flags & CloseOnExec) == 0;
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial nint Write(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fcntl(int descriptor, int command, int argument);

    private struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
