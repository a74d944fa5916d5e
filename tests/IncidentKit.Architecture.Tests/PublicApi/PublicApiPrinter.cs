using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace IncidentKit.Architecture.Tests.PublicApi;

/// <summary>Writes what users can see of an assembly, sorted, one line a member. Nullability of references is left out.</summary>
internal static class PublicApiPrinter
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Prints types.</summary>
    public static string Print(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types)
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append(Header(type)).Append('\n');
            foreach (var member in Members(type))
                text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Header(Type type)
    {
        if (IsDelegate(type))
        {
            var invoke = type.GetMethod("Invoke")!; // every delegate has one
            return $"{Obsolete(type)}public delegate {TypeNames.Of(invoke.ReturnType)} {TypeNames.Of(type)}({Parameters(invoke)}){Constraints(type.GetGenericArguments())}";
        }

        var bases = new List<string>();
        if (type.IsEnum && Enum.GetUnderlyingType(type) != typeof(int))
            bases.Add(TypeNames.Of(Enum.GetUnderlyingType(type)));
        if (type.IsClass && type.BaseType is { } parent && parent != typeof(object))
            bases.Add(TypeNames.Of(parent));
        if (!type.IsEnum)
            bases.AddRange(type.GetInterfaces().Where(contract => contract.IsVisible && !IsOwnEquality(type, contract)).Select(TypeNames.Of).Order(StringComparer.Ordinal));

        var flags = type.IsDefined(typeof(FlagsAttribute)) ? "[Flags] " : "";
        var inherits = bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
        return $"{Obsolete(type)}{flags}{Access(type)}{Kind(type)} {TypeNames.Of(type)}{inherits}{Constraints(type.GetGenericArguments())}";
    }

    private static string Access(Type type) => type.IsNestedFamily || type.IsNestedFamORAssem ? "protected " : "public ";

    private static string Kind(Type type)
    {
        if (type.IsEnum)
            return "enum";
        if (type.IsInterface)
            return "interface";

        var record = IsRecord(type);
        if (type.IsValueType)
            return (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + (record ? "record struct" : "struct");

        var modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        return modifier + (record ? "record" : "class");
    }

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Declared)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;

    // Every record compares with its own kind; the word 'record' says so.
    private static bool IsOwnEquality(Type type, Type contract)
    {
        for (var kind = type; kind is not null && IsRecord(kind); kind = kind.BaseType)
        {
            if (contract == typeof(IEquatable<>).MakeGenericType(kind))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (IsDelegate(type))
            return [];
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .OrderBy(field => Convert.ToDecimal(field.GetRawConstantValue(), CultureInfo.InvariantCulture))
                .Select(field => string.Create(CultureInfo.InvariantCulture, $"{Obsolete(field)}{field.Name} = {Convert.ToDecimal(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}"));
        }

        return type.GetMembers(Declared)
            .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)) && !member.Name.Contains('<', StringComparison.Ordinal))
            .Select(member => (member.Name, Line: Line(member)))
            .Where(member => member.Line is not null)
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Line, StringComparer.Ordinal)
            .Select(member => member.Line!); // the nulls are gone
    }

    private static string? Line(MemberInfo member)
    {
        var line = member switch
        {
            FieldInfo field when Access(field.Attributes) is { } access => Field(field, access),
            PropertyInfo property => Property(property),
            EventInfo happening when Access(happening.AddMethod) is { } access => $"{access}event {TypeNames.Of(happening.EventHandlerType!)} {happening.Name}",
            ConstructorInfo constructor when !constructor.IsStatic && Access(constructor) is { } access => $"{access}{TypeNames.Of(constructor.DeclaringType!)}({Parameters(constructor)})",
            MethodInfo method when Access(method) is { } access && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) => Method(method, access),
            _ => null,
        };
        return line is null ? null : Obsolete(member) + line;
    }

    private static string Field(FieldInfo field, string access)
    {
        if (field.IsLiteral)
            return $"{access}const {TypeNames.Of(field.FieldType)} {field.Name} = {Literal(field.GetRawConstantValue())}";
        return $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{Required(field)}{TypeNames.Of(field.FieldType)} {field.Name}";
    }

    private static string? Property(PropertyInfo property)
    {
        var read = Access(property.GetMethod);
        var write = Access(property.SetMethod);
        var access = read == "public " || write is null ? read : write;
        if (access is null)
            return null;

        var accessors = new StringBuilder();
        Accessor(read, "get");
        Accessor(write, PublicMutability.IsInit(property) ? "init" : "set");
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        return $"{access}{Modifiers(property.GetMethod ?? property.SetMethod!)}{Required(property)}{TypeNames.Of(property.PropertyType)} {name} {{ {accessors}}}";

        void Accessor(string? own, string word)
        {
            if (own is not null)
                accessors.Append(own == access ? "" : own).Append(word).Append("; ");
        }
    }

    private static string Method(MethodInfo method, string access)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        var result = (method.ReturnType.IsByRef ? "ref " : "") + TypeNames.Of(method.ReturnType);
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{access}{Modifiers(method)}{result} {method.Name}{generic}({extension}{Parameters(method)}){Constraints(method.GetGenericArguments())}";
    }

    private static string Modifiers(MethodBase method)
    {
        if (method.IsStatic)
            return method.IsAbstract ? "static abstract " : method.IsVirtual ? "static virtual " : "static ";
        if (method.DeclaringType!.IsInterface)
            return method.IsAbstract ? "" : "virtual ";
        if (method.IsAbstract)
            return "abstract ";
        if (!method.IsVirtual)
            return "";
        if (method is MethodInfo own && own.GetBaseDefinition() != own)
            return method.IsFinal ? "sealed override " : "override ";
        return method.IsFinal ? "" : "virtual ";
    }

    private static string? Access(MethodBase? method) => method is null
        ? null
        : method.IsPublic ? "public "
        : (method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed ? "protected "
        : null;

    private static string? Access(FieldAttributes attributes) => (attributes & FieldAttributes.FieldAccessMask) switch
    {
        FieldAttributes.Public => "public ",
        FieldAttributes.Family or FieldAttributes.FamORAssem => "protected ",
        _ => null,
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var mode = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params "
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : parameter.ParameterType.IsByRef ? "ref "
            : "";
        var value = parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue) : "";
        return $"{mode}{TypeNames.Of(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Constraints(Type[] arguments)
    {
        var text = new StringBuilder();
        foreach (var argument in arguments.Where(argument => argument.IsGenericParameter))
        {
            var attributes = argument.GenericParameterAttributes;
            var words = new List<string>();
            if (attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
                words.Add("struct");
            else if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
                words.Add("class");
            words.AddRange(argument.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(TypeNames.Of).Order(StringComparer.Ordinal));
            if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !words.Contains("struct"))
                words.Add("new()");
            if (words.Count > 0)
                text.Append(" where ").Append(argument.Name).Append(" : ").AppendJoin(", ", words);
        }

        return text.ToString();
    }

    private static string Required(MemberInfo member) => member.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";

    // A constructor that leaves required members unset is marked obsolete by the compiler, for compilers that don't know them.
    private static string Obsolete(MemberInfo member) =>
        member.IsDefined(typeof(ObsoleteAttribute)) && !member.IsDefined(typeof(CompilerFeatureRequiredAttribute)) ? "[Obsolete] " : "";

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(Delegate));

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        char letter => $"'{letter}'",
        bool yes => yes ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
