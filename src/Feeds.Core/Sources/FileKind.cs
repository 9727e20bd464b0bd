namespace Feeds.Sources;

/// <summary>What lies at a path.</summary>
public enum FileKind
{
    File,
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A pipe, a device, a socket.</summary>
    Other,
}
