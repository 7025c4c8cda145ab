import SvcModel

/// Compares the settings of two sides, in the order in which people look for them.
enum SettingComparison {
    typealias Setting = Difference.Setting

    static func all(_ before: Difference.Side, _ after: Difference.Side) -> [Setting] {
        let (old, new) = (before.configuration, after.configuration)
        return named(.variable, old.vars.mapValues(\.display), new.vars.mapValues(\.display)) + secrets(before.secrets, after.secrets)
            + named(.binding, old.bindings.mapValues(\.display), new.bindings.mapValues(\.display))
            + members(.route, old.routes.map(\.description), new.routes.map(\.description)) + members(.cron, old.crons, new.crons)
            + single(.compatibilityDate, "compatibility_date", old.compatibilityDate, new.compatibilityDate)
            + single(.limit, "cpu_ms", old.limits.cpuMilliseconds.map(String.init), new.limits.cpuMilliseconds.map(String.init))
            + single(.limit, "memory_mb", old.limits.memoryMegabytes.map(String.init), new.limits.memoryMegabytes.map(String.init))
            + single(.hostname, "hostname", String(old.hostname), String(new.hostname))
    }

    private static func named(_ kind: Setting.Kind, _ old: [SettingName: String], _ new: [SettingName: String]) -> [Setting] {
        Set(old.keys).union(new.keys).sorted().compactMap { name in
            old[name] == new[name] ? nil : Setting(kind: kind, name: name.text, before: old[name], after: new[name])
        }
    }

    /// Where one side knows only names (what a target runs), equal names count as equal.
    private static func secrets(_ old: [SettingName: String?], _ new: [SettingName: String?]) -> [Setting] {
        Set(old.keys).union(new.keys).sorted().compactMap { name in
            guard let before = old[name] else { return Setting(kind: .secret, name: name.text, before: nil, after: shown(new[name])) }
            guard let after = new[name] else { return Setting(kind: .secret, name: name.text, before: before ?? "set", after: nil) }
            guard let before, let after, before != after else { return nil }
            return Setting(kind: .secret, name: name.text, before: before, after: after)
        }
    }

    private static func shown(_ digest: String??) -> String { (digest ?? nil) ?? "set" }

    private static func members(_ kind: Setting.Kind, _ old: [String], _ new: [String]) -> [Setting] {
        Set(old).symmetricDifference(new).sorted().map { text in
            let wasThere = old.contains(text)
            return Setting(kind: kind, name: text, before: wasThere ? text : nil, after: wasThere ? nil : text)
        }
    }

    private static func single(_ kind: Setting.Kind, _ name: String, _ old: String?, _ new: String?) -> [Setting] {
        old == new ? [] : [Setting(kind: kind, name: name, before: old, after: new)]
    }
}
