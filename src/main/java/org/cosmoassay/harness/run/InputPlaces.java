package org.cosmoassay.harness.run;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.cosmoassay.harness.config.InputFile;
import org.cosmoassay.harness.engine.RemoteFiles;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.reference.AtomicFile;
import org.cosmoassay.reference.Sha256;

/**
 * Where the files of a benchmark can be read. Those of other file systems are copied into the run
 * directory, once for as long as they stay the same: catalogues are read at random places.
 */
final class InputPlaces {

  private final RunDirectory directory;

  InputPlaces(RunDirectory directory) {
    this.directory = directory;
  }

  /**
   * Where a file can be read.
   *
   * @param source whose file it is, for messages
   */
  Path of(InputFile file, String source) throws SourceException {
    Optional<URI> address = file.remote();
    return address.isPresent() ? copy(address.get(), source) : file.path();
  }

  private Path copy(URI address, String source) throws SourceException {
    RemoteFiles files = reader(address, source);
    try {
      String name = Path.of(address.getPath()).getFileName().toString();
      String key =
          Sha256.of((address + "\n" + files.identity(address)).getBytes(StandardCharsets.UTF_8));
      Path place = directory.cachedInput(key, name);
      if (!Files.exists(place)) {
        Files.createDirectories(place.resolveSibling(""));
        AtomicFile.writeAt(place, target -> files.copy(address, target));
      }
      return place;
    } catch (IOException e) {
      throw new SourceException(
          "source %s: %s cannot be read (%s)".formatted(source, address, e.getMessage()), e);
    }
  }

  private static RemoteFiles reader(URI address, String source) throws SourceException {
    for (RemoteFiles files :
        ServiceLoader.load(RemoteFiles.class, InputPlaces.class.getClassLoader())) {
      if (files.reads(String.valueOf(address.getScheme()))) {
        return files;
      }
    }
    throw new SourceException(
        "source %s: nothing at hand reads %s; with `--engine spark` file systems of Hadoop are read, else copy the file to this machine"
            .formatted(source, address));
  }
}
