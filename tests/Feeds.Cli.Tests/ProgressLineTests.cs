using Microsoft.Extensions.Time.Testing;

namespace Feeds.Cli.Tests;

public sealed class ProgressLineTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly StringWriter writer = new();

    [Fact]
    public void Where_no_terminal_is_short_work_says_nothing()
    {
        using (var progress = new ProgressLine(writer, isTerminal: false, time))
        {
            Pass(TimeSpan.FromSeconds(9.9));
            progress.Show("reading", 99, 100);
        }

        Assert.Equal("", writer.ToString());
    }

    [Fact]
    public void Where_no_terminal_is_long_work_says_a_whole_line_every_ten_seconds()
    {
        using (var progress = new ProgressLine(writer, isTerminal: false, time))
        {
            for (var done = 0; done <= 3000; done += 100)
            {
                progress.Show("reading", done, 4500);
                Pass(TimeSpan.FromSeconds(1));
            }
        }

        Assert.Equal("reading 1000/4500, 100/s, 0:35 left\nreading 2000/4500, 100/s, 0:25 left\nreading 3000/4500, 100/s, 0:15 left\n", writer.ToString());
    }

    [Fact]
    public void A_terminal_shows_a_bar_that_is_drawn_over_and_wiped_at_the_end()
    {
        using (var progress = new ProgressLine(writer, isTerminal: true, time))
        {
            progress.Show("reading", 1, 1000);
            Pass(TimeSpan.FromSeconds(1));
            progress.Show("reading", 250, 1000);
            Pass(TimeSpan.FromMilliseconds(50));
            progress.Show("reading", 260, 1000);
            Pass(TimeSpan.FromSeconds(1));
            progress.Show("reading", 1000, 1000);
        }

        const string First = "[######..................] reading 250/1000, 250/s, 0:03 left";
        const string Last = "[########################] reading 1000/1000, 488/s, 0:00 left";
        Assert.Equal($"\r{First}\r{Last}\r{new string(' ', Last.Length)}\r", writer.ToString());
    }

    [Fact]
    public void A_shorter_line_leaves_nothing_of_a_longer_one()
    {
        using var progress = new ProgressLine(writer, isTerminal: true, time);
        progress.Show("rendering", 0, 10);
        Pass(TimeSpan.FromSeconds(1));
        progress.Show("rendering", 5, 10);
        var longer = writer.ToString().Length;
        Pass(TimeSpan.FromSeconds(1));
        progress.Show("writing", 0, 9);
        Assert.Equal(2 * longer, writer.ToString().Length);
    }

    [Fact]
    public void Short_work_draws_nothing_on_a_terminal_either()
    {
        using (var progress = new ProgressLine(writer, isTerminal: true, time))
        {
            progress.Show("reading", 10, 10);
        }

        Assert.Equal("", writer.ToString());
    }

    [Theory]
    [InlineData(10, 110, "0:01 left")]
    [InlineData(60, 1200, "1:00 left")]
    [InlineData(10, 36_100, "1:00:00 left")]
    [InlineData(10, 1_000_100, "27:46:40 left")]
    public void The_time_that_is_left_has_its_hours(int seconds, int total, string said)
    {
        using var progress = new ProgressLine(writer, isTerminal: false, time);
        progress.Show("reading", 0, total);
        Pass(TimeSpan.FromSeconds(seconds));
        progress.Show("reading", 10 * seconds, total);
        Assert.Contains(said, writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_is_quiet()
    {
        using var progress = new ProgressLine(null, isTerminal: true, time);
        Pass(TimeSpan.FromMinutes(1));
        progress.Show("reading", 1, 2);
    }

    public void Dispose() => writer.Dispose();

    private void Pass(TimeSpan span) => time.Advance(span);
}
