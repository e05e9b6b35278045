import Digests
import Testing

/// Published examples: RFC 1321, appendix A.5 (MD5), and the example values that NIST gives for
/// FIPS 180-4 (SHA-1, SHA-2), with the empty message of their validation suite.
@Suite struct DigestTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let digest: Digest
    let message: String
    let hash: String
    var testDescription: String { "\(digest.name) of \(message.prefix(20))" }

    init(_ digest: Digest, _ message: String, _ hash: String) {
      self.digest = digest
      self.message = message
      self.hash = hash
    }
  }

  @Test(arguments: examples)
  func aPublishedMessageHasItsPublishedHash(example: Example) {
    #expect(hexadecimal(example.digest.hash(Array(example.message.utf8))) == example.hash)
    #expect(example.digest.size * 2 == example.hash.utf8.count)
  }

  /// The long message of RFC 3174 and of NIST's examples.
  @Test(arguments: millions)
  func aMillionTimesTheLetterAHasItsPublishedHash(digest: Digest, hash: String) {
    #expect(hexadecimal(digest.hash([UInt8](repeating: 0x61, count: 1_000_000))) == hash)
  }

  /// Hashes the messages of 0 to 260 bytes (0, 1, 2, … modulo 256), and then all their hashes put
  /// together; the expected value comes from Python's hashlib. So every length around the edges of
  /// a block (55, 56, 63, 64, 111, 112, 119, 120, 127, 128, …) is checked at once.
  @Test(arguments: chains)
  func everyLengthAroundABlockIsPaddedRightly(digest: Digest, hash: String) {
    let message = (0...260).map { UInt8(truncatingIfNeeded: $0) }
    let hashes = (0...260).flatMap { digest.hash(Array(message.prefix($0))) }
    #expect(hexadecimal(digest.hash(hashes)) == hash)
  }

  @Test func theNamesAreThoseOfStatesHash() {
    #expect(Digest.allCases.map(\.name) == ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"])
    #expect(Digest(rawValue: "SHA-256") == .sha256)
    #expect(Digest(rawValue: "sha-256") == nil)
  }
}

private let twoBlocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
private let twoLongBlocks =
  "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
  + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"

private let examples: [DigestTests.Example] = [
  DigestTests.Example(.md5, "", "d41d8cd98f00b204e9800998ecf8427e"),
  DigestTests.Example(.md5, "a", "0cc175b9c0f1b6a831c399e269772661"),
  DigestTests.Example(.md5, "abc", "900150983cd24fb0d6963f7d28e17f72"),
  DigestTests.Example(.md5, "message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
  DigestTests.Example(.md5, "abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
  DigestTests.Example(
    .md5, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
    "d174ab98d277d9f5a5611c2c9f419d9f"),
  DigestTests.Example(
    .md5, "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
    "57edf4a22be3c955ac49da2e2107b67a"),
  DigestTests.Example(.sha1, "", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
  DigestTests.Example(.sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
  DigestTests.Example(.sha1, twoBlocks, "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
  DigestTests.Example(
    .sha256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  DigestTests.Example(
    .sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  DigestTests.Example(
    .sha256, twoBlocks, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
  DigestTests.Example(
    .sha384, "",
    "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da"
      + "274edebfe76f65fbd51ad2f14898b95b"),
  DigestTests.Example(
    .sha384, "abc",
    "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
      + "8086072ba1e7cc2358baeca134c825a7"),
  DigestTests.Example(
    .sha384, twoLongBlocks,
    "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712"
      + "fcc7c71a557e2db966c3e9fa91746039"),
  DigestTests.Example(
    .sha512, "",
    "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
      + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"),
  DigestTests.Example(
    .sha512, "abc",
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
      + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"),
  DigestTests.Example(
    .sha512, twoLongBlocks,
    "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018"
      + "501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909"),
]

private let millions: [(Digest, String)] = [
  (.md5, "7707d6ae4e027c70eea2a935c2296f21"),
  (.sha1, "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
  (.sha256, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  (
    .sha384,
    "9d0e1809716474cb086e834e310a4a1ced149e9c00f248527972cec5704c2a5b"
      + "07b8b3dc38ecc4ebae97ddd87f3d8985"
  ),
  (
    .sha512,
    "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973eb"
      + "de0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b"
  ),
]

private let chains: [(Digest, String)] = [
  (.md5, "917aa9eb3c5503ede3c7fbf37749c51e"),
  (.sha1, "57d7fea532c9b15118a920d62b0f88a9b297f2fc"),
  (.sha256, "b462003d0a60fe61db68b56c40eec21e993531dd139094e48ded151822bfadf9"),
  (
    .sha384,
    "f9d6df1d872ef4e7e2d16e0757021afcd81361d3cacf074f9e07527e6e6e12b3"
      + "917babb6ab7bd3e942bbcc97295a47f0"
  ),
  (
    .sha512,
    "0956c25aa2cba477972641067ef9118e2d1faca127309d5283c7b954faf6d75e"
      + "6ae9a6545d0c6a6c9b824b0ce9ccc1a37313c06ad19d7ff430b8c01b27fd9a05"
  ),
]
