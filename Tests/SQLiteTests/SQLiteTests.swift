import Platform
import SQLite
import Testing

/// Runs `body` with the path of a database file in a directory of its own, which is removed afterwards.
func withDatabase(_ body: (String) throws -> Void) throws {
    let directory = try Files.makeTemporaryDirectory(in: Files.realPath("/tmp"), prefix: "sqlite-test-")
    defer { _ = try? Files.removeTree(directory) }
    try body(directory + "/test.db")
}

@Suite struct SQLiteTests {
    @Test func everyKindOfValueComesBack() throws {
        try withDatabase { path throws in
            let database = try Connection(path: path, access: .create)
            try database.execute("CREATE TABLE t (a, b, c, d, e, f)")
            let values: [Value] = [.null, .integer(.min), .real(1.5), .text("é\u{0}x"), .blob([0, 255]), .text("")]
            try database.execute("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)", values)
            try database.execute("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)", .null, .null, .null, .null, .blob([]), .null)
            let read = try database.rows("SELECT * FROM t") { (row) throws(SQLiteError) in
                (row.isNull(0), row.int64(1), row.double(2), row.text(3), row.blob(4), row.optionalText(5), row.isNull(4))
            }
            #expect(read.count == 2)
            #expect(read[0].0 && read[0].1 == .min && read[0].2 == 1.5 && read[0].3 == "é\u{0}x" && read[0].4 == [0, 255])
            #expect(read[0].5 == "")
            #expect(read[1].5 == nil && read[1].4.isEmpty && !read[1].6)
        }
    }

    @Test func failuresAreRecognisedByTheirCode() throws {
        try withDatabase { path throws in
            #expect(throws: SQLiteError.self) { try Connection(path: path, access: .readWrite) }
            let database = try Connection(path: path, access: .create)
            try database.execute("CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT")
            try database.execute("INSERT INTO t VALUES (1)")
            func code(_ sql: String, _ values: [Value] = []) -> ResultCode? {
                do throws(SQLiteError) { try database.execute(sql, values) } catch { return error.code }
                return nil
            }
            #expect(code("INSERT INTO t VALUES (1)")?.primary == .constraint)
            #expect(code("SELEC") == .error)
            #expect(code("SELECT 1; SELECT 2") == .misuse)
            #expect(code("") == .misuse)
            #expect(code("SELECT ?") == .range)
            #expect(code("SELECT ?", [.integer(1)]) == nil)
        }
    }

    @Test func whatIsNoDatabaseIsRefused() throws {
        try withDatabase { path throws in
            try Files.write(path, String(repeating: "no database ", count: 100))
            func open() -> ResultCode? {
                do throws(SQLiteError) {
                    let database = try Connection(path: path, access: .readWrite)
                    try database.execute("SELECT * FROM sqlite_schema")
                } catch { return error.code }
                return nil
            }
            #expect(open() == .notADatabase)
        }
    }

    @Test func aTransactionThatThrowsLeavesNothing() throws {
        struct Stop: Error {}
        try withDatabase { path throws in
            let database = try Connection(path: path, access: .create)
            try database.execute("CREATE TABLE t (a)")
            #expect(throws: SQLiteError.self) {
                try database.transaction(.write) { () throws(SQLiteError) in
                    try database.execute("INSERT INTO t VALUES (1)")
                    throw SQLiteError(code: .interrupted, message: "stop")
                }
            }
            try database.transaction(.write) { () throws(SQLiteError) in try database.execute("INSERT INTO t VALUES (2)") }
            #expect(try database.rows("SELECT a FROM t") { (row) throws(SQLiteError) in row.int64(0) } == [2])
        }
    }
}

@Suite struct MigrationsTests {
    static let one = Migration("one", ["CREATE TABLE a (x)"])
    static let two = Migration("two", ["CREATE TABLE b (x)", "INSERT INTO b VALUES (7)"])

    @Test func stepsRunOnceEach() throws {
        try withDatabase { path throws in
            let database = try Connection(path: path, access: .create)
            try Migrations(applicationID: 77, steps: [Self.one]).apply(to: database)
            let both = Migrations(applicationID: 77, steps: [Self.one, Self.two])
            #expect(try both.missing(in: database) == 1)
            try both.apply(to: database)
            try both.apply(to: database)
            #expect(try database.rows("SELECT x FROM b") { (row) throws(SQLiteError) in row.int64(0) } == [7])
        }
    }

    @Test func newerForeignAndBrokenAreRefusedAndUntouched() throws {
        try withDatabase { path throws in
            let database = try Connection(path: path, access: .create)
            try Migrations(applicationID: 77, steps: [Self.one, Self.two]).apply(to: database)
            #expect(throws: MigrationError.newer(unknown: 1)) {
                try Migrations(applicationID: 77, steps: [Self.one]).apply(to: database)
            }
            #expect(throws: MigrationError.foreign(applicationID: 77)) {
                try Migrations(applicationID: 78, steps: [Self.one, Self.two]).apply(to: database)
            }
            let broken = Migration("three", ["CREATE TABLE c (x)", "CREATE TABLE a (x)"])
            let three = Migrations(applicationID: 77, steps: [Self.one, Self.two, broken])
            #expect(throws: MigrationError.self) { try three.apply(to: database) }
            #expect(try three.missing(in: database) == 1)
            #expect(try database.first("SELECT 1 FROM sqlite_schema WHERE name = 'c'") { (row) throws(SQLiteError) in row.int64(0) } == nil)
        }
    }
}
