using IncidentKit.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IncidentKit.Notifiers.Tests.DependencyInjection;

public sealed class NotifierIncidentKitBuilderExtensionsTests
{
    [Fact]
    public void Notifiers_added_twice_are_there_once()
    {
        var kit = new Kit();
        kit.AddConsole(TextWriter.Null).AddWebhook(o => o.Url = new Uri("https://a.example.com"));
        kit.AddConsole(TextWriter.Null).AddWebhook(o => o.Secret = "a secret that is long enough");

        using ServiceProvider services = kit.Services.BuildServiceProvider();

        Assert.Equal(["console", "webhook"], services.GetServices<INotifier>().Select(n => n.Name).Order());
    }

    [Fact]
    public void Webhook_without_an_address_stops_the_start()
    {
        var kit = new Kit();
        kit.AddWebhook(_ => { });

        using ServiceProvider services = kit.Services.BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    private sealed class Kit : IIncidentKitBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }
}
