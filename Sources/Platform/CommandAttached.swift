extension Command {
    /// Runs it on our own terminal and streams, as an editor needs, and waits for its end. Ctrl-C and Ctrl-\ are the child's meanwhile.
    package func runAttached() throws(PlatformError) -> ProcessStatus {
        try Signals.lendingTerminal { () throws(PlatformError) in
            try waitForExit(try spawn(self, SpawnOptions()))
        }
    }

    /// Starts it in a session of its own, without a terminal, and lets it go: it lives on when we end.
    ///
    /// - Parameters:
    ///   - log: where its standard output and error go, at the end of what is there; nil: nowhere.
    ///   - inherited: descriptors of ours that it keeps under the same numbers, such as the end of a pipe on which it says that it is ready.
    package func startDetached(log: String? = nil, inherited: [Int32] = []) throws(PlatformError) -> DetachedProcess {
        let nothing = try Descriptor.open("/dev/null", .readWrite)
        let output =
            if let log { try Descriptor.open(log, .append, mode: 0o600) } else { try Descriptor.open("/dev/null", .readWrite) }
        var options = SpawnOptions()
        options.session = .own
        options.standard = (nothing.number, output.number, output.number)
        options.inherited = inherited
        return DetachedProcess(number: try spawn(self, options))
    }
}

/// A process that was started and let go.
package struct DetachedProcess: Hashable, Sendable {
    package let number: Int32

    /// nil while it runs. After a status was returned once, there is no process behind this value any more.
    package func exitStatus() throws(PlatformError) -> ProcessStatus? { try exitIfEnded(number) }

    /// Ends it at once, with no chance to clean up, and waits for that.
    package func kill() throws(PlatformError) {
        if try exitStatus() == nil {
            killProcess(number)
            _ = try waitForExit(number)
        }
    }
}
