import CSQLite

/// A prepared statement with its values bound, to be stepped through. Columns are read from the row that `step` reached.
package struct Statement: ~Copyable {
    private let handle: OpaquePointer
    private let database: OpaquePointer

    init(handle: OpaquePointer, database: OpaquePointer) {
        self.handle = handle
        self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    /// Moves to the next row; false after the last one.
    package borrowing func step() throws(SQLiteError) -> Bool {
        switch ResultCode(rawValue: sqlite3_step(handle)) {
        case .row: return true
        case .done: return false
        default: throw failure()
        }
    }

    /// Binds all values, the first to the first parameter. Throws `range` when their number is not that of the parameters.
    borrowing func bind(_ values: [Value]) throws(SQLiteError) {
        let wanted = Int(sqlite3_bind_parameter_count(handle))
        guard wanted == values.count else {
            throw SQLiteError(code: .range, message: "\(values.count) values for \(wanted) parameters", sql: sql)
        }
        for (index, value) in values.enumerated() {
            guard bind(value, at: Int32(index + 1)) == SQLITE_OK else { throw failure() }
        }
    }

    private borrowing func bind(_ value: Value, at index: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(handle, index)
        case .integer(let number): return sqlite3_bind_int64(handle, index, number)
        case .real(let number): return sqlite3_bind_double(handle, index, number)
        case .text(var text):
            let handle = handle
            return text.withUTF8 { bytes in
                guard let count = Int32(exactly: bytes.count) else { return SQLITE_TOOBIG }
                return bytes.withMemoryRebound(to: CChar.self) {
                    // An empty buffer may have no address; the empty text is not NULL.
                    $0.baseAddress.map { csqlite_bind_text(handle, index, $0, count) } ?? csqlite_bind_text(handle, index, "", 0)
                }
            }
        case .blob(let bytes):
            guard let count = Int32(exactly: bytes.count) else { return SQLITE_TOOBIG }
            return bytes.withUnsafeBytes { csqlite_bind_blob(handle, index, $0.baseAddress, count) }
        }
    }

    package var columnCount: Int { Int(sqlite3_column_count(handle)) }

    package borrowing func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }
    package borrowing func int64(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }
    package borrowing func double(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

    /// The text of a column; what is not UTF-8 is repaired. Empty for NULL.
    package borrowing func text(_ column: Int) -> String {
        guard let start = sqlite3_column_text(handle, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    package borrowing func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    package borrowing func optionalInt64(_ column: Int) -> Int64? { isNull(column) ? nil : int64(column) }

    /// The bytes of a column; empty for NULL.
    package borrowing func blob(_ column: Int) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, Int32(column)) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
    }

    private var sql: String? { sqlite3_sql(handle).map { String(cString: $0) } }

    private borrowing func failure() -> SQLiteError {
        SQLiteError(
            code: ResultCode(rawValue: sqlite3_extended_errcode(database)), message: String(cString: sqlite3_errmsg(database)), sql: sql)
    }
}
