namespace Hillock.Data.Images;

/// <summary>Decodes the pictures of an image folder, many at once, into bytes.</summary>
internal sealed class ImageFolderLoader
{
    private const int OwnSizeLimit = 128;
    private const int BadShown = 5;
    private static readonly ImageSize UsualSize = new(64, 64);

    private readonly ImageFolder _folder;
    private readonly ImageDecoder _decoder;
    private readonly DataOptions _options;
    private readonly CancellationToken _token;
    private readonly int _total;
    private readonly List<string> _bad = [];
    private int _done;

    private ImageFolderLoader(ImageFolder folder, ImageDecoder decoder, DataOptions options, CancellationToken token)
    {
        _folder = folder;
        _decoder = decoder;
        _options = options;
        _token = token;
        _total = folder.Train.Paths.Count + (folder.Validation?.Paths.Count ?? 0) + (folder.Test?.Paths.Count ?? 0);
    }

    /// <summary>Reads a folder; the result does not depend on the number of threads.</summary>
    /// <exception cref="HillockException">Images that cannot be read, unless they are to be left out.</exception>
    public static DataSet Load(string path, ImageDecoder decoder, DataOptions options, CancellationToken token)
    {
        var folder = ImageFolder.Scan(path, decoder.Endings);
        return new ImageFolderLoader(folder, decoder, options, token).Read().Build(options);
    }

    private ImageSet Read()
    {
        var (size, channels) = Target();
        var shape = channels == 1 ? new Shape(size.Height, size.Width) : new Shape(size.Height, size.Width, channels);
        foreach (var part in new[] { _folder.Train, _folder.Validation, _folder.Test })
            if ((long)(part?.Paths.Count ?? 0) * shape.Size > Array.MaxLength)
                throw new HillockException(
                    $"{part!.Paths.Count:N0} images of {shape} do not fit into memory, where {Array.MaxLength / shape.Size:N0} would; give a smaller "
                    + $"size, such as {Smaller}.");
        MemoryLimit.Require((long)_total * shape.Size, $"{_total:N0} images of {shape} need", $"Give a smaller size, such as {Smaller}.");
        var (train, validation, test) =
            (Decode(_folder.Train, size, channels)!, Decode(_folder.Validation, size, channels), Decode(_folder.Test, size, channels));
        if (_bad.Count > 0 && !_options.Images.SkipBad) throw new HillockException(
            ErrorKind.Data,
            $"{Bad()} Repair or remove them, or leave them out with {new SettingHint($"{nameof(DataOptions.Images)}.{nameof(ImageOptions.SkipBad)}", true)}.");
        if (train.Count == 0) throw new HillockException(ErrorKind.Data, $"{_folder.Path}: none of the {_total:N0} images can be read. {Bad()}");
        return new ImageSet(DataFile.Stem(_folder.Path), shape, train, _folder.Classes)
        {
            Validation = validation,
            Test = test,
            Description =
                $"{_folder.Classes.Count} classes of {(channels == 1 ? "grey" : "colour")} images, {size.Height}×{size.Width}, "
                + $"{(_options.Images.Resize == ResizeMode.Crop ? "cut to fit" : "stretched to fit")}",
            Source = _folder.Path,
            Warnings = _bad.Count == 0 ? _folder.Warnings : [.. _folder.Warnings, Bad() + " They were left out."],
        };
    }

    // Size and channels as asked for, else as the training files are.
    private (ImageSize Size, int Channels) Target()
    {
        var images = _options.Images;
        if (images is { Size: { } size, Channels: { } channels }) return (size, channels);
        var paths = _folder.Train.Paths;
        var headers = new ImageHeader?[paths.Count];
        Parallel.For(0, paths.Count, new ParallelOptions { CancellationToken = _token }, i => headers[i] = Header(paths[i]));
        var known = headers.Where(header => header is not null).Select(header => header!.Value).ToList();
        var alike = known.Select(header => header.Size).Distinct().ToList();
        var own = alike is [{ Height: <= OwnSizeLimit, Width: <= OwnSizeLimit }] ? alike[0] : UsualSize;
        return (images.Size ?? own, images.Channels ?? (known.Count > 0 && known.TrueForAll(header => header.IsGrey) ? 1 : 3));
    }

    private ImageHeader? Header(string path)
    {
        try
        {
            return _decoder.ReadHeader(path);
        }
        catch (HillockException)
        {
            return null;   // decoding tells what is wrong with it
        }
    }

    private ImagePart? Decode(ImageFiles? files, ImageSize size, int channels)
    {
        if (files is null) return null;
        var bytes = size.Height * size.Width * channels;
        var pixels = new byte[checked(files.Paths.Count * bytes)];
        var errors = new string?[files.Paths.Count];
        Parallel.For(0, files.Paths.Count, new ParallelOptions { CancellationToken = _token }, i =>
        {
            errors[i] = Decode(files.Paths[i], size, channels, pixels.AsSpan(i * bytes, bytes));
            var done = Interlocked.Increment(ref _done);
            _options.Progress?.Report(new DataProgress(DataStage.Decoding, DataFile.Stem(_folder.Path), done, _total, _folder.Path));
        });
        _bad.AddRange(errors.OfType<string>());
        int[] good = [.. Enumerable.Range(0, errors.Length).Where(i => errors[i] is null)];
        for (var i = 0; i < good.Length; i++)
            if (good[i] != i) pixels.AsSpan(good[i] * bytes, bytes).CopyTo(pixels.AsSpan(i * bytes));
        if (good.Length < errors.Length) Array.Resize(ref pixels, good.Length * bytes);
        return new ImagePart(pixels, Array.ConvertAll(good, i => files.Labels[i]));
    }

    private string? Decode(string path, ImageSize size, int channels, Span<byte> target)
    {
        try
        {
            ImageResizer.Resize(_decoder.Decode(path, size), size, _options.Images.Resize, channels, target);
            return null;
        }
        catch (HillockException e)
        {
            return $"{path} {e.Message}";
        }
    }

    private static SettingHint Smaller => new($"{nameof(DataOptions.Images)}.{nameof(ImageOptions.Size)}", new ImageSize(32, 32));

    private string Bad() =>
        $"{_bad.Count:N0} of {_total:N0} images cannot be read: "
            + $"{string.Join("; ", _bad.Take(BadShown))}{(_bad.Count > BadShown ? $"; and {_bad.Count - BadShown:N0} more" : "")}.";
}
