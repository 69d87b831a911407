//! The `leidraad` program: all of it lives in the library.

fn main() -> std::process::ExitCode {
    leidraad::cli::main()
}
