namespace IncidentKit.Policies;

/// <summary>How far the incidents of a severity are handled.</summary>
public enum SeverityMode
{
    /// <summary>They walk the whole lifecycle.</summary>
    Normal,

    /// <summary>They have no ladder and go from Detected to Closed.</summary>
    Track,
}
