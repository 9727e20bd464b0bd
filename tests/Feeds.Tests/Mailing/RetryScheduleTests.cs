using Feeds.Mailing;
using static Feeds.Mailing.ReplyClass;

namespace Feeds.Tests.Mailing;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(Connection, 5, 10, 20, 40, 80, 160, 300, 300)]
    [InlineData(TooFast, 300, 600, 1200, 2400, 3000, 3000)]
    [InlineData(Greylisted, 300, 900, 1800, 3600, 3600)]
    [InlineData(MailboxBusy, 900, 1800, 3600, 7200, 14400, 14400)]
    public void Each_wait_is_longer_than_the_one_before_up_to_a_longest(ReplyClass reply, params int[] seconds)
    {
        for (var tries = 1; tries <= seconds.Length; tries++)
        {
            for (var seed = 0; seed < 100; seed++)
            {
                var wait = RetrySchedule.Wait(reply, tries, seed)!.Value.TotalSeconds;
                Assert.InRange(wait, seconds[tries - 1], seconds[tries - 1] * 1.2);
            }
        }
    }

    [Theory]
    [InlineData(Accepted)]
    [InlineData(NoSuchMailbox)]
    [InlineData(AddressUnsupported)]
    [InlineData(MessageRefused)]
    [InlineData(RouteRefused)]
    [InlineData(Rejected)]
    [InlineData(Uncertain)]
    public void What_is_final_or_unknown_is_not_tried_again(ReplyClass reply) => Assert.Null(RetrySchedule.Wait(reply, 1, 1));

    [Fact]
    public void Those_refused_together_come_back_scattered_and_the_same_way_each_time()
    {
        var waits = Enumerable.Range(1, 1000).Select(delivery => RetrySchedule.Wait(Greylisted, 1, delivery)!.Value).ToList();
        Assert.Equal(waits, Enumerable.Range(1, 1000).Select(delivery => RetrySchedule.Wait(Greylisted, 1, delivery)!.Value));
        // Ten equal parts of the minute hold about a hundred each.
        Assert.All(waits.CountBy(wait => (int)((wait.TotalSeconds - 300) / 6)), part => Assert.InRange(part.Value, 60, 140));
    }
}
