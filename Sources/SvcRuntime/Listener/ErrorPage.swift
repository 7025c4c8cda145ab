/// An answer of the runtime's own, in the form that the client asked for: HTML for browsers, JSON for programs that accept it, else plain text.
struct ErrorPage: Sendable {
    var status: Int
    /// One line: what is the matter.
    var title: String
    /// What to do about it, or where to read more.
    var detail: String = ""
    /// Finds the request in the logs.
    var requestID: String?

    func response(accept: ArraySlice<UInt8>?) -> HTTPResponse {
        let accept = accept.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
        var headers = [(name: "cache-control", value: "no-store"), (name: "x-content-type-options", value: "nosniff")]
        if let requestID { headers.append((name: "x-request-id", value: requestID)) }
        let (type, body) =
            if accept.contains("text/html") { ("text/html; charset=utf-8", html) } else if accept.contains("json") {
                ("application/json", json)
            } else { ("text/plain; charset=utf-8", plain) }
        headers.append((name: "content-type", value: type))
        return HTTPResponse(status: status, headers: headers, body: Array(body.utf8))
    }

    private var plain: String {
        var text = "\(status) \(StatusText.of(status)): \(title)\n"
        if !detail.isEmpty { text += "\(detail)\n" }
        if let requestID { text += "request \(requestID)\n" }
        return text
    }

    private var json: String {
        let id = requestID.map { ",\"request\":\(Self.quoted($0))" } ?? ""
        return "{\"status\":\(status),\"error\":\(Self.quoted(title)),\"detail\":\(Self.quoted(detail))\(id)}\n"
    }

    private var html: String {
        let id = requestID.map { "<p><small>request <code>\(Self.escaped($0))</code></small></p>" } ?? ""
        return """
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
            <title>\(status) \(StatusText.of(status))</title>\
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:15vh auto;padding:0 1em;color:#222;background:#fff}\
            @media(prefers-color-scheme:dark){body{color:#ddd;background:#111}}</style>\
            <h1>\(status) \(StatusText.of(status))</h1><p>\(Self.escaped(title))</p><p>\(Self.escaped(detail))</p>\(id)

            """
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            switch character {
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "&": out += "&amp;"
            case "\"": out += "&quot;"
            default: out.append(character)
            }
        }
        return out
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
