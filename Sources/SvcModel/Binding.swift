/// What a name in `env` stands for when it is neither a variable nor a secret.
package enum Binding: Hashable, Sendable {
    /// Another service, called in process. A missing environment means `production`; `.same` follows the caller's environment.
    case service(ServiceName, BindingEnvironment)
    /// A key-value namespace by name, made when first used.
    case kv(namespace: String)
    /// A Durable Object class that the main module exports.
    case durableObject(className: String)

    package enum Kind: String, CaseIterable, Sendable, Codable {
        case service
        case kv
        case durableObject = "durable_object"
    }

    package var kind: Kind {
        switch self {
        case .service: .service
        case .kv: .kv
        case .durableObject: .durableObject
        }
    }
}

/// Which environment of the other service a service binding means.
package enum BindingEnvironment: Hashable, Sendable {
    case named(EnvironmentName)
    /// Written `@same`: the environment of the caller's own name.
    case same

    package static let sameText = "@same"

    package init(_ text: String) throws(NameProblem) {
        self = text == Self.sameText ? .same : .named(try EnvironmentName(text))
    }

    package var text: String {
        switch self {
        case .named(let name): name.text
        case .same: Self.sameText
        }
    }

    package func resolved(in caller: EnvironmentName) -> EnvironmentName {
        switch self {
        case .named(let name): name
        case .same: caller
        }
    }
}

extension Binding: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case service, environment, kv
        case durableObject = "durable_object"
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        if let service = try box.decodeIfPresent(ServiceName.self, forKey: .service) {
            let environment = try box.decodeIfPresent(String.self, forKey: .environment)
            self = .service(service, try environment.map { try BindingEnvironment($0) } ?? .named(.production))
        } else if let namespace = try box.decodeIfPresent(String.self, forKey: .kv) {
            self = .kv(namespace: namespace)
        } else {
            self = .durableObject(className: try box.decode(String.self, forKey: .durableObject))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: Key.self)
        switch self {
        case .service(let service, let environment):
            try box.encode(service, forKey: .service)
            try box.encode(environment.text, forKey: .environment)
        case .kv(let namespace): try box.encode(namespace, forKey: .kv)
        case .durableObject(let name): try box.encode(name, forKey: .durableObject)
        }
    }

    /// How people write it: `service auth/staging`, `kv sessions`, `durable_object Room`.
    package var display: String {
        switch self {
        case .service(let service, let environment): "service \(service)/\(environment.text)"
        case .kv(let namespace): "kv \(namespace)"
        case .durableObject(let name): "durable_object \(name)"
        }
    }
}
