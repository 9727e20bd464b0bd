using System.Net;
using Feeds.Subscriptions;

namespace Feeds.Tests.Subscriptions;

/// <summary>What is kept of the address that a request came from.</summary>
public sealed class ClientNetworkTests
{
    [Theory]
    [InlineData("192.0.2.77", "192.0.2.0/24")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.0/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("fe80::1%3", "fe80::/64")]
    [InlineData("::1", "::/64")]
    public void One_machine_is_not_told_from_the_others_of_its_network(string address, string network) => Assert.Equal(network, ClientNetwork.Of(IPAddress.Parse(address)));

    [Fact]
    public void No_address_is_no_network() => Assert.Null(ClientNetwork.Of(null));
}
