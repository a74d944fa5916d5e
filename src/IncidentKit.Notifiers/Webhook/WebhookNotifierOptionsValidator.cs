using Microsoft.Extensions.Options;

namespace IncidentKit.Notifiers.Webhook;

/// <summary>Names every fault of the options at once. A secret, a header's value and the path of the address are never quoted.</summary>
internal sealed class WebhookNotifierOptionsValidator : IValidateOptions<WebhookNotifierOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhookNotifierOptions options)
    {
        var faults = new List<string>();
        CheckUrl(options.Url, faults);
        CheckSecret(options.Secret, faults);
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > WebhookNotifierOptions.MaxTimeout)
            faults.Add($"Webhook Timeout is {options.Timeout}; it must be above zero and at most {WebhookNotifierOptions.MaxTimeout}");
        CheckHeaders(options.Headers, faults);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void CheckUrl(Uri? url, List<string> faults)
    {
        if (url is null)
        {
            faults.Add("Webhook Url is missing; give the receiver's address, for example https://hooks.example.com/incidents");
            return;
        }

        if (!url.IsAbsoluteUri)
        {
            faults.Add("Webhook Url is a relative address; it must be absolute, for example https://hooks.example.com/incidents");
            return;
        }

        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            faults.Add($"Webhook Url has the scheme \"{url.Scheme}\"; it must be http or https");
        if (url.UserInfo.Length > 0)
            faults.Add($"Webhook Url (host \"{url.Host}\") carries a user or a password; put them into the header Authorization");
        if (url.Fragment.Length > 0)
            faults.Add($"Webhook Url (host \"{url.Host}\") carries a fragment, which no receiver sees; leave out what begins with #");
    }

    private static void CheckSecret(string? secret, List<string> faults)
    {
        if (secret is null || (secret.Length >= WebhookNotifierOptions.MinSecretLength && !string.IsNullOrWhiteSpace(secret)))
            return;
        faults.Add(string.IsNullOrWhiteSpace(secret)
            ? "Webhook Secret is empty; give one, or leave it null to send messages unsigned"
            : $"Webhook Secret has {secret.Length} characters; it must have at least {WebhookNotifierOptions.MinSecretLength}");
    }

    private static void CheckHeaders(IDictionary<string, string> headers, List<string> faults)
    {
        foreach ((string name, string value) in headers)
        {
            if (!WebhookHeaders.IsName(name))
                faults.Add($"Webhook Headers has the name \"{name}\", which is no header's name; use letters, digits and hyphens");
            else if (WebhookHeaders.IsReserved(name))
                faults.Add($"Webhook Headers sets \"{name}\", which the notifier sets itself; leave it out");
            if (value is null || !WebhookHeaders.IsValue(value))
                faults.Add($"Webhook Headers \"{name}\" has a value with characters that no header carries; use printable ASCII without line breaks");
        }
    }
}
