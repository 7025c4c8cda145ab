/// What a shell may offer for the value of a flag or for an operand.
package enum Completion: Sendable, Equatable {
    case none
    case file
    case directory
    /// Values known when the completion script is written.
    case values([String])
    /// Values only the running program knows. The script asks `PROGRAM __complete NAME -- CURRENT WORD…`, where CURRENT is the
    /// unfinished word and the WORDs are what stands before it after the program's name; see ``Table/parse(_:)`` for reading them.
    /// The answer is one candidate a line, a tab and a description may follow it.
    case dynamic(String)
}
