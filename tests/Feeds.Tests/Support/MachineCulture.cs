using System.Globalization;

namespace Feeds.Tests.Support;

/// <summary>Lets a machine speak another language until the test ends.</summary>
public sealed class MachineCulture : IDisposable
{
    // RS0030: what is banned everywhere else is what these tests are about.
#pragma warning disable RS0030
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public MachineCulture(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => CultureInfo.CurrentCulture = before;
#pragma warning restore RS0030
}
