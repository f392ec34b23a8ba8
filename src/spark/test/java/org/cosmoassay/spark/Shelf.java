package org.cosmoassay.spark;

import java.net.URI;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** A file system of Hadoop's that is not the machine's own: files below {@code shelf:///}. */
public final class Shelf extends RawLocalFileSystem {

  /** For Hadoop, which is told of it by a setting. */
  public Shelf() {}

  @Override
  public URI getUri() {
    return URI.create("shelf:///");
  }

  @Override
  public String getScheme() {
    return "shelf";
  }
}
