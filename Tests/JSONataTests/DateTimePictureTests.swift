import Testing

@testable import JSONata

/// The expectations are those of the reference implementation, slips included.
@Suite struct DateTimePictureTests {
  /// 2018-03-23T10:33:36.617Z, a Friday.
  private static let moment = 1_521_801_216_617.0

  @Test(
    arguments: [
      (moment, nil, nil, "2018-03-23T10:33:36.617Z"),
      (moment, nil, "+0530", "2018-03-23T16:03:36.617+05:30"),
      (moment, nil, "-0500", "2018-03-23T05:33:36.617-05:00"),
      // Both parts count from the hour below.
      (moment, nil, "-0530", "2018-03-23T04:03:36.617-06:30"),
      (moment + 0.9, "[f000]", nil, "617"),
      (-1, nil, nil, "1969-12-31T23:59:59.999Z"),
      (-62_135_596_800_001, nil, nil, "0000-12-31T23:59:59.999Z"),
      (253_402_300_800_000, nil, nil, "0000-01-01T00:00:00.000Z"),
      (8.64e15, "[Y]-[M]-[D]", nil, "275760-9-13"),
      (8.65e15, "[Y0001]-[M]", nil, "0NaN-NaN"),
      (moment, "[Y0001]", "soon", "0NaN"),
    ] as [(Double, String?, String?, String)])
  func aTimeIsShownInItsZone(
    milliseconds: Double, picture: String?, timezone: String?, text: String
  ) {
    let result = outcome { () throws(JSONataError) in
      try fromMillis(milliseconds, picture: picture, timezone: timezone)
    }
    #expect(result == text)
  }

  @Test(arguments: [
    (
      "[Y] [Y,2-2] [Y##02] [Y9,999,*] [YI] [Yw]",
      "2018 18 2018 2,018 MMXVIII two thousand and eighteen"
    ),
    ("[M] [M01] [MN] [Mn] [MNn,*-3] [Mw] [MA]", "3 03 MARCH march Mar three C"),
    ("[D] [D1o] [Dwo] [DWw] [D00001]", "23 23rd twenty-third Twenty-Three 00023"),
    ("[d] [d001] [F] [FN] [F1] [FNn,3-3]", "82 082 friday FRIDAY 5 Fri"),
    ("[W] [w] [X] [x] [xNn]", "12 4 2018 3 March"),
    ("[H]:[h]:[m]:[s].[f] [P] [PN] [PNn]", "10:10:33:36.617 am AM am"),
    ("[Z] [Z0] [Z0000] [Z01:01t] [z]", "+00:00 +0 +0000 Z GMT+00:00"),
    ("[C] [E]", "ISO ISO"),
    ("[[ [Y] ]] x]y", "[ 2018 ] x]y"),
    ("[ D # 1 ]", "23"),
    ("", ""),
    ("[", "D3135"), ("[Y", "D3135"), ("[]", "D3132"), ("[q]", "D3132"), ("[YN]", "D3133"),
    ("[HN]", "D3133"), ("[Mx]", "D3130"), ("[Y##]", "D3130"), ("[Y0٠]", "D3131"),
    ("[Z010101]", "D3134"), ("[ZN]", "D3134"),
  ])
  func eachComponentIsShownAsItsMarkerSays(picture: String, text: String) {
    let result = outcome { () throws(JSONataError) in
      try fromMillis(Self.moment, picture: picture)
    }
    #expect(result == text)
  }

  @Test(arguments: [
    ("2018", "2018-01-01T00:00:00.000Z"),
    ("2018-05", "2018-05-01T00:00:00.000Z"),
    ("2018-05-06", "2018-05-06T00:00:00.000Z"),
    ("2018-05-06Z", "2018-05-06T00:00:00.000Z"),
    ("2018-02-30", "2018-03-02T00:00:00.000Z"),
    ("2018-05-06T07:08:09", "2018-05-06T07:08:09.000Z"),
    ("2018-05-06T07:08:09.1", "2018-05-06T07:08:09.100Z"),
    ("2018-05-06T07:08:09.98765Z", "2018-05-06T07:08:09.987Z"),
    ("2018-05-06T07:08:09+01:30", "2018-05-06T05:38:09.000Z"),
    ("2018-05-06T07:08:09-0130", "2018-05-06T08:38:09.000Z"),
    ("2018-05-06T24:00:00", "2018-05-07T00:00:00.000Z"),
    ("0000", "0000-01-01T00:00:00.000Z"),
    ("2018-13", "nan"), ("2018-00-01", "nan"), ("2018-05-32", "nan"), ("2018-30", "nan"),
    ("2018-05-06T24:00:01", "nan"), ("2018-05-06T07:08:09+24:00", "nan"), ("2018-05+01:00", "nan"),
    ("", "D3110"), ("x", "D3110"), ("2018-5-6", "D3110"), ("2018-05-06 07:08:09", "D3110"),
    ("2018-05-06T07:08", "D3110"), ("2018-05-06T07:08:09.", "D3110"), ("2018Z ", "D3110"),
    ("2018-05-06T07:08:09+1:00", "D3110"), ("2018-05-06-11-11", "D3110"),
  ])
  func withoutAPictureATimeIsISO8601(text: String, time: String) {
    #expect(parsed(text, nil) == time)
  }

