using System.Text;
using CsCheck;
using Feeds.Mailing;
using Feeds.Tests.Support;

namespace Feeds.Tests.Mailing;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("reader@example.org", "reader", "example.org")]
    [InlineData("Reader@Example.ORG", "Reader", "example.org")]
    [InlineData("first.last+tag@sub.example.org", "first.last+tag", "sub.example.org")]
    [InlineData("!#$%&'*+-/=?^_`{|}~@example.org", "!#$%&'*+-/=?^_`{|}~", "example.org")]
    [InlineData("o'reader@example.org", "o'reader", "example.org")]
    [InlineData("1@1and1.example", "1", "1and1.example")]
    [InlineData("reader@localhost", "reader", "localhost")]
    [InlineData("reader@bücher.example", "reader", "xn--bcher-kva.example")]
    [InlineData("读者@例子。测试", "读者", "xn--fsqu00a.xn--0zwm56d")]
    [InlineData("re\u0301ader@example.org", "réader", "example.org")]
    [InlineData("👩‍🦰x@example.org", null, null)]
    [InlineData("👩x@example.org", "👩x", "example.org")]
    [InlineData("reader@ａ.example", "reader", "a.example")]
    [InlineData("reader@ab--cd.example", "reader", "ab--cd.example")]
    public void An_address_is_read_into_its_two_parts(string text, string? local, string? domain)
    {
        var address = EmailAddress.Parse(text, out _);
        Assert.Equal((local, domain), (address?.Local, address?.Domain));
    }

    [Theory]
    [InlineData("", "'' is no mail address")]
    [InlineData("reader", "'reader' has no '@'")]
    [InlineData("@example.org", "'@example.org' has nothing before the '@'")]
    [InlineData("reader@", "'reader@' has nothing after the '@'")]
    [InlineData("a@b@example.org", "'a@b@example.org' holds '@' before the '@'")]
    [InlineData("a b@example.org", "'a b@example.org' holds a blank before the '@'")]
    [InlineData(" a@example.org", "'a@example.org' holds a blank before the '@'")]
    [InlineData("a@example.org ", "'a@example.org' has no valid host after the '@'")]
    [InlineData("a@exam ple.org", "'a@exam ple.org' has no valid host after the '@'")]
    [InlineData("a\u00A0b@example.org", "'a\u00A0b@example.org' holds a blank before the '@'")]
    [InlineData("\"a b\"@example.org", "'\"a b\"@example.org' has quotes before the '@', which few servers take")]
    [InlineData(".a@example.org", "'.a@example.org' has a dot too many before the '@'")]
    [InlineData("a..b@example.org", "'a..b@example.org' has a dot too many before the '@'")]
    [InlineData("a.@example.org", "'a.@example.org' has a dot too many before the '@'")]
    [InlineData("a,b@example.org", "'a,b@example.org' holds ',' before the '@'")]
    [InlineData("mailto:a@example.org", "'mailto:a@example.org' holds ':' before the '@'")]
    [InlineData("<a@example.org>", "'<a@example.org>' holds '<' before the '@'")]
    [InlineData("a@example", "'a@example' has no dot after the '@'")]
    [InlineData("a@example.org.", "'a@example.org.' has a dot too many after the '@'")]
    [InlineData("a@.example.org", "'a@.example.org' has a dot too many after the '@'")]
    [InlineData("a@example..org", "'a@example..org' has a dot too many after the '@'")]
    [InlineData("a@-example.org", "'a@-example.org' has no valid host after the '@'")]
    [InlineData("a@example-.org", "'a@example-.org' has no valid host after the '@'")]
    [InlineData("a@exa_mple.org", "'a@exa_mple.org' has no valid host after the '@'")]
    [InlineData("a@xn--a.example", "'a@xn--a.example' has no valid host after the '@'")]
    [InlineData("a@é\u0000.example", "'a@é.example' has no valid host after the '@'")]
    [InlineData("a@192.0.2.1", "'a@192.0.2.1' has a number for its host")]
    [InlineData("a@[192.0.2.1]", "'a@[192.0.2.1]' has a number for its host")]
    [InlineData("a@[IPv6:2001:db8::1]", "'a@[IPv6:2001:db8::1]' has a number for its host")]
    [InlineData("a@b.c\r\nBcc: x@y.z", "'a@b.c Bcc: x@y.z' holds '@' before the '@'")]
    [InlineData("a\r\nBcc:x@example.org", "'a Bcc:x@example.org' holds a line break before the '@'")]
    [InlineData("a@example.org\r\n", "'a@example.org' has no valid host after the '@'")]
    [InlineData("a@example.org\nBcc: b", "'a@example.org Bcc: b' has no valid host after the '@'")]
    [InlineData("a\0b@example.org", "'ab@example.org' holds the character U+0000 before the '@'")]
    [InlineData("a\u202Eb@example.org", "'a\u202Eb@example.org' holds the character U+202E before the '@'")]
    [InlineData("a\u200Bb@example.org", "'a\u200Bb@example.org' holds the character U+200B before the '@'")]
    [InlineData("a@exam\u202Eple.org", "'a@exam\u202Eple.org' has no valid host after the '@'")]
    public void What_is_no_address_is_refused_with_the_reason(string text, string reason)
    {
        Assert.Null(EmailAddress.Parse(text, out var why));
        Assert.Equal(reason, why);
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        Assert.Null(EmailAddress.Parse("a\uD800@example.org", out var why));
        Assert.EndsWith("holds half a character before the '@'", why, StringComparison.Ordinal);
        Assert.Null(EmailAddress.Parse("a@é\uDC00.example", out why));
        Assert.EndsWith("has no valid host after the '@'", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reader@bücher.example", "reader@BÜCHER.example")]
    [InlineData("reader@bücher.example", "reader@bu\u0308cher.example")]
    [InlineData("reader@bücher.example", "reader@XN--BCHER-KVA.Example")]
    [InlineData("réader@example.org", "re\u0301ader@EXAMPLE.org")]
    [InlineData("reader@例子.测试", "reader@例子。测试")]
    public void The_same_mailbox_written_in_another_way_is_equal(string one, string other)
    {
        Assert.Equal(EmailAddress.Parse(one, out _), EmailAddress.Parse(other, out _));
        Assert.Equal(EmailAddress.Parse(one, out _)!.ToString(), EmailAddress.Parse(other, out _)!.ToString());
    }

    [Theory]
    [InlineData("reader@example.org", "Reader@example.org")]
    [InlineData("reader@example.org", "re.ader@example.org")]
    [InlineData("reader@example.org", "reader+x@example.org")]
    [InlineData("reader@example.org", "reader@ex\u0430mple.org")]
    [InlineData("reader@example.org", "re\u0430der@example.org")]
    [InlineData("reader@strasse.example", "reader@straße.example")]
    public void What_only_looks_the_same_is_another_mailbox(string one, string other)
    {
        Assert.NotEqual(EmailAddress.Parse(one, out _)!, EmailAddress.Parse(other, out _)!);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void The_first_part_holds_64_octets(int octets, bool read)
    {
        Assert.Equal(read, EmailAddress.Parse($"{new string('a', octets)}@example.org", out var ascii) is not null);
        Assert.Equal(read, EmailAddress.Parse($"{new string('é', octets / 2)}{new string('a', octets % 2)}@example.org", out _) is not null);
        Assert.Equal(read, ascii is null);
    }

    [Theory]
    [InlineData("e\u0301", 32, true)]
    [InlineData("e\u0301", 33, false)]
    [InlineData("\u0958", 10, true)]
    [InlineData("\u0958", 11, false)]
    public void Octets_are_counted_in_the_composed_form(string letter, int times, bool read)
    {
        Assert.Equal(read, EmailAddress.Parse(string.Concat(Enumerable.Repeat(letter, times)) + "@example.org", out _) is not null);
    }

    [Theory]
    [InlineData(63, 1, true)]
    [InlineData(64, 1, false)]
    [InlineData(61, 3, true)]
    [InlineData(62, 3, true)]
    [InlineData(63, 3, false)]
    [InlineData(63, 4, false)]
    public void A_label_holds_63_octets_and_an_address_254(int label, int labels, bool read)
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('b', label), labels));
        Assert.Equal(read, EmailAddress.Parse($"{new string('a', labels == 1 ? 1 : 60)}@{domain}.org", out _) is not null);
    }

    [Theory]
    [InlineData("reader@bücher.example", false)]
    [InlineData("réader@example.org", true)]
    public void Only_the_first_part_can_need_SMTPUTF8(string text, bool needs)
    {
        Assert.Equal(needs, EmailAddress.Parse(text, out _)!.NeedsSmtpUtf8);
    }

    [Fact]
    public void A_text_of_ten_megabytes_is_refused_at_once()
    {
        foreach (var text in new[] { new string('a', 10_000_000) + "@example.org", "a@" + new string('b', 10_000_000), new string('@', 10_000_000), new string('é', 10_000_000), new string('\n', 10_000_000) })
        {
            Assert.Null(EmailAddress.Parse(text, out var why));
            Assert.InRange(why!.Length, 1, 120);
        }
    }

    [Theory]
    [InlineData("a b", "example.org")]
    [InlineData("a\r\nBcc: b", "example.org")]
    [InlineData("re\u0301ader", "example.org")]
    [InlineData("reader", "Example.org")]
    [InlineData("reader", "bücher.example")]
    [InlineData("reader", "example.org\r\n")]
    [InlineData("", "example.org")]
    public void No_address_can_be_made_of_parts_that_were_not_parsed(string local, string domain)
    {
        Assert.Throws<ArgumentException>(() => new EmailAddress(local, domain));
    }

    [Fact]
    public void Whatever_is_read_is_safe_on_the_wire_and_reads_the_same_again()
    {
        var pieces = Gen.OneOf("a", "B", ".", "@", "example", ".org", "é", "e\u0301", "例", "。", "xn--", "-", "1", " ", "\r\n", "\0", "\u202E", "\u200D", "\uD83D", "\"", "<", "ﬁ", "İ", "ß", "\u0130", "+", "[", "\uFFFD", "\uFFFE", "\u0958", "١");
        Gen.OneOf(pieces.Array[1, 12].Select(string.Concat), Nasty.Text, Gen.Select(pieces.Array[1, 6].Select(string.Concat), pieces.Array[1, 6].Select(string.Concat)).Select((local, domain) => $"{local}@{domain}.org")).Sample(
            text =>
            {
                if (EmailAddress.Parse(text, out var why) is not { } address)
                {
                    return why is { Length: > 5 and < 200 } && !why.Any(char.IsControl);
                }

                var wire = address.ToString();
                return why is null && !wire.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && Encoding.UTF8.GetByteCount(wire) <= 254 && wire.IsNormalized()
                    && address.Equals(EmailAddress.Parse(wire, out _)) && address.Equals(new EmailAddress(address.Local, address.Domain));
            },
            iter: 100_000);
    }
}
