using System.Net;
using Feeds.Cli.Web;
using Microsoft.Extensions.Time.Testing;

namespace Feeds.Cli.Tests.Web;

/// <summary>How many forms one network may post.</summary>
public sealed class ClientLimitTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_network_may_post_some_at_once_and_then_as_many_as_the_clock_gives_back()
    {
        var limit = new ClientLimit(time);
        Assert.Equal(30, Allowed(limit, "192.0.2.1", 100));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(5, Allowed(limit, "192.0.2.200", 100));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(30, Allowed(limit, "192.0.2.1", 100));
    }

    [Fact]
    public void Another_network_is_not_charged_and_another_machine_of_the_same_is()
    {
        var limit = new ClientLimit(time);
        Assert.Equal(30, Allowed(limit, "2001:db8:1:2::1", 100));
        Assert.Equal(0, Allowed(limit, "2001:db8:1:2::2", 1));
        Assert.Equal(1, Allowed(limit, "2001:db8:1:3::1", 1));
        Assert.Equal(1, Allowed(limit, "198.51.100.1", 1));
    }

    [Fact]
    public void More_networks_than_it_remembers_are_limited_together_until_the_first_are_forgotten()
    {
        var limit = new ClientLimit(time);
        for (var i = 0; i < 20_000; i++)
        {
            Assert.True(limit.Allows(new IPAddress([10, (byte)(i >> 8), (byte)i, 1])));
        }

        Assert.Equal(30, Enumerable.Range(0, 200).Count(i => limit.Allows(new IPAddress([11, 0, (byte)i, 1]))));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(200, Enumerable.Range(0, 200).Count(i => limit.Allows(new IPAddress([11, 0, (byte)i, 1]))));
    }

    private static int Allowed(ClientLimit limit, string client, int times) => Enumerable.Range(0, times).Count(_ => limit.Allows(IPAddress.Parse(client)));
}
