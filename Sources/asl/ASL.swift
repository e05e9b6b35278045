import ASLCommands

@main
struct ASL {
  static func main() {
    Program.main(Array(CommandLine.arguments.dropFirst()))
  }
}
