internal import CPlatform

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What a finished command left.
package struct CommandOutcome: Hashable, Sendable {
    package let status: ProcessStatus
    package let output: [UInt8]
    package let errors: [UInt8]

    package var outputText: String { String(decoding: output, as: UTF8.self) }
    package var errorText: String { String(decoding: errors, as: UTF8.self) }
}

/// Why a command has no outcome. But for `system`, it ran, and was killed with all its children.
package enum CommandFailure: Error, Hashable, Sendable {
    /// It could not be started, or not be talked to.
    case system(PlatformError)
    case timedOut
    /// It wrote more than the limit, on standard output or standard error.
    case tooMuchOutput
    case interrupted(Interrupted)
}

extension Command {
    /// Runs it to its end, with `input` as its standard input, and keeps what it writes. A status other than 0 is an outcome, not a failure.
    ///
    /// It returns when the program has ended and both its streams are closed, also by children that it left behind.
    package func run(
        input: [UInt8] = [], limit: Duration? = nil, outputLimit: Int = 64 << 20, interruption: Interruption = .none
    ) throws(CommandFailure) -> CommandOutcome {
        var conversation: Conversation
        do throws(PlatformError) {
            conversation = try Conversation(self, input: input, outputLimit: outputLimit)
        } catch { throw .system(error) }
        let deadline = Deadline.after(limit)
        do throws(CommandFailure) {
            try conversation.talk(deadline, interruption)
            let status = try conversation.awaitExit(deadline, interruption)
            return CommandOutcome(status: status, output: conversation.output.bytes, errors: conversation.errors.bytes)
        } catch {
            conversation.kill()
            throw error
        }
    }
}

/// A running child and our ends of its three streams, none of which may keep us from serving another.
private struct Conversation: ~Copyable {
    private let child: Int32
    private var input: Source
    var output: Sink
    var errors: Sink
    private let outputLimit: Int

    init(_ command: Command, input bytes: [UInt8], outputLimit: Int) throws(PlatformError) {
        let outputPipe = try Descriptor.pipe()
        let errorPipe = try Descriptor.pipe()
        var options = SpawnOptions()
        options.session = .ownGroup
        options.standard.output = outputPipe.write.number
        options.standard.errors = errorPipe.write.number
        if bytes.isEmpty {
            let nothing = try Descriptor.open("/dev/null", .read)
            options.standard.input = nothing.number
            child = try spawn(command, options)
            input = Source(descriptor: nil, bytes: [])
        } else {
            let inputPipe = try Descriptor.pipe()
            try inputPipe.write.setNonBlocking()
            options.standard.input = inputPipe.read.number
            child = try spawn(command, options)
            input = Source(descriptor: inputPipe.write.detach(), bytes: bytes)
        }
        output = Sink(descriptor: outputPipe.read.detach())
        errors = Sink(descriptor: errorPipe.read.detach())
        self.outputLimit = outputLimit
    }

    mutating func talk(_ deadline: Deadline, _ interruption: Interruption) throws(CommandFailure) {
        while input.isOpen || output.isOpen || errors.isOpen {
            if interruption.isRaised { throw .interrupted(Interrupted(signal: interruption.signal)) }
            if deadline.hasPassed { throw .timedOut }
            var entries = [
                pollfd(fd: output.number, events: Int16(POLLIN), revents: 0),
                pollfd(fd: errors.number, events: Int16(POLLIN), revents: 0),
                pollfd(fd: input.number, events: Int16(POLLOUT), revents: 0),
                pollfd(fd: interruption.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            let count = pollDescriptors(&entries, entries.count, deadline.pollTimeout())
            if count < 0 && ErrorNumber.current != .interrupted { throw .system(PlatformError(.current, "wait for a process")) }
            if count <= 0 { continue }
            do throws(PlatformError) {
                if entries[0].revents != 0 { try output.read(limit: outputLimit) }
                if entries[1].revents != 0 { try errors.read(limit: outputLimit) }
                if entries[2].revents != 0 { try input.write() }
            } catch { throw error.number == .tooLarge ? .tooMuchOutput : .system(error) }
        }
    }

    /// The streams are closed, so it has mostly ended; one that closed them early is waited for.
    func awaitExit(_ deadline: Deadline, _ interruption: Interruption) throws(CommandFailure) -> ProcessStatus {
        var pause: useconds_t = 20
        while true {
            do throws(PlatformError) {
                if let status = try exitIfEnded(child) { return status }
            } catch { throw .system(error) }
            if interruption.isRaised { throw .interrupted(Interrupted(signal: interruption.signal)) }
            if deadline.hasPassed { throw .timedOut }
            usleep(pause)
            pause = min(pause * 2, 20_000)
        }
    }

    func kill() {
        Platform.killGroup(child)
        _ = try? waitForExit(child)
    }
}

/// Our writing end of the child's standard input.
private struct Source: ~Copyable {
    private var descriptor: Int32?
    private let bytes: [UInt8]
    private var written = 0

    init(descriptor: Int32?, bytes: [UInt8]) {
        self.descriptor = descriptor
        self.bytes = bytes
    }

    deinit { if let descriptor { close(descriptor) } }

    var isOpen: Bool { descriptor != nil }
    var number: Int32 { descriptor ?? -1 }

    /// A child that does not read to the end is not a failure: its status says what it thought of that.
    mutating func write() throws(PlatformError) {
        guard let descriptor else { return }
        let (count, number) = bytes[written...].withUnsafeBytes { rest in
            withoutBrokenPipeSignal(descriptor) {
                let count = writeBytes(descriptor, rest.baseAddress, rest.count)
                return (count, ErrorNumber.current)
            }
        }
        if count >= 0 {
            written += count
        } else if number == .brokenPipe {
            written = bytes.count
        } else if number != .wouldBlock && number != .interrupted {
            throw PlatformError(number, "write to a process")
        }
        if written == bytes.count {
            close(descriptor)
            self.descriptor = nil
        }
    }
}

/// Our reading end of the child's standard output or error.
private struct Sink: ~Copyable {
    private var descriptor: Int32?
    private(set) var bytes: [UInt8] = []

    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { if let descriptor { close(descriptor) } }

    var isOpen: Bool { descriptor != nil }
    var number: Int32 { descriptor ?? -1 }

    mutating func read(limit: Int) throws(PlatformError) {
        guard let descriptor else { return }
        let count = withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 16) { buffer in
            let count = readBytes(descriptor, buffer.baseAddress, buffer.count)
            if count > 0 { bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
            return count
        }
        if bytes.count > limit { throw PlatformError(.tooLarge, "read from a process") }
        if count < 0 {
            let number = ErrorNumber.current
            if number != .interrupted { throw PlatformError(number, "read from a process") }
        } else if count == 0 {
            close(descriptor)
            self.descriptor = nil
        }
    }
}

private func killGroup(_ group: Int32) { kill(-group, SIGKILL) }

/// Runs `body`, during which a write to a pipe without a reader fails with EPIPE and raises no signal.
private func withoutBrokenPipeSignal<Result>(_ descriptor: Int32, _ body: () -> Result) -> Result {
    if cplatform_no_sigpipe(descriptor) == 0 { return body() }
    var blocked = Signals.set(of: [.brokenPipe])
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
    defer {
        // Pending only where this thread had it unblocked before and the write raised it now.
        if sigismember(&before, SIGPIPE) == 0 { cplatform_consume_sigpipe() }
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    return body()
}
