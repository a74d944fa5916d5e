using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace IncidentKit.Tests.Engine;

/// <summary>Remembers what is logged.</summary>
internal sealed class RecordingLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Text)> _entries = [];

    public IReadOnlyList<(int Id, LogLevel Level, string Text)> Of(int id) => [.. _entries.Where(entry => entry.Id == id)];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue((eventId.Id, logLevel, formatter(state, exception)));

    public void Dispose()
    {
    }
}
