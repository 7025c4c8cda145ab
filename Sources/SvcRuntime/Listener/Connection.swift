import NIOCore

/// One HTTP/1.1 connection: bytes in, requests to the responder one after the other, answers out in order.
///
///     reading --complete request--> answering --reply--> reading | closing
///     reading --fault, timeout----> lingering (the answer is out, what still comes is thrown away) --> closed
///
/// While a request is being answered, what the client sends ahead waits unparsed, and beyond a limit in the socket: so pipelined answers
/// cannot change their order and a client cannot fill our memory.
final class Connection: ChannelDuplexHandler, ExchangePort, Drainable {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Phase { case reading, answering, lingering, closed }

    private let set: ConnectionSet
    private let parser: HTTPParser
    private var context: ChannelHandlerContext?
    private var phase = Phase.reading
    private var input: ByteBuffer?
    private var output = ByteBuffer()
    private var serial: UInt64 = 0
    private var head = HTTPHead()
    private var answersHead = false
    private var keepsAlive = true
    private var isOld = false
    private var isProcessing = false
    private var isInReadCycle = false
    private var readIsHeld = false
    private var inputEnded = false
    private var isUnflushed = false
    private var isStreaming = false
    private var deadline = 0
    private static let lingerSeconds = 2

    init(set: ConnectionSet) {
        self.set = set
        parser = HTTPParser(limits: set.limits)
    }

