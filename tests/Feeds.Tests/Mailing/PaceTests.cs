using CsCheck;
using Feeds.Mailing;

namespace Feeds.Tests.Mailing;

public sealed class PaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_a_limit_all_may_go_at_once()
    {
        var (next, slots) = Pace.Of(null).Reserve(Now, 1000);
        Assert.All(slots, slot => Assert.Equal(Now, slot));
        Assert.Equal(1000, slots.Length);
        Assert.Equal(Now, next.Reserve(Now, 1).Slots.Single());
    }

    [Fact]
    public void With_a_limit_the_first_goes_at_once_and_the_others_evenly_after_it()
    {
        var slots = Pace.Of(10).Reserve(Now, 3).Slots;
        Assert.Equal([Now, Now.AddMilliseconds(105), Now.AddMilliseconds(210)], slots);
    }

    [Fact]
    public void What_was_not_used_is_not_saved_up()
    {
        var (pace, _) = Pace.Of(10).Reserve(Now, 1);
        Assert.Equal([Now.AddHours(1), Now.AddHours(1).AddMilliseconds(105)], pace.Reserve(Now.AddHours(1), 2).Slots);
    }

    [Fact]
    public void Nothing_is_given_away_further_ahead_than_the_horizon()
    {
        var (pace, slots) = Pace.Of(0.1).Reserve(Now, 100);
        Assert.Equal(3, slots.Length);
        Assert.Empty(pace.Reserve(Now, 1).Slots);
        Assert.NotEmpty(pace.Reserve(pace.NextAt(Now), 1).Slots);
    }

    [Fact]
    public void No_sliding_second_holds_more_than_the_rate_whenever_they_start_in_their_time_and_whoever_restarts() =>
        Gen.Select(Gen.Double[0.2, 60], Gen.Select(Gen.Int[0, 3000], Gen.Int[1, 30], Gen.Double[0, 0.999]).List[1, 60]).Sample((rate, asks) =>
        {
            var pace = Pace.Of(rate);
            var now = Now;
            var starts = new List<DateTimeOffset>();
            foreach (var (waited, count, late) in asks)
            {
                now = now.AddMilliseconds(waited);
                (pace, var slots) = pace.Reserve(now, count);
                starts.AddRange(slots.Select(slot => slot + (Pace.Grace * late)));
                // A restart: only what is stored goes on.
                pace = new(pace.Interval, pace.FreeAt, pace.CoolUntil, pace.Slowdowns);
            }

            starts.Sort();
            var most = starts.Select((start, index) => starts.Skip(index).TakeWhile(other => other < start.AddSeconds(1)).Count()).DefaultIfEmpty().Max();
            Assert.True(most <= Math.Ceiling(rate), $"{most} in a second at a rate of {rate}");
        }, iter: 300);

    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(500)]
    public void Who_asks_all_the_time_gets_nearly_the_whole_rate(double rate)
    {
        var pace = Pace.Of(rate);
        var given = 0;
        for (var now = Now; now < Now.AddSeconds(60); now = now.AddMilliseconds(100))
        {
            (pace, var slots) = pace.Reserve(now, 10_000);
            given += slots.Count(slot => slot < Now.AddSeconds(60));
        }

        Assert.InRange(given, rate * 60 * 0.95, rate * 60);
    }

    [Fact]
    public void Too_fast_halves_the_rate_and_cools_down_longer_each_time()
    {
        var pace = Pace.Of(20);
        var now = Now;
        var rate = 20.0;
        foreach (var minutes in new[] { 5, 10, 20, 40, 60, 60 })
        {
            pace = pace.Slow(now);
            rate /= 2;
            Assert.Empty(pace.Reserve(now.AddMinutes(minutes).AddTicks(-1), 1).Slots);
            Assert.Equal(now.AddMinutes(minutes), pace.NextAt(now));
            now = now.AddMinutes(minutes);
            var slots = pace.Reserve(now, 2).Slots;
            Assert.Equal(now, slots[0]);
            Assert.Equal(1.05 / rate, (slots[1] - slots[0]).TotalSeconds, 1e-6);
        }
    }

    [Fact]
    public void Several_complaints_about_messages_under_way_slow_down_once()
    {
        var slowed = Pace.Of(20).Slow(Now);
        Assert.Equal(slowed, slowed.Slow(Now.AddSeconds(3)));
    }

    [Fact]
    public void An_unlimited_way_gets_a_first_limit_and_loses_it_again()
    {
        var pace = Pace.Of(null).Slow(Now);
        Assert.Equal(105, pace.Interval.TotalMilliseconds);
        Assert.InRange(pace.Recover(100, null).Interval, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(104));
        Assert.Equal(TimeSpan.Zero, pace.Recover(10_000, null).Interval);
    }

    [Fact]
    public void It_never_recovers_beyond_the_configured_rate()
    {
        var pace = Pace.Of(20).Slow(Now);
        for (var taken = 0; taken < 2000; taken++)
        {
            pace = pace.Recover(1, 20);
            Assert.True(pace.Interval >= Pace.Of(20).Interval);
        }

        Assert.Equal((Pace.Of(20).Interval, 0), (pace.Interval, pace.Slowdowns));
    }

    [Fact]
    public void A_newly_configured_limit_holds_at_once()
    {
        Assert.Equal(Pace.Of(5).Interval, Pace.Of(null).Under(5).Interval);
        Assert.Equal(TimeSpan.Zero, Pace.Of(5).Under(null).Interval);
        Assert.Equal(Pace.Of(5).Interval, Pace.Of(20).Slow(Now).Under(5).Interval);
        Assert.Equal(Pace.Of(10).Interval, Pace.Of(20).Slow(Now).Under(null).Interval);
    }

    [Fact]
    public void A_clock_set_back_stops_nothing_for_long()
    {
        var (pace, _) = Pace.Of(10).Reserve(Now, 100);
        Assert.NotEmpty(pace.Reserve(Now.AddDays(-1), 1).Slots);
        Assert.NotEmpty(Pace.Of(10).Slow(Now).Reserve(Now.AddDays(-1), 1).Slots);
    }

    [Fact]
    public void An_instant_is_good_for_a_moment_only()
    {
        Assert.False(Pace.InTime(Now, Now.AddTicks(-1)));
        Assert.True(Pace.InTime(Now, Now));
        Assert.True(Pace.InTime(Now, Now.AddMilliseconds(49)));
        Assert.False(Pace.InTime(Now, Now.AddMilliseconds(50)));
    }
}
