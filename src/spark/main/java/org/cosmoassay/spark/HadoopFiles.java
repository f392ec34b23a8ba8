package org.cosmoassay.spark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.cosmoassay.harness.engine.RemoteFiles;

/** Files of any file system that Hadoop knows, set up as Spark is: {@code spark.hadoop...}. */
public final class HadoopFiles implements RemoteFiles {

  /** For service loading. */
  public HadoopFiles() {}

  @Override
  public boolean reads(String scheme) {
    try {
      return FileSystem.getFileSystemClass(scheme, configuration()) != null;
    } catch (UnsupportedFileSystemException e) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException(
          "The file system of " + scheme + " cannot be set up: " + e.getMessage(), e);
    }
  }

  @Override
  public String identity(URI address) throws IOException {
    FileStatus status =
        FileSystem.get(address, configuration())
            .getFileStatus(new org.apache.hadoop.fs.Path(address));
    if (status.isDirectory()) {
      throw new IOException("it is a directory; name a file");
    }
    return status.getLen() + " bytes, " + status.getModificationTime();
  }

  @Override
  public void copy(URI address, Path target) throws IOException {
    FileSystem.get(address, configuration())
        .copyToLocalFile(
            false,
            new org.apache.hadoop.fs.Path(address),
            new org.apache.hadoop.fs.Path(target.toUri()),
            true);
  }

  private static Configuration configuration() {
    SparkEnv environment = SparkEnv.get();
    SparkConf settings = environment == null ? new SparkConf() : environment.conf();
    return SparkHadoopUtil.get().newConfiguration(settings);
  }
}
