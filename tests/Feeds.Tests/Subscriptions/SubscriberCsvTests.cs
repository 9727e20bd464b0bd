using System.Globalization;
using System.Text;
using CsCheck;
using Feeds.Content;
using Feeds.Mailing;
using Feeds.Sources;
using Feeds.Subscriptions;
using Feeds.Syndication;
using Feeds.Tests.Support;

namespace Feeds.Tests.Subscriptions;

public sealed class SubscriberCsvTests
{
    [Fact]
    public void Every_column_is_read()
    {
        var row = Assert.Single(Rows("""
            address,name,newsletter,schedule,topics,language,status,consent_at,consent_from
            Reader@Example.ORG,"A reader, of boats",digest,weekly,tags/Boats  categories/kitchen tags/boats,zh_cn,pending,2026-11-25T08:00:00+08:00,paper form
            """));
        Assert.Equal(
            (2, "Reader@example.org", "A reader, of boats", "digest", "weekly", "zh-CN", SubscriberStatus.Pending, new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero), "paper form"),
            (row.Line, row.Address.ToString(), row.Name, row.Newsletter, row.Schedule, row.Language, row.Status, row.ConsentAt, row.ConsentFrom));
        Assert.Equal(["categories/kitchen", "tags/boats"], row.Topics);
    }

    [Fact]
    public void An_address_alone_is_an_active_reader()
    {
        var row = Assert.Single(Rows("email\nreader@example.org\n"));
        Assert.Equal(("reader@example.org", SubscriberStatus.Active), (row.Address.ToString(), row.Status));
        Assert.Equal((null, null, null, null, null, null), (row.Name, row.Newsletter, row.Schedule, row.Language, row.ConsentAt, row.ConsentFrom));
        Assert.Empty(row.Topics);
    }

    [Theory]
    [InlineData("name,address\nA,a@example.org\nB,b@example.org\n")]
    [InlineData("\uFEFFname,address\r\nA,a@example.org\r\nB,b@example.org")]
    [InlineData("name,address\rA,a@example.org\rB,b@example.org\r")]
    [InlineData("Name;E-Mail;EMAIL\nA;x;a@example.org\nB;y;b@example.org\n")]
    [InlineData("name\taddress\nA\ta@example.org\nB\tb@example.org\n")]
    [InlineData("sep=;\r\nname;address\r\nA;a@example.org\r\nB;b@example.org\r\n")]
    [InlineData("\n\n\"name\",\"address\"\n\n  \nA , a@example.org \n,\n\"B\" , \"b@example.org\" \n\n")]
    public void Lists_of_every_usual_make_are_read(string csv)
    {
        Assert.Equal([("A", "a@example.org"), ("B", "b@example.org")], Read(csv).Rows.Select(row => (row.Name!, row.Address.ToString())));
    }

    [Fact]
    public void What_a_spreadsheet_saves_as_Unicode_text_is_read()
    {
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("address\tname\r\na@example.org\tRéader\r\n")).ToArray();
        Assert.Equal("Réader", Assert.Single(Read(bytes).Rows).Name);
    }

    [Fact]
    public void A_quoted_field_may_hold_separators_quotes_and_line_breaks()
    {
        var read = Read("address,name\na@example.org,\"The \"\"old\"\",\r\nharbour\"\nb@example.org,5\" pipe\nc@example.org,x\n");
        Assert.Equal([(2, "The \"old\", harbour"), (4, "5\" pipe"), (5, "x")], read.Rows.Select(row => (row.Line, row.Name!)));
        Assert.Empty(read.Problems);
    }

    [Theory]
    [InlineData("a@example,,,,,,", "list.csv:2:1: error: 'address' is refused: 'a@example' has no dot after the '@'. [subscribers]")]
    [InlineData(",A,,,,,", "list.csv:2:1: error: 'address' is missing. [subscribers]")]
    [InlineData("\"a@example.org\r\nBcc: b@example.net\",,,,,,", "list.csv:2:1: error: 'address' is refused: 'a@example.org Bcc: b@example.net' holds '@' before the '@'. [subscribers]")]
    [InlineData("a@example.org,,tags/,,,,", "list.csv:2:1: error: 'topics' holds 'tags/', but must hold channel keys such as tags/deepseek, separated by blanks. [subscribers]")]
    [InlineData("a@example.org,,,klingon,,,", "list.csv:2:1: error: 'language' is 'klingon', but must be a language tag such as en or zh-CN. [subscribers]")]
    [InlineData("a@example.org,,,,subscribed,,", "list.csv:2:1: error: 'status' is 'subscribed', but must be one of pending, active, unsubscribed, suppressed. [subscribers]")]
    [InlineData("a@example.org,,,,,25.11.2026,", "list.csv:2:1: error: 'consent_at' is '25.11.2026', but must be a date such as 2026-11-25 or 2026-11-25T08:00:00Z. [subscribers]")]
    [InlineData("a@example.org,,,,,0001-01-01,", "list.csv:2:1: error: 'consent_at' is '0001-01-01', but must be a date such as 2026-11-25 or 2026-11-25T08:00:00Z. [subscribers]")]
    [InlineData("a@example.org,A", "list.csv:2:1: error: The row has 2 fields, but the header 7. [subscribers]")]
    [InlineData("a@example.org,,,,,,,", "list.csv:2:1: error: The row has 8 fields, but the header 7. [subscribers]")]
    [InlineData("a@example.org,\"A\"b,,,,,", "list.csv:2:1: error: A quoted field has text after its closing quote; a quote in a field is written twice. [subscribers]")]
    [InlineData("a@example.org,\"A,,,,,", "list.csv:2:1: error: A quoted field is not closed; a quote in a field is written twice. [subscribers]")]
    [InlineData("a@example.org,R\uFFFDader,,,,,", "list.csv:2:1: error: The row is not UTF-8; save the file as UTF-8. [subscribers]")]
    public void A_row_that_cannot_be_taken_is_told_with_its_line_and_costs_only_itself(string row, string problem)
    {
        var read = Read($"address,name,topics,language,status,consent_at,consent_from\n{row}\nz@example.org,,,,,,\n");
        Assert.Equal([problem], read.Problems.Select(one => one.ToString()));
        Assert.Equal("z@example.org", Assert.Single(read.Rows).Address.ToString());
    }

    [Theory]
    [InlineData("", "list.csv: error: The file is empty; its first line must name the columns, one of them 'address'. [subscribers]")]
    [InlineData("\n\n", "list.csv: error: The file is empty; its first line must name the columns, one of them 'address'. [subscribers]")]
    [InlineData("a@example.org\nb@example.org\n", "list.csv:1:1: error: The first line must name the columns, one of them 'address' (others: name, newsletter, schedule, topics, language, status, consent_at, consent_from); it is 'a@example.org'. [subscribers]")]
    [InlineData("address,email\na@example.org,a@example.org\n", "list.csv:1:1: error: The column 'email' is there twice. [subscribers]")]
    [InlineData("\"address,name\na@example.org,A\n", "list.csv:1:1: error: A quoted field is not closed; a quote in a field is written twice. [subscribers]")]
    public void A_list_without_a_header_is_refused(string csv, string problem)
    {
        var read = Read(csv);
        Assert.Empty(read.Rows);
        Assert.Equal([problem], read.Problems.Select(one => one.ToString()));
    }

    [Fact]
    public void Columns_that_mean_nothing_are_named_once()
    {
        var read = Read("id,address,Country\n1,a@example.org,PT\n2,b@example.org,CN\n");
        Assert.Equal("list.csv:1:1: warning: These columns are passed over: 'id, Country'. [subscribers]", Assert.Single(read.Problems).ToString());
        Assert.Equal(2, read.Rows.Count);
    }

    [Fact]
    public void A_quote_that_nobody_closes_costs_no_other_row()
    {
        var good = Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"r{i}@example.org,x")).ToList();
        var read = Read("address,name\n" + string.Join('\n', good.Take(100).Append("bad@example.org,\"open").Concat(good.Skip(100))));
        Assert.Equal(102, Assert.Single(read.Problems).Position?.Line);
        Assert.Equal(500, read.Rows.Count);
    }

    [Fact]
    public void A_line_without_end_is_passed_over_and_told()
    {
        var read = Read($"address,name\na@example.org,{new string('x', 10_000_000)}\nb@example.org,\"{new string('y', 70_000)}\"\nc@example.org,{new string('z', 501)}\nd@example.org,D\n");
        Assert.Equal(
            [(2, "The line is longer than 65536 characters."), (3, "The line is longer than 65536 characters."), (4, "'name' is longer than 500 characters.")],
            read.Problems.Select(one => (one.Position!.Value.Line, one.Message)));
        Assert.Equal("d@example.org", Assert.Single(read.Rows).Address.ToString());
    }

    [Fact]
    public void Garbage_is_told_and_ends_nothing()
    {
        var bytes = Gen.Byte.Array[0, 2000];
        bytes.Sample(garbage => Read(garbage).Rows.Count == 0, iter: 1_000);
        Gen.Select(bytes, Nasty.Text).Sample((garbage, text) =>
        {
            var read = Read([.. "address,name\n"u8, .. garbage, .. "\n"u8, .. Encoding.UTF8.GetBytes(text)]);
            return read.Problems.All(problem => problem.Message.Length < 500 && !problem.Message.Any(char.IsControl)) && read.Rows.All(row => row.Name is null || !row.Name.Any(char.IsControl));
        }, iter: 2_000);
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+351 21", "'+351 21")]
    [InlineData("-", "'-")]
    [InlineData("@reader", "'@reader")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'=1", "''=1")]
    [InlineData("'tis", "'tis")]
    [InlineData("a=b", "a=b")]
    [InlineData("A \"reader\"; of, boats", "\"A \"\"reader\"\"; of, boats\"")]
    public void What_a_spreadsheet_would_run_is_written_with_an_apostrophe_that_is_taken_off_again(string name, string written)
    {
        var csv = Written([Some("a@example.org", name)]);
        Assert.Equal($"address,name,newsletter,schedule,topics,language,status,consent_at,consent_from\r\na@example.org,{written},digest,weekly,tags/boats,en,active,2026-11-25T08:00:00Z,import\r\n", csv);
        Assert.Equal(name, Assert.Single(Rows(csv)).Name);
    }

    [Fact]
    public void Whatever_is_written_reads_the_same_again()
    {
        var line = Nasty.Text.Select(text => XmlText.Line(text.Replace("\uFFFD", "", StringComparison.Ordinal)) is { Length: > 0 and <= 500 } name ? name : null);
        var odd = Gen.OneOf("'", "''", "=", "+", "-", "@", "\"", ",", ";", "\t", "x", " ", "é", "＠").Array[1, 6].Select(parts => XmlText.Line(string.Concat(parts)) is { Length: > 0 } name ? name : null);
        var local = Gen.OneOf("'", "=", "+", "-", "a", "B", "é", "|", "!").Array[1, 8].Select(string.Concat);
        Gen.Select(local, Gen.OneOf(line, odd), Gen.OneOf(line, odd), Gen.Enum<SubscriberStatus>(), Gen.Long[0, 4_000_000_000_000], Gen.OneOf("tags/a%2fb", "languages/zh-CN/tags/快讯", "site").Array[0, 3]).Sample(
            (address, name, from, status, at, topics) =>
            {
                var subscriber = new Subscriber(
                    new(address, "example.org"), name, "digest", "weekly", [.. topics.Distinct().Order(StringComparer.Ordinal)], null, status, DateTimeOffset.FromUnixTimeMilliseconds(at), from, default);
                var read = Read(Written([subscriber, subscriber]));
                Assert.Empty(read.Problems);
                Assert.Equal(2, read.Rows.Count);
                var row = read.Rows[1];
                Assert.Equal(
                    (subscriber.Address, name, "digest", "weekly", null, status, subscriber.ConsentAt, from),
                    (row.Address, row.Name, row.Newsletter, row.Schedule, row.Language, row.Status, row.ConsentAt!.Value, row.ConsentFrom));
                Assert.Equal(subscriber.Topics, row.Topics);
            },
            iter: 3_000);
    }

    [Fact]
    public void A_list_is_read_as_far_as_its_rows_are_taken()
    {
        using var list = new EndlessRows();
        var rows = new SubscriberCsv(ChannelKey.Read, text => LanguageTag.Parse(text, out _)).Read(list, "list.csv", problem => Assert.Fail(problem.ToString()));
        Assert.Equal("reader99999@example.org", rows.ElementAt(99_999).Address.ToString());
        Assert.InRange(list.Made, 100_000, 105_000);
    }

    private static Subscriber Some(string address, string? name) => new(
        EmailAddress.Parse(address, out _)!, name, "digest", "weekly", ["tags/boats"], "en", SubscriberStatus.Active, new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero), "import", default);

    private static string Written(IEnumerable<Subscriber> subscribers)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        SubscriberCsv.Write(text, subscribers);
        return text.ToString();
    }

    private static List<SubscriberRow> Rows(string csv)
    {
        var read = Read(csv);
        Assert.Empty(read.Problems);
        return read.Rows;
    }

    private static (List<SubscriberRow> Rows, List<Problem> Problems) Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    private static (List<SubscriberRow> Rows, List<Problem> Problems) Read(byte[] csv)
    {
        var problems = new List<Problem>();
        using var stream = new MemoryStream(csv);
        return (new SubscriberCsv(ChannelKey.Read, text => LanguageTag.Parse(text, out _)).Read(stream, "list.csv", problems.Add).ToList(), problems);
    }
}
