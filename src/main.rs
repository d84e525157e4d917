//! The command `stelsel`: hands its arguments to the library and ends with its exit code.

fn main() -> std::process::ExitCode {
    stelsel::cli::main()
}
