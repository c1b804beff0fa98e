using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Tests.Statistics;

public sealed class StudentQuantileTests
{
    [Theory]
    [InlineData(0.4)]
    [InlineData(0.025)]
    [InlineData(3.8e-4)]
    [InlineData(1e-6)]
    [InlineData(1e-12)]
    public void Closed_forms_of_one_and_two_degrees_of_freedom(double tail)
    {
        Assert.Equal(1, StudentQuantile.Upper(tail, 1) / (1 / Math.Tan(Math.PI * tail)), 1e-9);
        Assert.Equal(1, StudentQuantile.Upper(tail, 2) / ((1 - (2 * tail)) / Math.Sqrt(2 * tail * (1 - tail))), 1e-9);
    }

    [Theory]
    [InlineData(4, 0.025, 2.776)] // Student's table
    [InlineData(9, 0.025, 2.262)]
    [InlineData(30, 0.005, 2.750)]
    [InlineData(1000, 0.025, 1.962)]
    public void Values_of_the_table(double freedom, double tail, double t) => Assert.Equal(t, StudentQuantile.Upper(tail, freedom), 3);

    [Fact]
    public void The_middle_is_nothing_and_what_is_no_tail_is_refused()
    {
        Assert.Equal(0, StudentQuantile.Upper(0.5, 3));
        Assert.Throws<HillockException>(() => StudentQuantile.Upper(0, 3));
    }

    [Fact]
    public void Two_pairs_of_many_arms_have_a_number_of_pairs_too() => Assert.InRange(Power.Pairs(0.01, 0.01, 0.05 / 66)!.Value, 10, 60);
}
