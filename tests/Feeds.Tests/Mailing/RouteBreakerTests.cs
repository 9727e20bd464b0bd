using Feeds.Mailing;

namespace Feeds.Tests.Mailing;

public sealed class RouteBreakerTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryResult Down = ReplyClasses.OfSilence(DeliveryStage.Connect, "refused");
    private static readonly DeliveryResult Up = ReplyClasses.OfReply(DeliveryStage.RcptTo, 550, "5.1.1 unknown");

    [Fact]
    public void Four_failures_in_a_row_stop_nothing()
    {
        Assert.True(Failed(4).MayTry(Now));
        Assert.True(Failed(4).After(Up, Now, 1).After(Down, Now, 1).MayTry(Now));
    }

    [Fact]
    public void The_fifth_closes_the_way_for_seconds_and_each_further_one_for_longer()
    {
        var breaker = Failed(5);
        var now = Now;
        foreach (var seconds in new[] { 5, 10, 20, 40, 80, 160, 300, 300 })
        {
            Assert.False(breaker.MayTry(now));
            Assert.InRange((breaker.ClosedUntil - now).TotalSeconds, seconds, seconds * 1.2);
            now = breaker.ClosedUntil;
            Assert.True(breaker.MayTry(now));
            breaker = breaker.After(Down, now, 1);
        }
    }

    [Fact]
    public void Any_word_about_a_message_opens_it_again() => Assert.Equal(RouteBreaker.Fresh, Failed(7).After(Up, Now, 1));

    [Fact]
    public void Lines_that_fail_while_it_is_closed_do_not_close_it_for_longer() => Assert.Equal(Failed(5), Failed(5).After(Down, Now, 1));

    private static RouteBreaker Failed(int times) => Enumerable.Range(0, times).Aggregate(RouteBreaker.Fresh, (breaker, _) => breaker.After(Down, Now, 1));
}
