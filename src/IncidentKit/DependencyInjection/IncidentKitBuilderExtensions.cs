using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using IncidentKit;
using IncidentKit.Engine;
using IncidentKit.Expressions;
using IncidentKit.Notifications;
using IncidentKit.OnCall;
using IncidentKit.Policies;
using IncidentKit.Policies.Building;
using IncidentKit.Runbooks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says what the kit uses.</summary>
public static class IncidentKitBuilderExtensions
{
    /// <summary>
    /// Uses a policy: a built-in pack (<c>adr-0072</c>), or a file. Read when the host starts. A wrong one stops the start in Development, with every finding;
    /// elsewhere the last good one that the store keeps of the same file serves, loudly, and the start is stopped only where there is none. Read again by
    /// <see cref="IPolicyManager.ReloadAsync"/>, or every <see cref="IncidentKitOptions.PolicyReloadInterval"/>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="nameOrFile">The name or the path.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder UsePolicy(this IIncidentKitBuilder builder, string nameOrFile)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrFile);
        var setup = SetupOf(builder);
        setup.Policy = BuiltInPacks.Names.FirstOrDefault(name => string.Equals(name, nameOrFile, StringComparison.OrdinalIgnoreCase)) is { } pack
            ? new FixedPolicyOrigin(pack, () => BuiltInPacks.Load(pack), () => setup.Functions)
            : new FilePolicyOrigin(nameOrFile, () => setup.Functions);
        return builder;
    }

    /// <summary>Uses a policy that is there already.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder UsePolicy(this IIncidentKitBuilder builder, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        policy = policy.Hash.Length > 0 ? policy : policy with { Hash = PolicyJson.Hash(policy) };
        var setup = SetupOf(builder);
        setup.Policy = new FixedPolicyOrigin(policy.Source.Length > 0 ? policy.Source : policy.Name, () => policy, () => setup.Functions);
        return builder;
    }

    /// <summary>Uses a policy that is built in code. Built when the host starts; a wrong one stops the start with every finding.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The policy's name.</param>
    /// <param name="build">Says the rest of it.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder UsePolicy(this IIncidentKitBuilder builder, string name, Action<PolicyBuilder> build)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(build);
        var setup = SetupOf(builder);
        setup.Policy = new FixedPolicyOrigin(
            $"code:{name}",
            () =>
            {
                var policy = new PolicyBuilder(name).WithFunctions(setup.Functions);
                build(policy);
                var result = policy.TryBuild();
                return result.Policy ?? throw new DocumentException($"the policy {name} can't be used", result.Diagnostics);
            },
            () => setup.Functions);
        return builder;
    }

    /// <summary>Adds a function that the expressions and templates of policies and runbooks may call.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">Its name: a letter, then letters, digits or <c>_</c>; written in any case.</param>
    /// <param name="minArguments">The fewest arguments it takes.</param>
    /// <param name="maxArguments">The most arguments it takes.</param>
    /// <param name="function">What it does: the same result for the same arguments, quickly, without I/O, from several threads at once.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is malformed, a keyword, or taken.</exception>
    public static IIncidentKitBuilder AddExpressionFunction(this IIncidentKitBuilder builder, string name, int minArguments, int maxArguments, ExpressionFunction function)
    {
        var setup = SetupOf(builder);
        setup.Functions = setup.Functions.With(name, minArguments, maxArguments, function);
        return builder;
    }

    /// <summary>Adds runbooks from files. Read when the host starts; a wrong one stops the start with every finding.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="pathOrPattern">A path, or a pattern such as <c>runbooks/*.yaml</c>, relative to the working folder or to the program.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder AddRunbooks(this IIncidentKitBuilder builder, string pathOrPattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pathOrPattern);
        SetupOf(builder).RunbookFiles.Add(pathOrPattern);
        return builder;
    }

    /// <summary>Adds a runbook from its text.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">A file name for messages; its id where the runbook names none.</param>
    /// <param name="text">The YAML.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder AddRunbook(this IIncidentKitBuilder builder, string name, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(text);
        SetupOf(builder).RunbookTexts.Add((name, text));
        return builder;
    }

    /// <summary>Adds an action that is a class. It is made anew for every attempt, in a scope of its own, with what it takes from the container.</summary>
    /// <typeparam name="TAction">The class; it carries <see cref="RunbookActionAttribute"/>.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The class does not carry the attribute.</exception>
    public static IIncidentKitBuilder AddRunbookAction<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TAction>(this IIncidentKitBuilder builder)
        where TAction : class, IRunbookAction
    {
        var setup = SetupOf(builder);
        var attribute = typeof(TAction).GetCustomAttribute<RunbookActionAttribute>()
            ?? throw new ArgumentException($"{typeof(TAction)} needs [RunbookAction(\"its_name\")]: the stable name under which runbooks call it");
        builder.Services.TryAddScoped<TAction>();
        setup.Actions.Add(new ActionRegistration(
            attribute.Name,
            attribute.Idempotency,
            typeof(IRunbookProbe).IsAssignableFrom(typeof(TAction)),
            static provider => provider.GetRequiredService<TAction>()));
        return builder;
    }

    /// <summary>Adds an action that is a delegate.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The stable name under which runbooks call it.</param>
    /// <param name="run">Makes one attempt; returns plain data.</param>
    /// <param name="idempotency">What running it twice means. Default: <see cref="Idempotency.Unsafe"/>.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder AddRunbookAction(
        this IIncidentKitBuilder builder,
        string name,
        Func<RunbookActionContext, CancellationToken, ValueTask<object?>> run,
        Idempotency idempotency = Idempotency.Unsafe)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(run);
        var action = new DelegateAction(run);
        SetupOf(builder).Actions.Add(new ActionRegistration(name, idempotency, false, _ => action));
        return builder;
    }

    /// <summary>Adds a value that runbooks read under a name, such as <c>current_replicas</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name.</param>
    /// <param name="read">Reads it; plain data, <see langword="null"/> where there is none.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder AddRunbookRoot(this IIncidentKitBuilder builder, string name, Func<RunbookRootContext, CancellationToken, ValueTask<object?>> read)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(read);
        builder.Services.AddSingleton<IRunbookRoot>(new RunbookRootDelegate(name, read));
        return builder;
    }

    /// <summary>Adds a value that runbooks read, from a class of the container.</summary>
    /// <typeparam name="TRoot">The class.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder AddRunbookRoot<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TRoot>(this IIncidentKitBuilder builder)
        where TRoot : class, IRunbookRoot
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IRunbookRoot, TRoot>());
        return builder;
    }

    /// <summary>Adds a notifier of the host's own.</summary>
    /// <typeparam name="TNotifier">The class.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder AddNotifier<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TNotifier>(this IIncidentKitBuilder builder)
        where TNotifier : class, INotifier
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<INotifier, TNotifier>());
        return builder;
    }

    /// <summary>Adds a notifier that is there already.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="notifier">The notifier.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder AddNotifier(this IIncidentKitBuilder builder, INotifier notifier)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(notifier);
        builder.Services.AddSingleton(notifier);
        return builder;
    }

    /// <summary>Asks this class who is on call.</summary>
    /// <typeparam name="TResolver">The class.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder AddOnCallResolver<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TResolver>(this IIncidentKitBuilder builder)
        where TResolver : class, IOnCallResolver
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IOnCallResolver, TResolver>());
        return builder;
    }

    /// <summary>Asks this object who is on call.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="resolver">The object.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder AddOnCallResolver(this IIncidentKitBuilder builder, IOnCallResolver resolver)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(resolver);
        builder.Services.AddSingleton(resolver);
        return builder;
    }

    /// <summary>Opens war rooms with this class.</summary>
    /// <typeparam name="TProvider">The class.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder UseWarRooms<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TProvider>(this IIncidentKitBuilder builder)
        where TProvider : class, IWarRoomProvider
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IWarRoomProvider, TProvider>());
        return builder;
    }

    /// <summary>Asks this class who may do what.</summary>
    /// <typeparam name="TAuthorization">The class.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder UseAuthorization<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TAuthorization>(this IIncidentKitBuilder builder)
        where TAuthorization : class, IIncidentAuthorization
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IIncidentAuthorization, TAuthorization>());
        return builder;
    }

    /// <summary>Changes the options; wins over the configuration's section <c>IncidentKit</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">The change.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder Configure(this IIncidentKitBuilder builder, Action<IncidentKitOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        SetupOf(builder).Configure.Add(configure);
        return builder;
    }

    /// <summary>Makes this host one that only reports and reads: another process on the same store does the work.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IIncidentKitBuilder ClientOnly(this IIncidentKitBuilder builder) => builder.Configure(options => options.RunsWorker = false);

    private static KitSetup SetupOf(IIncidentKitBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder is IncidentKitBuilder own
            ? own.Setup
            : throw new ArgumentException("this builder does not come from AddIncidentKit", nameof(builder));
    }
}
