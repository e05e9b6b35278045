import ASLInterpreter
import ASLModel
public import ASLRuntime

/// The buckets of a configuration as what distributed Maps read items from and write results to.
struct BucketStorage: MapRunStorage {
  let objects: any ObjectCapability

  func items(_ request: ItemsRequest) async throws(ErrorOutput) -> any ItemSource {
    let pages = ItemPages(request, objects)
    try await pages.open()
    return pages
  }

  func results(_ request: ResultsRequest) async throws(ErrorOutput) -> any ResultSink {
    let files = ResultFiles(request, objects)
    try await files.open()
    return files
  }
}

extension ResourceConfiguration {
  /// Where distributed Maps read and write. A bucket that is not configured fails the Map.
  public var mapRunStorage: any MapRunStorage {
    BucketStorage(objects: DirectoryObjects(buckets: buckets))
  }
}