  @Test(arguments: [
    ("20180506", "[Y0001][M01][D01]", "2018-05-06T00:00:00.000Z"),
    ("20240101123849", "[Y0000][M00][D00][H00][m00][s00]", "2024-01-01T12:38:49.000Z"),
    ("5 March 2018", "[D] [MNn] [Y]", "2018-03-05T00:00:00.000Z"),
    ("Mar 5th 2018", "[MNn,3-3] [D1o] [Y]", "2018-03-05T00:00:00.000Z"),
    ("fifth of v, MMXVIII", "[Dwo] of [Mi], [YI]", "2018-05-05T00:00:00.000Z"),
    ("2018-100", "[Y]-[d]", "2018-04-10T00:00:00.000Z"),
    ("(2018).05", "([Y]).[M]", "2018-05-01T00:00:00.000Z"),
    ("12:05 am", "[h]:[m] [P]", "2023-11-14T00:05:00.000Z"),
    ("12:05 PM", "[h]:[m] [P]", "2023-11-14T12:05:00.000Z"),
    ("5 pm", "[h] [P]", "2023-11-14T17:00:00.000Z"),
    ("00:00", "[H]:[m]", "2023-11-14T00:00:00.000Z"),
    ("31/12", "[D]/[M]", "2023-12-31T00:00:00.000Z"),
    ("1.5", "[s].[f]", "2023-11-14T22:13:01.500Z"),
    ("9.01987", "[s].[f1]", "2023-11-14T22:13:09.019Z"),
    ("Friday", "[FNn]", "2023-11-14T22:13:20.123Z"),
    ("99", "[Y]", "1999-01-01T00:00:00.000Z"),
    ("2018-01-02T25:61:61", "[Y]-[M]-[D]T[H]:[m]:[s]", "2018-01-03T02:02:01.000Z"),
    ("2018-01-02 +05:30", "[Y]-[M]-[D] [Z]", "2018-01-01T18:30:00.000Z"),
    ("2018-01-02 +0530", "[Y]-[M]-[D] [Z0000]", "2018-01-01T18:30:00.000Z"),
    ("2018-01-02 GMT-1", "[Y]-[M]-[D] [z0]", "2018-01-02T01:00:00.000Z"),
    // The minutes are added to the hours, whose sign they have not.
    ("2018-01-02 -05:30", "[Y]-[M]-[D] [Z]", "2018-01-02T04:30:00.000Z"),
    ("2018 Foo", "[Y] [MNn]", "2018-01-01T00:00:00.000Z"),
    ("999999999999", "[Y]", "nan"),
    ("two dozen", "[Yw]", "undefined"), ("May", "[Y]", "undefined"), ("", "", "undefined"),
    ("2018-05", "[Y]-[M]-[D]", "undefined"), ("2018 march 3", "[Y] [MNn] [D]", "D3136"),
    ("2018 3", "[Y] [D]", "D3136"), ("2018-100 5", "[Y]-[d] [H]", "D3136"),
    ("2018 7", "[X] [W]", "D3136"), ("5:07", "[h]:[s]", "D3136"), ("1", "[C]", "D3133"),
    ("1", "[q]", "D3132"), ("1", "[Y#]", "D3130"), ("1", "[Y", "D3135"),
  ])
  func aTimeIsReadAsThePictureSays(text: String, picture: String, time: String) {
    #expect(parsed(text, picture) == time)
  }

  @Test func aPictureThatTakesTooLongToMatchIsGivenUp() {
    let picture = String(repeating: "[f1]", count: 12)
    let digits = String(repeating: "1", count: 400) + "x"
    #expect(parsed(digits, picture) == "D1012")
  }

  @Test func everyDayIsReadBack() throws {
    for day in stride(from: -200_000.0, to: 200_000, by: 977) {
      let time = day * 86_400_000 + 45_296_789
      let picture = "[Y0001]-[M01]-[D01] [H01]:[m01]:[s01].[f001]"
      let text = try fromMillis(time, picture: picture)
      #expect(try toMillis(text, picture: picture, now: 0) == time)
      #expect(try toMillis(fromMillis(time), now: 0) == time)
      let ordinal = try fromMillis(time, picture: "[Y0001]-[d]")
      #expect(try toMillis(ordinal, picture: "[Y]-[d]", now: 0) == day * 86_400_000)
    }
  }

  /// With 2023-11-14T22:13:20.123Z as the present.
  private func parsed(_ text: String, _ picture: String?) -> String {
    outcome { () throws(JSONataError) in
      guard let time = try toMillis(text, picture: picture, now: 1_700_000_000_123) else {
        return nil
      }
      return time.isNaN ? "nan" : try fromMillis(time)
    }
  }
}
