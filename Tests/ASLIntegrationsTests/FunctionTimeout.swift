/// The option of a function: a short timeout where one is expected, elsewhere one that a busy
/// machine keeps.
func timeout(expecting error: String) -> String {
  #", "timeoutSeconds": \#(error == "Sandbox.Timedout" ? 1 : 60)"#
}
