using System.Security.Claims;
using IncidentKit.Runbooks;

namespace IncidentKit.Samples.WebService.Api;

/// <summary>What people do with incidents over HTTP. They act under the name that they signed in with.</summary>
internal static class IncidentApi
{
    public static RouteGroupBuilder MapIncidentApi(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var api = endpoints.MapGroup(prefix);
        api.AddEndpointFilter(AnswerRefusals);

        api.MapGet("/", async (IIncidentManager incidents, bool openOnly = false, CancellationToken cancellationToken = default) =>
            (await incidents.ListAsync(new IncidentQuery { OpenOnly = openOnly }, cancellationToken))
                .Select(listing => IncidentView.Of(listing.Incident, listing.Alerts, listing.AlertsFiring)));

        api.MapGet("/{number}", async (string number, IIncidentManager incidents, CancellationToken cancellationToken) =>
        {
            var incident = await FindAsync(incidents, number, cancellationToken);
            var timeline = await incidents.ReadTimelineAsync(incident.Id, cancellationToken);
            return new IncidentDetail(IncidentView.Of(incident), [.. timeline.Select(entry => new IncidentDetail.Entry(entry.At, entry.Kind, entry.Actor, entry.Text))]);
        });

        api.MapPost("/{number}/acknowledge", async (string number, ClaimsPrincipal user, IIncidentManager incidents, CancellationToken cancellationToken) =>
        {
            var incident = await FindAsync(incidents, number, cancellationToken);
            return IncidentView.Of(await incidents.AcknowledgeAsync(incident.Id, user.Identity!.Name!, cancellationToken));
        });

        api.MapPost("/{number}/resolve", async (string number, ResolveBody? body, ClaimsPrincipal user, IIncidentManager incidents, CancellationToken cancellationToken) =>
        {
            var incident = await FindAsync(incidents, number, cancellationToken);
            return IncidentView.Of(await incidents.ResolveAsync(incident.Id, user.Identity!.Name!, body?.Summary, cancellationToken));
        });

        api.MapGet("/approvals", async (IRunbookManager runbooks, CancellationToken cancellationToken) => await runbooks.ListApprovalsAsync(null, cancellationToken));

        api.MapPost("/approvals/{id}/approve", async (string id, ClaimsPrincipal user, IRunbookManager runbooks, CancellationToken cancellationToken) =>
        {
            await runbooks.ApproveAsync(id, user.Identity!.Name!, reason: null, cancellationToken);
            return Results.NoContent();
        });

        return api;
    }

    /// <summary>What the engine refuses is an answer, not a failure of this service.</summary>
    private static async ValueTask<object?> AnswerRefusals(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (IncidentNotFoundException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status404NotFound);
        }
        catch (FormatException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (IncidentForbiddenException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status403Forbidden);
        }
        catch (Storage.StoreUnavailableException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (IncidentKitException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static async ValueTask<Incident> FindAsync(IIncidentManager incidents, string number, CancellationToken cancellationToken) =>
        await incidents.FindByNumberAsync(number, cancellationToken) ?? throw new IncidentNotFoundException(number);
}
