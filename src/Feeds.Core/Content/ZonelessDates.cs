namespace Feeds.Content;

/// <summary>How a date that names no zone is read.</summary>
public enum ZonelessDates
{
    /// <summary>As a time of the site's zone.</summary>
    Site,

    /// <summary>As a time of UTC.</summary>
    Utc,

    /// <summary>As Jekyll reads it: a bare YAML timestamp is UTC, everything else a time of the site's zone.</summary>
    Jekyll,
}