    // MARK: the channel

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        deadline = set.clock.seconds + set.limits.headSeconds + 1
        set.insert(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }
    func channelInactive(context: ChannelHandlerContext) { end() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func end() {
        phase = .closed
        context = nil
        input = nil
        set.remove(self)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        isInReadCycle = true
        var bytes = unwrapInboundIn(data)
        guard phase != .lingering else { return }
        if input == nil {
            input = bytes
        } else {
            input?.writeBuffer(&bytes)
        }
        process()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isInReadCycle = false
        flush()
    }

    /// Holds the socket back while too much is waiting to be parsed.
    func read(context: ChannelHandlerContext) {
        if let input, phase == .answering || !context.channel.isWritable, input.readableBytes > set.limits.readAheadBytes {
            readIsHeld = true
        } else {
            context.read()
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            deadline = set.clock.seconds + set.limits.idleSeconds
            process()
            flush()
        } else {
            deadline = set.clock.seconds + set.limits.writeSeconds
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .some(.inputClosed) = event as? ChannelEvent else { return context.fireUserInboundEventTriggered(event) }
        inputEnded = true
        // Who follows a stream and ends its side is gone; who waits for an answer may still read it.
        if phase != .answering || isStreaming { context.close(promise: nil) }
    }

    // MARK: requests

    private func process() {
        guard !isProcessing else { return }
        isProcessing = true
        defer { isProcessing = false }
        while phase == .reading, let readable = input?.readableBytes, readable > 0, context?.channel.isWritable == true {
            if !head.target.isEmpty { recycle() }
            let wasInside = parser.isInsideRequest
            let (consumed, progress) = input?.withUnsafeReadableBytes { parser.parse($0) } ?? (0, .more)
            input?.moveReaderIndex(forwardBy: consumed)
            switch progress {
            case .more: awaitMore(wasInside: wasInside)
            case .complete: dispatch()
            case .failed(let fault): refuse(fault)
            }
        }
        if input?.readableBytes == 0 { input = nil }
        if phase == .reading, readIsHeld {
            readIsHeld = false
            context?.read()
        }
    }

    private func recycle() {
        let done = head
        head = HTTPHead()
        parser.recycle(done)
    }

    private func awaitMore(wasInside: Bool) {
        if parser.isInsideBody {
            deadline = set.clock.seconds + set.limits.bodySeconds + 1
        } else if !wasInside {
            deadline = set.clock.seconds + set.limits.headSeconds + 1
        }
        if parser.takeWantsContinue() { output.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n") }
    }

    private func dispatch() {
        let request = parser.takeRequest()
        keepsAlive = parser.keepsAlive
        isOld = parser.isOld
        answersHead = request.method == "HEAD"
        head = request.head
        phase = .answering
        serial &+= 1
        set.responder.respond(to: request, exchange: Exchange(port: self, serial: serial))
    }

    private func refuse(_ fault: HTTPFault) {
        let page = ErrorPage(status: fault.status, title: fault.message)
        let framing = ResponseFraming(isHead: false, closes: true, isOld: false, length: .known)
        _ = ResponseWriter.write(page.response(accept: nil), framing, date: set.clock.date, to: &output)
        input = nil
        linger()
    }

    // MARK: answers

    func isOpen(serial: UInt64) -> Bool { serial == self.serial && phase == .answering }

    func reply(_ response: HTTPResponse, serial: UInt64) {
        guard isOpen(serial: serial), !isStreaming, let context else { return }
        let closes = !keepsAlive || set.isDraining || inputEnded
        let framing = ResponseFraming(isHead: answersHead, closes: closes, isOld: isOld, length: .known)
        if ResponseWriter.write(response, framing, date: set.clock.date, to: &output), let body = response.body {
            send(context)
            context.write(wrapOutboundOut(ByteBuffer(bytes: body)), promise: nil)
            isUnflushed = true
        }
        answered(closes: closes)
    }

    func begin(_ response: HTTPResponse, serial: UInt64) {
        guard isOpen(serial: serial), !isStreaming else { return }
        isStreaming = true
        // Whoever follows something closes it by going away, so such a connection is not kept.
        keepsAlive = keepsAlive && !isOld && !set.isDraining
        let framing = ResponseFraming(isHead: answersHead, closes: !keepsAlive, isOld: isOld, length: .streamed)
        _ = ResponseWriter.write(response, framing, date: set.clock.date, to: &output)
        if !isInReadCycle { flush() }
    }

    func send(_ bytes: [UInt8], serial: UInt64) {
        guard isOpen(serial: serial), isStreaming, !answersHead else { return }
        ResponseWriter.writeChunk(bytes, isOld: isOld, to: &output)
        if !isInReadCycle { flush() }
    }

    func end(serial: UInt64) {
        guard isOpen(serial: serial), isStreaming else { return }
        isStreaming = false
        if !isOld, !answersHead { output.writeStaticString("0\r\n\r\n") }
        answered(closes: !keepsAlive || set.isDraining || inputEnded)
    }

    private func answered(closes: Bool) {
        phase = .reading
        deadline = set.clock.seconds + set.limits.idleSeconds + 1
        guard !closes else { return finish() }
        if !isProcessing { process() }
        if !isInReadCycle { flush() }
    }

    private func send(_ context: ChannelHandlerContext) {
        guard output.readableBytes > 0 else { return }
        context.write(wrapOutboundOut(output), promise: nil)
        output.clear()
        isUnflushed = true
    }

    private func flush() {
        guard let context else { return }
        send(context)
        guard isUnflushed else { return }
        isUnflushed = false
        context.flush()
    }

    /// Closes after the last answer. Bytes that nobody will read would make the close a reset that can take the answer with it, so then it lingers.
    private func finish() {
        guard let context else { return }
        if let input, input.readableBytes > 0 {
            self.input = nil
            return linger()
        }
        phase = .lingering
        deadline = set.clock.seconds + set.limits.writeSeconds
        let promise = context.eventLoop.makePromise(of: Void.self)
        let channel = context.channel
        promise.futureResult.whenComplete { _ in channel.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(output), promise: promise)
        output.clear()
        isUnflushed = false
    }

    private func linger() {
        phase = .lingering
        deadline = set.clock.seconds + Self.lingerSeconds
        flush()
        context?.close(mode: .output, promise: nil)
    }

    // MARK: time and drain

    func tick() {
        guard set.clock.seconds > deadline, let context else { return }
        switch phase {
        case .answering where context.channel.isWritable: break
        case .reading where parser.isInsideRequest:
            refuse(.timeout)
        case .reading, .answering, .lingering: context.close(promise: nil)
        case .closed: break
        }
    }

    func drain() {
        if isStreaming { end(serial: serial) }
        if phase == .reading && !parser.isInsideRequest { context?.close(promise: nil) }
    }
}
