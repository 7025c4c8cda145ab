/// A named step of a schema, frozen once it was released: its statements run in one transaction.
package struct Migration: Sendable {
    package let name: String
    package let statements: [String]

    package init(_ name: String, _ statements: [String]) {
        self.name = name
        self.statements = statements
    }
}

/// Why a database does not fit the program's migrations.
package enum MigrationError: Error, Equatable, Sendable {
    case sqlite(SQLiteError)
    /// It has had steps that this program does not know: a newer program made it.
    case newer(unknown: Int)
    /// It belongs to another program.
    case foreign(applicationID: Int64)
}

/// An append-only list of migrations. How many a database has had stands in its `user_version`, whose it is in its `application_id`.
package struct Migrations: Sendable {
    package let applicationID: Int32
    package let steps: [Migration]

    package init(applicationID: Int32, steps: [Migration]) {
        self.applicationID = applicationID
        self.steps = steps
    }

    /// How many steps are still to be done. Throws `newer` and `foreign`; writes nothing.
    package func missing(in connection: Connection) throws(MigrationError) -> Int {
        let (owner, done): (Int64, Int64)
        do throws(SQLiteError) {
            owner = try connection.first("PRAGMA application_id") { (row) throws(SQLiteError) in row.int64(0) } ?? 0
            done = try connection.first("PRAGMA user_version") { (row) throws(SQLiteError) in row.int64(0) } ?? 0
        } catch {
            throw .sqlite(error)
        }
        if owner != Int64(applicationID) {
            guard owner == 0, done == 0, try isEmpty(connection) else { throw .foreign(applicationID: owner) }
        }
        guard done <= Int64(steps.count) else { throw .newer(unknown: Int(done) - steps.count) }
        return steps.count - Int(max(0, done))
    }

    /// Brings a database up to date, each step in a transaction of its own that looks again first, so that racing processes are safe.
    package func apply(to connection: Connection) throws(MigrationError) {
        while try missing(in: connection) > 0 {
            try connection.transaction(.write, mapping: { .sqlite($0) }) { () throws(MigrationError) in
                let left = try missing(in: connection)
                guard left > 0 else { return }
                let number = steps.count - left
                do throws(SQLiteError) {
                    for statement in steps[number].statements { try connection.execute(statement) }
                    // PRAGMA takes no parameters; both are integers of this program.
                    try connection.execute("PRAGMA application_id = \(applicationID)")
                    try connection.execute("PRAGMA user_version = \(number + 1)")
                } catch {
                    throw .sqlite(error)
                }
            }
        }
    }

    private func isEmpty(_ connection: Connection) throws(MigrationError) -> Bool {
        do throws(SQLiteError) {
            return try connection.first("SELECT 1 FROM sqlite_schema LIMIT 1") { (row) throws(SQLiteError) in row.int64(0) } == nil
        } catch {
            throw .sqlite(error)
        }
    }
}
