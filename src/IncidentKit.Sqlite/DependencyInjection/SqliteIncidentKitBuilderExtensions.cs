using IncidentKit.Sqlite;
using IncidentKit.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps the kit's data in a SQLite file.</summary>
public static class SqliteIncidentKitBuilderExtensions
{
    /// <summary>Keeps everything in a SQLite file; it and its folder are created where they are missing.</summary>
    /// <param name="builder">The kit.</param>
    /// <param name="path">The file, relative to the working directory or absolute.</param>
    /// <returns>The kit.</returns>
    /// <remarks>Safe to call twice: the later call's file is used. For one machine; several processes of it may use the same file.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, <c>:memory:</c> or a <c>file:</c> address.</exception>
    public static IIncidentKitBuilder UseSqlite(this IIncidentKitBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return builder.UseSqlite(options => options.Path = path);
    }

    /// <summary>Keeps everything in a SQLite file.</summary>
    /// <param name="builder">The kit.</param>
    /// <param name="configure">Says where, and how long a call waits.</param>
    /// <returns>The kit.</returns>
    /// <remarks>Safe to call twice: the later call's file is used.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IIncidentKitBuilder UseSqlite(this IIncidentKitBuilder builder, Action<SqliteStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new SqliteStoreOptions();
        configure(options);
        options.EnsureValid();
        builder.Services.Replace(ServiceDescriptor.Singleton<IIncidentStore>(provider => new SqliteIncidentStore(options, provider.GetRequiredService<TimeProvider>())));
        return builder;
    }
}
