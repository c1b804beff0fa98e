namespace Hillock.Data;

/// <summary>Where known data sets are fetched from when they are not here, and where they are kept.</summary>
public sealed record DownloadOptions
{
    private const string OfflineVariable = "HILLOCK_OFFLINE";
    private const string CacheVariable = "HILLOCK_CACHE";
    private const string MirrorVariable = "HILLOCK_MIRROR";

    /// <summary>Whether nothing may be fetched; null: the environment variable <c>HILLOCK_OFFLINE</c> is 1 or true.</summary>
    public bool? Offline { get; init; }

    /// <summary>Folder for what was fetched; null: <c>HILLOCK_CACHE</c>, else <c>hillock</c> in the user's folder for caches.</summary>
    public string? Cache { get; init; }

    /// <summary>Address that holds <c>NAME/FILE</c> of every set, taken instead of the public ones; null: <c>HILLOCK_MIRROR</c>, else those.</summary>
    public Uri? Mirror { get; init; }

    /// <summary>How long a server may take to accept a connection.</summary>
    public TimeSpan ConnectTimeout { get; init => field = Patience(value, "time to connect"); } = TimeSpan.FromSeconds(15);

    /// <summary>How long a server may send nothing.</summary>
    public TimeSpan StallTimeout { get; init => field = Patience(value, "time without data"); } = TimeSpan.FromSeconds(30);

    /// <summary>Whether nothing is fetched.</summary>
    internal bool IsOffline => Offline ?? Environment.GetEnvironmentVariable(OfflineVariable)?.Trim().ToLowerInvariant() is "1" or "true" or "yes" or "on";

    /// <summary>The folder for what was fetched.</summary>
    internal string CacheFolder => Cache is { Length: > 0 } given ? given
        : Environment.GetEnvironmentVariable(CacheVariable) is { Length: > 0 } variable ? variable
        : Path.Combine(UserCache(), "hillock");

    /// <summary>The mirror that replaces the public addresses.</summary>
    /// <exception cref="HillockException">The variable holds no address.</exception>
    internal Uri? MirrorAddress
    {
        get
        {
            if (Mirror is not null) return Mirror;
            if (Environment.GetEnvironmentVariable(MirrorVariable) is not { Length: > 0 } text) return null;
            return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                ? address
                : throw new HillockException($"{MirrorVariable} is '{text}', but must be an address such as https://example.org/datasets/.");
        }
    }

    private static TimeSpan Patience(TimeSpan value, string what) => value > TimeSpan.Zero && value <= TimeSpan.FromDays(1)
        ? value
        : throw new HillockException($"The {what} is {value}; it must be above 0 and at most a day, such as 30 seconds.");

    private static string UserCache()
    {
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg) return xdg;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Caches");
        if (OperatingSystem.IsWindows()) return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return home.Length > 0 ? Path.Combine(home, ".cache") : Path.GetTempPath();
    }
}
