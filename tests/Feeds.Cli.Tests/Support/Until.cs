namespace Feeds.Cli.Tests.Support;

/// <summary>Waits for what comes by itself; a test that waits in vain is stopped by its runner.</summary>
internal static class Until
{
    public static async Task<T> HoldsAsync<T>(Func<Task<T>> look, Func<T, bool> holds)
    {
        while (true)
        {
            var seen = await look();
            if (holds(seen))
            {
                return seen;
            }

            await Task.Delay(15, TestContext.Current.CancellationToken);
        }
    }

    public static Task HoldsAsync(Func<bool> holds) => HoldsAsync(() => Task.FromResult(holds()), held => held);
}
