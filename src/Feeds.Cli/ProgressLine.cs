using System.Globalization;

namespace Feeds.Cli;

/// <summary>Shows how far long work is: a bar with rate and remaining time on a terminal, else a line every ten seconds.</summary>
internal sealed class ProgressLine(TextWriter? writer, bool isTerminal, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly Lock drawing = new();
    private readonly TimeSpan pace = isTerminal ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(10);
    private readonly long began = time.GetTimestamp();
    private string step = "";
    private long stepBegan;
    private long drawn;
    private int width;

    public void Show(string now, int done, int total)
    {
        if (writer is null || !drawing.TryEnter())
        {
            return;
        }

        try
        {
            if (step != now)
            {
                (step, stepBegan) = (now, time.GetTimestamp());
            }

            if (time.GetElapsedTime(began) < (isTerminal ? Patience : pace) || (drawn != 0 && time.GetElapsedTime(drawn) < pace))
            {
                return;
            }

            drawn = time.GetTimestamp();
            Draw(done, total);
        }
        finally
        {
            drawing.Exit();
        }
    }

    public void Dispose()
    {
        lock (drawing)
        {
            if (width > 0)
            {
                writer!.Write("\r" + new string(' ', width) + "\r");
                width = 0;
            }
        }
    }

    private void Draw(int done, int total)
    {
        var seconds = Math.Max(0.001, time.GetElapsedTime(stepBegan).TotalSeconds);
        var rate = done / seconds;
        var left = rate > 0 ? TimeSpan.FromSeconds((total - done) / rate) : TimeSpan.Zero;
        var hours = left >= TimeSpan.FromHours(1) ? string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalHours}:{left:mm}") : string.Create(CultureInfo.InvariantCulture, $"{left.Minutes}");
        var numbers = string.Create(CultureInfo.InvariantCulture, $"{step} {done}/{total}, {rate:0}/s, {hours}:{left:ss} left");
        if (!isTerminal)
        {
            writer!.WriteLine(numbers);
            return;
        }

        const int Cells = 24;
        var full = (int)((long)Cells * done / Math.Max(1, total));
        var line = $"[{new string('#', full)}{new string('.', Cells - full)}] {numbers}";
        writer!.Write("\r" + line.PadRight(width));
        width = line.Length;
    }
}
