package import SvcModel
package import SvcState

/// What exists beside the environment that is about to change, as far as a preflight needs it.
package struct World: Equatable, Sendable {
    package let environments: Set<Place>
    package let routeHolders: [Route: Place]

    package init(environments: Set<Place>, routeHolders: [Route: Place]) {
        self.environments = environments
        self.routeHolders = routeHolders
    }

    /// Reads it from the state, as far as `contents` make it matter.
    static func read(for contents: [(Place, VersionContent)], _ state: StateDatabase) throws(Problem) -> World {
        var environments: Set<Place> = []
        var hasRoutes = false
        for (place, content) in contents {
            let configuration = content.configuration(in: place.environment)
            hasRoutes = hasRoutes || !configuration.routes.isEmpty
            for case .service(let service, let environment) in configuration.bindings.values {
                let callee = Place(service, environment.resolved(in: place.environment))
                if try state.environment(callee) != nil { environments.insert(callee) }
            }
        }
        return World(environments: environments, routeHolders: hasRoutes ? try state.routeHolders() : [:])
    }
}
