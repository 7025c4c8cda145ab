internal import CPlatform

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What a child gets besides its command.
struct SpawnOptions {
    /// What becomes descriptor 0, 1 and 2 of the child; nil leaves it ours.
    var standard: (input: Int32?, output: Int32?, errors: Int32?) = (nil, nil, nil)
    /// Further descriptors that it keeps, under the same numbers.
    var inherited: [Int32] = []
    var session = Session.same

    enum Session {
        /// With us: signals of the keyboard go to both.
        case same
        /// In a process group of its own, which can be ended as a whole.
        case ownGroup
        /// A session of its own, without a terminal.
        case own
    }
}

/// Starts `command`; the number of the child. It has default signal actions, none blocked, and no descriptor that was not named.
func spawn(_ command: Command, _ options: SpawnOptions) throws(PlatformError) -> Int32 {
    for text in [command.program] + command.arguments { try PlatformError.refuseNull(in: text, "run") }
    for (name, value) in command.environment { try PlatformError.refuseNull(in: name + value, "run") }
    let arguments = CStrings([command.program] + command.arguments)
    let environment = CStrings(command.environment.map { $0.key + "=" + $0.value })
    var actions = try SpawnActions(options, directory: command.directory)
    var attributes = try SpawnAttributes(options.session)
    var child: pid_t = 0
    let number = posix_spawn(&child, command.program, &actions.actions, &attributes.attributes, arguments.pointers, environment.pointers)
    if number == 0 { return child }
    // posix_spawn does not say whether program or directory is missing.
    if let directory = command.directory, number == ENOENT || number == ENOTDIR, !Files.isDirectory(directory) {
        throw PlatformError(ErrorNumber(rawValue: number), "enter the directory", path: directory)
    }
    throw PlatformError(ErrorNumber(rawValue: number), "run", path: command.program)
}

/// Waits for a child of ours to end.
func waitForExit(_ child: Int32) throws(PlatformError) -> ProcessStatus {
    var status: Int32 = 0
    _ = try PlatformError.check("wait for process \(child)") { waitpid(child, &status, 0) }
    return ProcessStatus(waitStatus: status)
}

/// nil while it runs.
func exitIfEnded(_ child: Int32) throws(PlatformError) -> ProcessStatus? {
    var status: Int32 = 0
    let ended = try PlatformError.check("wait for process \(child)") { waitpid(child, &status, WNOHANG) }
    return ended == 0 ? nil : ProcessStatus(waitStatus: status)
}

private struct SpawnActions: ~Copyable {
    #if canImport(Glibc) || canImport(Musl)
    var actions = posix_spawn_file_actions_t()
    #else
    var actions: posix_spawn_file_actions_t?
    #endif

    init(_ options: SpawnOptions, directory: String?) throws(PlatformError) {
        try PlatformError.check("prepare a process", number: posix_spawn_file_actions_init(&actions))
        if let directory {
            try PlatformError.refuseNull(in: directory, "enter the directory")
            try PlatformError.check("enter the directory", path: directory, number: cplatform_spawn_directory(&actions, directory))
        }
        let standard = [options.standard.input, options.standard.output, options.standard.errors]
        for (target, source) in standard.enumerated() {
            if let source {
                try PlatformError.check(
                    "prepare a process", number: posix_spawn_file_actions_adddup2(&actions, source, Int32(target)))
            } else if fcntl(Int32(target), F_GETFD) >= 0 {
                try PlatformError.check("prepare a process", number: cplatform_spawn_inherit(&actions, Int32(target)))
            }
        }
        for descriptor in options.inherited {
            try PlatformError.check("prepare a process", number: cplatform_spawn_inherit(&actions, descriptor))
        }
        // What others left open without close-on-exec ends here, unless the caller hands some descriptors down.
        if options.inherited.isEmpty {
            try PlatformError.check("prepare a process", number: cplatform_spawn_close_from(&actions, 3))
        } else {
            let last = options.inherited.max() ?? 2
            for descriptor in 3...max(3, last) where !options.inherited.contains(descriptor) {
                try PlatformError.check("prepare a process", number: posix_spawn_file_actions_addclose(&actions, descriptor))
            }
            try PlatformError.check("prepare a process", number: cplatform_spawn_close_from(&actions, max(3, last) + 1))
        }
    }

    deinit {
        var actions = actions
        posix_spawn_file_actions_destroy(&actions)
    }
}

private struct SpawnAttributes: ~Copyable {
    #if canImport(Glibc) || canImport(Musl)
    var attributes = posix_spawnattr_t()
    #else
    var attributes: posix_spawnattr_t?
    #endif

    init(_ session: SpawnOptions.Session) throws(PlatformError) {
        try PlatformError.check("prepare a process", number: posix_spawnattr_init(&attributes))
        var flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | cplatform_spawn_close_flag()
        switch session {
        case .same: break
        case .ownGroup: flags |= Int16(POSIX_SPAWN_SETPGROUP)
        case .own: flags |= cplatform_spawn_session_flag()
        }
        posix_spawnattr_setflags(&attributes, flags)
        posix_spawnattr_setpgroup(&attributes, 0)
        var none = Signals.set(of: [])
        posix_spawnattr_setsigmask(&attributes, &none)
        var defaults = Signals.set(of: [.interrupt, .terminate, .hangUp, .quit, .brokenPipe, .user2])
        posix_spawnattr_setsigdefault(&attributes, &defaults)
    }

    deinit {
        var attributes = attributes
        posix_spawnattr_destroy(&attributes)
    }
}

/// An array of C strings with the NULL at its end, as `argv` and `environ` are.
private struct CStrings: ~Copyable {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ texts: [String]) {
        count = texts.count
        pointers = .allocate(capacity: texts.count + 1)
        for (index, text) in texts.enumerated() { (pointers + index).initialize(to: strdup(text)) }
        (pointers + texts.count).initialize(to: nil)
    }

    deinit {
        for index in 0..<count { free(pointers[index]) }
        pointers.deallocate()
    }
}
