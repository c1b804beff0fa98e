namespace Hillock.Tests.Kernels;

public sealed unsafe class AlignedBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData((1 << 20) + 3)]
    public void Begins_on_a_boundary_and_holds_zeros(int length)
    {
        for (var again = 0; again < 3; again++)
        {
            using var buffer = new AlignedBuffer(length);
            Assert.Equal(0u, (nuint)buffer.Pointer % AlignedBuffer.Alignment);
            Assert.Equal(length, buffer.Length);
            Assert.False(buffer.Span.ContainsAnyExcept(0f));
            buffer.Span.Fill(1);
        }
    }

    [Fact]
    public void A_large_one_begins_at_a_large_page_where_the_system_has_them()
    {
        using var buffer = new AlignedBuffer(1 << 21);
        Assert.Equal(0u, (nuint)buffer.Pointer % (OperatingSystem.IsLinux() ? LargePages.Size : AlignedBuffer.Alignment));
    }
}
