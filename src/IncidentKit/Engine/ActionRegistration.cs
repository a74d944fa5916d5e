using IncidentKit.Runbooks;

namespace IncidentKit.Engine;

/// <summary>An action that the host registered.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="Idempotency">What running it twice means.</param>
/// <param name="HasProbe">Whether it can find out what an interrupted attempt did.</param>
/// <param name="Create">Makes it from the container's scope of one attempt.</param>
internal sealed record ActionRegistration(string Name, Idempotency Idempotency, bool HasProbe, Func<IServiceProvider, IRunbookAction> Create);
