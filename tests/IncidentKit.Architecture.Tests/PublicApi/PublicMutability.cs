using System.Reflection;
using System.Runtime.CompilerServices;

namespace IncidentKit.Architecture.Tests.PublicApi;

/// <summary>What users can change on an object after it was made.</summary>
internal static class PublicMutability
{
    /// <summary>Whether a property is written in an initialiser only.</summary>
    public static bool IsInit(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;

    /// <summary>The public setters and writable fields of a type, as <c>Type.Member</c>.</summary>
    public static IEnumerable<string> Of(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

        var properties = type.GetProperties(Declared).Where(property => property.SetMethod?.IsPublic == true && !IsInit(property)).Select(property => property.Name);
        var fields = type.IsEnum ? [] : type.GetFields(Declared).Where(field => !field.IsInitOnly && !field.IsLiteral).Select(field => field.Name);
        return properties.Concat(fields).Select(name => $"{TypeNames.Of(type)}.{name}");
    }
}
