/// A cryptographic hash function, under the name that Java and `States.Hash` give it.
///
/// - Note: MD5 is RFC 1321; the others are FIPS 180-4.
public enum Digest: String, Sendable, CaseIterable {
  case md5 = "MD5"
  case sha1 = "SHA-1"
  case sha256 = "SHA-256"
  case sha384 = "SHA-384"
  case sha512 = "SHA-512"

  public var name: String { rawValue }

  /// How many bytes a hash has.
  public var size: Int {
    switch self {
    case .md5: 16
    case .sha1: 20
    case .sha256: 32
    case .sha384: 48
    case .sha512: 64
    }
  }

  /// How many bytes are hashed at a time; HMAC pads its key to this.
  public var blockSize: Int {
    switch self {
    case .md5, .sha1, .sha256: 64
    case .sha384, .sha512: 128
    }
  }

  /// The hash of a message, of ``size`` bytes.
  public func hash(_ message: [UInt8]) -> [UInt8] {
    switch self {
    case .md5: hashed(message, MD5())
    case .sha1: hashed(message, SHA1())
    case .sha256: hashed(message, SHA256())
    case .sha384: Array(hashed(message, SHA512(.sha384)).prefix(size))
    case .sha512: hashed(message, SHA512(.sha512))
    }
  }

  /// The keyed hash of a message (RFC 2104), of ``size`` bytes.
  public func hmac(key: [UInt8], message: [UInt8]) -> [UInt8] {
    var padded = key.count > blockSize ? hash(key) : key
    padded += repeatElement(0, count: blockSize - padded.count)
    let inner = hash(padded.map { $0 ^ 0x36 } + message)
    return hash(padded.map { $0 ^ 0x5C } + inner)
  }
}

/// The HMAC of a message with SHA-256, of 32 bytes.
public func hmacSHA256(key: [UInt8], message: [UInt8]) -> [UInt8] {
  Digest.sha256.hmac(key: key, message: message)
}
