extension Table {
    /// The completion script: to be sourced, or to be put where the shell finds it (`kit`, `_kit`, `kit.fish`).
    ///
    /// It answers commands, flags, fixed values and files itself, and runs `PROGRAM __complete KIND -- CURRENT WORD…` for the others.
    package func completionScript(for shell: Shell) -> String {
        switch shell {
        case .bash: bashScript(completionPlan)
        case .zsh: zshScript(completionPlan)
        case .fish: fishScript(completionPlan)
        }
    }
}
