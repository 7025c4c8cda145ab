/// What a worker asks of a key-value namespace. Keys and sizes have been checked against the limits of Cloudflare's KV.
package enum KeyValueCommand: Sendable, Equatable {
    /// Answered by `.entry`. Serves `get` and `getWithMetadata`.
    case get(key: String)
    /// Answered by `.done`. `expiration` is in seconds since 1970; `metadata` is JSON text.
    case put(key: String, value: [UInt8], expiration: Int64?, metadata: String?)
    /// Answered by `.done`, also when there is no such key.
    case delete(key: String)
    /// Answered by `.page`, in the order of the keys' UTF-8 bytes. `limit` is 1 to 1,000.
    case list(prefix: String, limit: Int, cursor: String?)
}

package struct KeyValueEntry: Sendable, Equatable {
    package let value: [UInt8]
    /// JSON text.
    package let metadata: String?

    package init(value: [UInt8], metadata: String? = nil) {
        self.value = value
        self.metadata = metadata
    }
}

package struct KeyValuePage: Sendable, Equatable {
    package struct Key: Sendable, Equatable {
        package let name: String
        /// Seconds since 1970.
        package let expiration: Int64?
        /// JSON text.
        package let metadata: String?

        package init(name: String, expiration: Int64? = nil, metadata: String? = nil) {
            self.name = name
            self.expiration = expiration
            self.metadata = metadata
        }
    }

    package let keys: [Key]
    /// Where to go on; nil when the list is complete.
    package let cursor: String?

    package init(keys: [Key], cursor: String? = nil) {
        self.keys = keys
        self.cursor = cursor
    }
}

package enum KeyValueAnswer: Sendable, Equatable {
    case entry(KeyValueEntry?)
    case done
    case page(KeyValuePage)
}
