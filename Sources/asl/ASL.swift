import ASLCommands

@main
struct ASL {
  static func main() async {
    await Program.main(Array(CommandLine.arguments.dropFirst()))
  }
}
