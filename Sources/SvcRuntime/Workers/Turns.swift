/// The order of entries into workers on one loop. What an entry asks of another worker is done when the outermost entry has ended, so
/// workers never stand on each other's stacks, however deep their bindings go.
final class Turns {
    private var depth = 0
    private var waiting: [() -> Void] = []

    /// Enters a worker now.
    func enter(_ body: () -> Void) {
        depth += 1
        body()
        depth -= 1
        if depth == 0 { runWaiting() }
    }

    /// Does it when no worker is entered, which may be now.
    func later(_ body: @escaping () -> Void) {
        waiting.append(body)
        if depth == 0 { runWaiting() }
    }

    private func runWaiting() {
        depth = 1
        var index = 0
        while index < waiting.count {
            waiting[index]()
            index += 1
        }
        waiting.removeAll(keepingCapacity: true)
        depth = 0
    }
}
