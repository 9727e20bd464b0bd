using System.Reflection;

namespace Feeds.Cli;

/// <summary>The sample site that lies in the program itself.</summary>
internal static class SampleSite
{
    private const string Prefix = "site/";

    /// <summary>Lays the sample down in an empty folder; says how many files it has.</summary>
    public static int WriteTo(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        foreach (var name in names)
        {
            var target = Path.Combine(folder, name[Prefix.Length..].Replace('\\', '/'));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var source = assembly.GetManifestResourceStream(name)!;
            using var file = File.Create(target);
            source.CopyTo(file);
        }

        return names.Count;
    }
}
