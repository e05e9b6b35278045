/// The cyclic redundancy check of gzip, ZIP and S3: CRC-32 of ISO/IEC 13239, RFC 1952 section 8.
///
/// - Parameter start: the check of the bytes before these.
public func crc32(_ bytes: some Sequence<UInt8>, after start: UInt32 = 0) -> UInt32 {
  table.withUnsafeBufferPointer { table in
    ~bytes.reduce(~start) { check, byte in
      table[Int(UInt8(truncatingIfNeeded: check) ^ byte)] ^ check >> 8
    }
  }
}

/// The checks of single bytes.
private let table: [UInt32] = (0..<256).map { byte in
  (0..<8).reduce(UInt32(byte)) { check, _ in
    check & 1 == 0 ? check >> 1 : check >> 1 ^ 0xEDB8_8320
  }
}
