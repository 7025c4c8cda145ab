extension Connection {
    package enum TransactionKind: Equatable, Sendable {
        /// A snapshot: every read sees the same state.
        case read
        /// Takes the write lock at once.
        case write
    }

    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws. Not to be nested.
    package func transaction<Result, Failure: Error>(
        _ kind: TransactionKind, mapping: (SQLiteError) -> Failure, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        do throws(SQLiteError) { try execute(kind == .write ? "BEGIN IMMEDIATE" : "BEGIN") } catch { throw mapping(error) }
        let result: Result
        do throws(Failure) {
            result = try body()
        } catch {
            rollBack()
            throw error
        }
        do throws(SQLiteError) {
            try execute("COMMIT")
        } catch {
            rollBack()
            throw mapping(error)
        }
        return result
    }

    package func transaction<Result>(
        _ kind: TransactionKind, _ body: () throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result {
        try transaction(kind, mapping: { $0 }, body)
    }

    /// Some failures (a full disk, an I/O error) end the transaction by themselves; then there is nothing left to roll back.
    private func rollBack() {
        do throws(SQLiteError) { try execute("ROLLBACK") } catch {}
    }
}
