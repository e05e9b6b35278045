import DebugAdapterProtocol

// Names of the protocol that the debugger has as well.
typealias WireBreakpoint = DebugAdapterProtocol.Breakpoint
typealias WireStop = DebugAdapterProtocol.Stop
typealias WireScope = DebugAdapterProtocol.Scope
