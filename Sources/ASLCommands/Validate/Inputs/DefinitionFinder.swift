import Diagnostics

/// Finds the files that operands name: files, folders, globs and standard input.
///
/// Each file is found once, however many ways lead to it, and links that lead round in circles are
/// followed once.
struct DefinitionFinder {
  private(set) var found: [Found] = []
  /// Operands that led to what an earlier one had led to.
  private(set) var repeated: Set<Int> = []
  /// By the place in ``found``.
  private var files: [FileStatus.Identity: Int] = [:]
  private var folders: Set<FileStatus.Identity> = []
  private var hasStandardInput = false
  private var operand = 0

  /// What an operand led to.
  struct Found {
    let path: String
    /// Which operand led there, from 0.
    let operand: Int
    fileprivate(set) var kind: Kind

    enum Kind {
      /// A definition by its name, or because the user says so.
      case definition
      /// A definition if it has StartAt and States.
      case perhaps
      case unreadable(CommandFailure)
    }
  }

  mutating func add(_ word: String) {
    defer { operand += 1 }
    if word == "-" {
      if hasStandardInput { repeated.insert(operand) } else { add(word, .definition) }
      hasStandardInput = true
      return
    }
    do throws(SystemError) {
      let status = try FileStatus(word)
      if status.kind == .folder {
        walk(word == "." || word == "./" ? "" : word, status)
      } else {
        add(word, status, .definition)
      }
    } catch {
      if error.isMissingFile, PathPattern.isPattern(word) {
        for pattern in PathPattern.all(word) { expand(pattern) }
      } else {
        add(word, .definition)
      }
    }
  }

  private mutating func add(_ path: String, _ kind: Found.Kind) {
    found.append(Found(path: path, operand: operand, kind: kind))
  }

  /// Adds a file, or, where it was found before, what is known better of it now.
  private mutating func add(_ path: String, _ status: FileStatus, _ kind: Found.Kind) {
    guard let place = files[status.identity] else {
      files[status.identity] = found.count
      return add(path, kind)
    }
    repeated.insert(operand)
    if case .definition = kind { found[place].kind = kind }
  }
}

extension DefinitionFinder {
  /// Folders that hold what others have written.
  private static func isSkipped(_ name: String) -> Bool {
    name.hasPrefix(".") || name == "node_modules"
  }

  /// Finds the definitions below a folder.
  private mutating func walk(_ folder: String, _ status: FileStatus) {
    guard folders.insert(status.identity).inserted else {
      repeated.insert(operand)
      return
    }
    do throws(SystemError) {
      for name in try names(inFolder: folder) where !Self.isSkipped(name) {
        visit(joined(folder, name), named: name)
      }
    } catch {
      add(folder, .unreadable(.unreadable(folder, error)))
    }
  }

  private mutating func visit(_ path: String, named name: String) {
    let isDefinition = name.hasSuffix(".asl.json")
    let isWanted = name.hasSuffix(".json")
    do throws(SystemError) {
      let status = try FileStatus(path)
      switch status.kind {
      case .folder: walk(path, status)
      case .file: if isWanted { add(path, status, isDefinition ? .definition : .perhaps) }
      case .pipe, .device, .socket: if isDefinition { add(path, .definition) }
      }
    } catch {
      if isWanted { add(path, .definition) }
    }
  }
}

extension DefinitionFinder {
  private mutating func expand(_ pattern: PathPattern) {
    var seen: Set<Place> = []
    expand(pattern.isAbsolute ? "/" : "", pattern.parts[...], &seen)
  }

  /// A folder in which the rest of a pattern was looked for.
  private struct Place: Hashable {
    let folder: FileStatus.Identity
    let restCount: Int
  }

  private mutating func expand(
    _ folder: String, _ rest: ArraySlice<PathPattern.Part>, _ seen: inout Set<Place>
  ) {
    guard let part = rest.first else { return take(folder) }
    switch part {
    case .literal(let name): expand(joined(folder, name), rest.dropFirst(), &seen)
    case .glob:
      for name in entries(of: folder) where part.matches(name) {
        expand(joined(folder, name), rest.dropFirst(), &seen)
      }
    case .anyFolders:
      guard let status = status(of: folder), status.kind == .folder,
        seen.insert(Place(folder: status.identity, restCount: rest.count)).inserted
      else { return }
      if rest.count > 1 { expand(folder, rest.dropFirst(), &seen) }
      for name in entries(of: folder) where !Self.isSkipped(name) {
        let path = joined(folder, name)
        if self.status(of: path)?.kind == .folder {
          expand(path, rest, &seen)
        } else if rest.count == 1 {
          take(path)
        }
      }
    }
  }

  /// Takes what a glob matches: as a folder that was named, or a file. Of JSON that is not called
  /// a definition only what is one.
  private mutating func take(_ path: String) {
    guard let status = status(of: path) else {
      if linkTarget(of: path) != nil { add(path, .definition) }
      return
    }
    if status.kind == .folder { return walk(path, status) }
    let isDoubtful = path.hasSuffix(".json") && !path.hasSuffix(".asl.json")
    add(path, status, isDoubtful ? .perhaps : .definition)
  }

  private func status(of path: String) -> FileStatus? {
    do throws(SystemError) {
      return try FileStatus(path.isEmpty ? "." : path)
    } catch {
      return nil
    }
  }

  /// Nothing where it is no folder: then nothing in it matches.
  private func entries(of folder: String) -> [String] {
    do throws(SystemError) {
      return try names(inFolder: folder)
    } catch {
      return []
    }
  }
}

private func joined(_ folder: String, _ name: String) -> String {
  folder.isEmpty || folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
}
