import CSQLite

/// An open database.
package final class Connection {
    package enum Access: Equatable, Sendable {
        case readOnly
        case readWrite
        /// Makes the file when it is not there.
        case create
    }

    private let handle: OpaquePointer

    /// Opens a file. Extended result codes and foreign keys are on; a busy database is waited for up to `busyTimeout` milliseconds.
    /// Throws `cannotOpen`, `notADatabase` (when the file is looked into, which may be at the first statement), `readOnly`.
    package init(path: String, access: Access, busyTimeout: Int32 = 5000) throws(SQLiteError) {
        guard !path.utf8.contains(0) else { throw SQLiteError(code: .cannotOpen, message: "a path cannot contain a NUL byte") }
        let flags: Int32 =
            switch access {
            case .readOnly: SQLITE_OPEN_READONLY
            case .readWrite: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nil)
        guard let opened else { throw SQLiteError(code: ResultCode(rawValue: code), message: "out of memory") }
        guard code == SQLITE_OK else {
            defer { sqlite3_close_v2(opened) }
            throw SQLiteError(code: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(opened)))
        }
        handle = opened
        sqlite3_busy_timeout(handle, busyTimeout)
        try execute("PRAGMA foreign_keys = ON")
    }

    deinit { sqlite3_close_v2(handle) }

    /// Runs one statement to its end and drops its rows. Throws `misuse` for more than one statement.
    package func execute(_ sql: String, _ values: Value...) throws(SQLiteError) { try execute(sql, values) }

    package func execute(_ sql: String, _ values: [Value]) throws(SQLiteError) {
        let statement = try prepare(sql)
        try statement.bind(values)
        while try statement.step() {}
    }

    /// Every row of a query, read by `read`.
    package func rows<Row>(
        _ sql: String, _ values: Value..., read: (borrowing Statement) throws(SQLiteError) -> Row
    ) throws(SQLiteError) -> [Row] {
        let statement = try prepare(sql)
        try statement.bind(values)
        var rows: [Row] = []
        while try statement.step() { rows.append(try read(statement)) }
        return rows
    }

    /// The first row of a query, or nil.
    package func first<Row>(
        _ sql: String, _ values: Value..., read: (borrowing Statement) throws(SQLiteError) -> Row
    ) throws(SQLiteError) -> Row? {
        let statement = try prepare(sql)
        try statement.bind(values)
        return try statement.step() ? try read(statement) : nil
    }

    /// The id of the row that was inserted last.
    package var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

    /// How many rows the last statement changed.
    package var changes: Int { Int(sqlite3_changes64(handle)) }

    private func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        var statement: OpaquePointer?
        let (code, isWhole) = sql.withCString { start in
            var rest: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v2(handle, start, -1, &statement, &rest)
            return (code, rest?.pointee == 0)
        }
        guard code == SQLITE_OK else {
            throw SQLiteError(code: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(handle)), sql: sql)
        }
        guard let statement else { throw SQLiteError(code: .misuse, message: "there is no statement", sql: sql) }
        let prepared = Statement(handle: statement, database: handle)
        guard isWhole else { throw SQLiteError(code: .misuse, message: "more than one statement", sql: sql) }
        return prepared
    }
}
