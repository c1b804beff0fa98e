using Hillock.Kernels;

namespace Hillock.Tests.Kernels;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_block_runs_once_in_each_of_many_rounds(int threads)
    {
        using var team = new WorkerTeam(threads);
        var work = new Counting(37);
        for (var round = 1; round <= 300; round++)
        {
            team.Run(work, 37);
            Assert.All(work.Counts, c => Assert.Equal(round, c));
        }
    }

    [Fact]
    public void The_first_error_reaches_the_caller_and_the_team_goes_on()
    {
        using var team = new WorkerTeam(2);
        Assert.Throws<InvalidOperationException>(() => team.Run(new Failing(), 8));
        var work = new Counting(8);
        team.Run(work, 8);
        Assert.All(work.Counts, c => Assert.Equal(1, c));
    }

    [Fact]
    public void Running_allocates_nothing()
    {
        using var team = new WorkerTeam(2);
        var work = new Counting(8);
        team.Run(work, 8);
        Allocations.AssertNone(100, () => team.Run(work, 8));
    }

    [Fact]
    public void Rounds_of_changing_size_never_run_a_block_that_is_not_theirs()
    {
        using var team = new WorkerTeam(4);
        for (var round = 0; round < 3000; round++)
        {
            var work = new Counting(2 + (round * 7 % 23));
            team.Run(work, work.Counts.Length);
            Assert.All(work.Counts, c => Assert.Equal(1, c));
        }
    }

    private sealed class Counting(int blocks) : IBlockWork
    {
        public int[] Counts { get; } = new int[blocks];

        public void RunBlock(int block) => Counts[block]++;
    }

    private sealed class Failing : IBlockWork
    {
        public void RunBlock(int block)
        {
            if (block == 3) throw new InvalidOperationException();
        }
    }
}
