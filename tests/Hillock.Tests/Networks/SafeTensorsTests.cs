using System.Buffers.Binary;
using System.Text;
using Hillock.Networks;

namespace Hillock.Tests.Networks;

public sealed class SafeTensorsTests
{
    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "inside the tensor before it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "inside the tensor before it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "after its last tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "cut short")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,0]}}""", 0, "another number of bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,8]}}""", 8, "another number of bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,8]}}""", 8, "header cannot be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "shape [-2]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "bytes [8, 0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,16]}}""", 8, "bytes [0, 8, 16]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", 8, "bytes [-8, 0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,9223372036854775807]}}""", 8, "another number of bytes")]
    [InlineData("""{"a":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}""", 8, "type F16")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "two tensors called a")]
    [InlineData("""{"__metadata__":{"crc32c":"01234567"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "checksum")]
    [InlineData("""{"__metadata__":3,"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "header cannot be read")]
    [InlineData("""{"a":{}}""", 8, "header cannot be read")]
    [InlineData("""[1]""", 8, "header cannot be read")]
    public void What_is_no_such_file_is_refused(string header, int bytes, string says) =>
        Assert.Contains(says, Assert.Throws<HillockException>(() => Open(header, bytes)).Message, StringComparison.Ordinal);

    [Fact]
    public void Tensors_may_stand_in_any_order_and_have_no_numbers()
    {
        var file = Open("""{"b":{"dtype":"F32","shape":[1,2],"data_offsets":[4,12]},"none":{"dtype":"F32","shape":[3,0],"data_offsets":[4,4]},"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 12);
        Assert.Equal((2L, 0L, 1L), (file.Tensors["b"].Count, file.Tensors["none"].Count, file.Tensors["a"].Count));
    }

    [Fact]
    public void Writes_and_reads_more_than_two_gibibytes()
    {
        // 2^29 + 20 numbers of one tensor, and a second one behind them, in a stream that keeps what is not zero.
        const long count = (1L << 29) + 20;
        using var stream = new HollowStream();
        var zeros = new float[TensorSink.Piece];
        SafeTensors.Write(stream, [new TensorSource("long", [2, count / 2], Long), TensorSource.Of("last", [7f, 8f])]);
        Assert.True(stream.Length > (1L << 31) + 80);
        var file = new SafeTensorsFile(stream, "hollow");
        Assert.Equal([2, count / 2], file.Tensors["long"].Shape);
        var end = new float[4];
        file.Read(file.Tensors["long"], count - 4, end);
        Assert.Equal([0, 0, 5, 6], end);
        file.Read(file.Tensors["last"], 0, end.AsSpan(0, 2));
        Assert.Equal([7, 8], end[..2]);
        stream.Position = (1L << 30) + 12_345;
        stream.WriteByte(1);
        Assert.Contains("checksum", Assert.Throws<HillockException>(() => new SafeTensorsFile(stream, "hollow")).Message, StringComparison.Ordinal);

        void Long(TensorSink sink)
        {
            for (long done = 0; done < count - 2;)
            {
                var some = (int)Math.Min(zeros.Length, count - 2 - done);
                sink.Write(zeros.AsSpan(0, some));
                done += some;
            }

            sink.Write([5, 6]);
        }
    }

    private static SafeTensorsFile Open(string header, int bytes)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var file = new byte[8 + text.Length + bytes];
        BinaryPrimitives.WriteInt64LittleEndian(file, text.Length);
        text.CopyTo(file, 8);
        return new SafeTensorsFile(new MemoryStream(file), "test");
    }

    /// <summary>A long stream that takes no memory for zeros.</summary>
    private sealed class HollowStream : Stream
    {
        private readonly SortedDictionary<long, byte> _bytes = [];
        private long _length;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var some = (int)Math.Min(buffer.Length, _length - Position);
            buffer[..some].Clear();
            foreach (var (place, value) in _bytes)
                if (place >= Position && place < Position + some) buffer[(int)(place - Position)] = value;
            Position += some;
            return some;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            for (var next = buffer.IndexOfAnyExcept((byte)0); next >= 0 && next < buffer.Length;)
            {
                _bytes[Position + next] = buffer[next];
                var rest = buffer[(next + 1)..].IndexOfAnyExcept((byte)0);
                next = rest < 0 ? -1 : next + 1 + rest;
            }

            Position += buffer.Length;
            _length = Math.Max(_length, Position);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
